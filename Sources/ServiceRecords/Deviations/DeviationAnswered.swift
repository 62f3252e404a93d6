public import Replication
public import ServiceModel
import SwiftProtobuf
import WireFormat

/// The county's word on a deviation, an entry of the status scope in which it was filed.
public struct DeviationAnswered: Hashable, Sendable {
    /// The entry that filed it.
    public let filing: Dot
    /// What becomes of it.
    public let answer: DeviationAnswer

    /// Answers a deviation.
    public init(_ filing: Dot, _ answer: DeviationAnswer) {
        self.filing = filing
        self.answer = answer
    }

    /// The codec 0 payload.
    public var payload: [UInt8] {
        Tongban_Records_V1_DeviationAnswered.with {
            $0.replica = octets(filing.replica.bytes)
            $0.sequence = filing.sequence
            switch answer.outcome {
            case .accepted(let version):
                $0.outcome = 1
                $0.version = UInt32(clamping: version ?? 0)
            case .explained: $0.outcome = 2
            case .declined: $0.outcome = 3
            }
            $0.text = answer.text
        }.encoded
    }

    /// Reads a payload.
    ///
    /// - Throws: `malformed` also for an outcome outside its table and for a text that is too long.
    public init(payload: [UInt8]) throws(RefusalReason) {
        guard let message = try? Tongban_Records_V1_DeviationAnswered(serializedBytes: payload),
            let replica = ReplicaID(bytes: message.replica)
        else { throw .malformed }
        let outcome: DeviationAnswer.Outcome
        switch (message.outcome, message.version) {
        case (1, let version): outcome = .accepted(asVersion: version == 0 ? nil : Int(version))
        case (2, 0): outcome = .explained
        case (3, 0): outcome = .declined
        default: throw .malformed
        }
        answer = DeviationAnswer(outcome: outcome, text: message.text)
        guard answer.fault == nil else { throw .malformed }
        filing = Dot(replica, message.sequence)
    }
}
