public import ServiceModel
import SwiftProtobuf

/// What a point says about an offer to it, as an entry of its status (kind 61).
public struct DelegationAnswered: Hashable, Sendable {
    /// What it says.
    public let answer: DelegationAnswer

    /// Wraps an answer.
    public init(_ answer: DelegationAnswer) {
        self.answer = answer
    }

    /// The codec 0 payload.
    public var payload: [UInt8] {
        Tongban_Records_V1_DelegationAnswered.with {
            $0.matter = answer.matter.text
            $0.version = UInt32(clamping: answer.version)
            $0.answer = UInt32(answer.kind.rawValue)
            $0.claimedAt = answer.claimedAt
            switch answer.word {
            case .assess: break
            case .accept(let checks):
                $0.checks = checks.sorted { $0.item < $1.item }.map(\.message)
            case .decline(let reason, let text):
                $0.reason = UInt32(reason.rawValue)
                $0.text = text
            case .withdraw(let text): $0.text = text
            }
        }.encoded
    }

    /// Reads a payload.
    ///
    /// - Throws: `malformed` if it is none, for codes outside their tables, and for checks that are
    ///   not ascending.
    public init(payload: [UInt8]) throws(RefusalReason) {
        guard
            let message = try? Tongban_Records_V1_DelegationAnswered(serializedBytes: payload),
            let matter = MatterCode(message.matter), message.version > 0,
            let kind = UInt8(exactly: message.answer).flatMap(
                DelegationAnswer.Kind.init(rawValue:)
            ),
            let word = Self.word(kind, message)
        else { throw .malformed }
        self.init(
            DelegationAnswer(
                matter: matter,
                version: Int(message.version),
                word: word,
                claimedAt: message.claimedAt
            )
        )
    }

    private static func word(
        _ kind: DelegationAnswer.Kind,
        _ message: Tongban_Records_V1_DelegationAnswered
    ) -> DelegationAnswer.Word? {
        switch kind {
        case .assess: return .assess
        case .withdraw: return .withdraw(text: message.text)
        case .decline:
            return UInt8(exactly: message.reason).flatMap(DeclineReason.init(rawValue:))
                .map { .decline($0, text: message.text) }
        case .accept:
            let checks = message.checks.compactMap(CapabilityCheck.init)
            guard checks.count == message.checks.count,
                zip(checks, checks.dropFirst()).allSatisfy({ $0.item < $1.item })
            else { return nil }
            return .accept(checks)
        }
    }
}

extension CapabilityCheck {
    fileprivate var message: Tongban_Records_V1_CapabilityShown {
        .with {
            $0.item = UInt32(item.rawValue)
            switch finding {
            case .met(let evidence, let person):
                $0.evidence = evidence
                $0.person = person
            case .due(let day, let plan):
                $0.due = day.number
                $0.evidence = plan
            }
        }
    }

    fileprivate init?(_ message: Tongban_Records_V1_CapabilityShown) {
        guard let item = UInt8(exactly: message.item).flatMap(CapabilityItem.init(rawValue:))
        else { return nil }
        self.init(
            item,
            message.hasDue
                ? .due(Day(number: message.due), plan: message.evidence)
                : .met(evidence: message.evidence, by: message.person)
        )
    }
}
