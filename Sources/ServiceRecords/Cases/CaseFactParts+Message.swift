import ServiceModel
import SwiftProtobuf

// What facts are made of, as it is written.

extension DeferralPromise {
    var message: Tongban_Records_V1_DeferralPromise {
        .with {
            $0.materials = materials.map(UInt32.init(clamping:))
            $0.due = due.number
            $0.text = text
        }
    }
}

extension MaterialVerification {
    var message: Tongban_Records_V1_MaterialVerified {
        .with {
            $0.material = UInt32(clamping: material)
            $0.means = UInt32(means.rawValue)
            $0.valid = isValid
            $0.asOf = asOf.number
        }
    }

    init?(_ message: Tongban_Records_V1_MaterialVerified) {
        guard let means = UInt8(exactly: message.means).flatMap(Means.init(rawValue:)) else {
            return nil
        }
        self.init(
            material: Int(message.material),
            means: means,
            isValid: message.valid,
            asOf: Day(number: message.asOf)
        )
    }
}

extension Commitment {
    var message: Tongban_Records_V1_Commitment {
        .with {
            $0.materials = materials.map(UInt32.init(clamping:))
            $0.text = text
            if let checkBy { $0.checkBy = checkBy.number }
        }
    }

    init?(_ message: Tongban_Records_V1_Commitment) {
        guard let materials = [Int](ascending: message.materials) else { return nil }
        self.init(
            materials: materials,
            text: message.text,
            checkBy: message.hasCheckBy ? Day(number: message.checkBy) : nil
        )
    }
}

extension Mandate {
    var message: Tongban_Records_V1_Mandate {
        .with {
            $0.kind = UInt32(kind.rawValue)
            if let person { $0.person = person.message }
            $0.phone = phone
            $0.acts = acts.map { UInt32($0.rawValue) }
            if let until { $0.until = until.number }
        }
    }

    init?(_ message: Tongban_Records_V1_Mandate) {
        guard let kind = UInt8(exactly: message.kind).flatMap(Kind.init(rawValue:)),
            let numbers = [Int](ascending: message.acts)
        else { return nil }
        let acts = numbers.compactMap { UInt8(exactly: $0).flatMap(Act.init(rawValue:)) }
        guard acts.count == numbers.count else { return nil }
        self.init(
            kind: kind,
            person: message.hasPerson ? Applicant(message.person) : nil,
            phone: message.phone,
            acts: acts,
            until: message.hasUntil ? Day(number: message.until) : nil
        )
    }
}

extension Delivery {
    var message: Tongban_Records_V1_Delivery {
        .with {
            $0.method = UInt32(method.rawValue)
            $0.receiver = UInt32(receiver.rawValue)
            $0.note = note
        }
    }

    init?(_ message: Tongban_Records_V1_Delivery) {
        guard let method = UInt8(exactly: message.method).flatMap(Method.init(rawValue:)),
            let receiver = UInt8(exactly: message.receiver).flatMap(Receiver.init(rawValue:))
        else { return nil }
        self.init(method: method, receiver: receiver, note: message.note)
    }
}

extension CaseLink {
    var message: Tongban_Records_V1_CaseLink {
        .with {
            $0.kind = UInt32(kind.rawValue)
            $0.point = other.point.number
            $0.opening = other.opening.message
        }
    }

    init?(_ message: Tongban_Records_V1_CaseLink) {
        guard let kind = UInt8(exactly: message.kind).flatMap(Kind.init(rawValue:)),
            let opening = EntryName(message.opening)
        else { return nil }
        self.init(
            kind: kind,
            to: CaseName(point: ServicePointID(message.point), opening: opening)
        )
    }
}

extension Evaluation {
    var message: Tongban_Records_V1_Evaluation {
        .with {
            $0.grade = UInt32(grade.rawValue)
            $0.channel = UInt32(channel.rawValue)
            $0.visit = UInt32(clamping: visit)
            $0.text = text
        }
    }

    init?(_ message: Tongban_Records_V1_Evaluation) {
        guard let grade = UInt8(exactly: message.grade).flatMap(Grade.init(rawValue:)),
            let channel = UInt8(exactly: message.channel).flatMap(Channel.init(rawValue:)),
            message.visit <= Self.mostVisits
        else { return nil }
        self.init(
            grade: grade,
            channel: channel,
            visit: Int(message.visit),
            text: message.text
        )
    }
}
