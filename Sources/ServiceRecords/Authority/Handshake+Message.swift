import Replication
import ServiceModel
import SwiftProtobuf
import WireFormat

extension DelegationOffer {
    /// The offer as kind 38 carries it.
    var message: Tongban_Records_V1_DelegationOffered {
        .with {
            $0.matter = matter.text
            $0.point = point.number
            $0.version = UInt32(clamping: version)
            $0.mode = UInt32(mode.rawValue)
            $0.offeredOn = offeredOn.number
            $0.replyBy = replyBy.number
            if let until { $0.until = until.number }
            $0.checks = checks.map { UInt32($0.rawValue) }
            $0.trialCases = UInt32(clamping: trialCases)
            $0.department = department
            $0.document = document
            $0.training = training
            $0.serviceLevel = serviceLevel
            $0.note = note
        }
    }

    /// Reads an offer; nil for codes outside their tables, checks out of order and numbers too large.
    init?(_ message: Tongban_Records_V1_DelegationOffered) {
        guard let matter = MatterCode(message.matter), message.point > 0, message.version > 0,
            let mode = UInt8(exactly: message.mode).flatMap(HandlingMode.init(rawValue:)),
            message.trialCases <= Self.mostTrialCases
        else { return nil }
        let checks = message.checks.compactMap {
            UInt8(exactly: $0).flatMap(CapabilityItem.init(rawValue:))
        }
        guard checks.count == message.checks.count,
            zip(checks, checks.dropFirst()).allSatisfy({ $0 < $1 })
        else { return nil }
        self.init(
            matter: matter,
            point: ServicePointID(message.point),
            version: Int(message.version),
            mode: mode,
            offeredOn: Day(number: message.offeredOn),
            replyBy: Day(number: message.replyBy),
            until: message.hasUntil ? Day(number: message.until) : nil,
            checks: checks,
            trialCases: Int(message.trialCases),
            department: message.department,
            document: message.document,
            training: message.training,
            serviceLevel: message.serviceLevel,
            note: message.note
        )
    }
}

extension DelegationStep {
    /// The move as kind 39 carries it.
    var message: Tongban_Records_V1_DelegationMoved {
        .with {
            $0.matter = matter.text
            $0.point = point.number
            $0.version = UInt32(clamping: version)
            $0.move = UInt32(move.rawValue)
            $0.day = day.number
            $0.from = from.number
            $0.urgent = isUrgent
            if let answer { $0.answer = answer.message }
            $0.reason = reason
            $0.document = document
        }
    }

    /// Reads a move; nil for codes outside their tables, and for an offer, which is a kind of its own.
    init?(_ message: Tongban_Records_V1_DelegationMoved) {
        guard let matter = MatterCode(message.matter), message.point > 0, message.version > 0,
            let move = UInt8(exactly: message.move).flatMap(DelegationMove.init(rawValue:)),
            move != .offer
        else { return nil }
        var answer: EntryName?
        if message.hasAnswer {
            guard let named = EntryName(message.answer) else { return nil }
            answer = named
        }
        self.init(
            matter: matter,
            point: ServicePointID(message.point),
            version: Int(message.version),
            move: move,
            day: Day(number: message.day),
            from: Day(number: message.from),
            isUrgent: message.urgent,
            answer: answer,
            reason: message.reason,
            document: message.document
        )
    }
}

extension Beacon {
    /// The beacon as kind 40 carries it.
    var message: Tongban_Records_V1_Beacon {
        .with {
            $0.countyTime = countyTime
            $0.villageDays = UInt32(clamping: villageDays)
            $0.townshipDays = UInt32(clamping: townshipDays)
            if let backup {
                $0.backup = .with {
                    $0.id = octets(backup.id)
                    $0.madeAt = backup.madeAt
                }
            }
        }
    }

    /// Reads a beacon; nil without a time, for days or an id beyond their limits.
    init?(_ message: Tongban_Records_V1_Beacon) {
        let id = Array(message.backup.id)
        guard message.countyTime > 0, message.villageDays <= Self.mostDays,
            message.townshipDays <= Self.mostDays, id.count <= VerifiedBackup.longestID,
            message.hasBackup == !id.isEmpty
        else { return nil }
        self.init(
            countyTime: message.countyTime,
            villageDays: Int(message.villageDays),
            townshipDays: Int(message.townshipDays),
            backup: message.hasBackup ? VerifiedBackup(id: id, madeAt: message.backup.madeAt) : nil
        )
    }
}
