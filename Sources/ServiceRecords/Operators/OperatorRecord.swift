import SwiftProtobuf
public import ServiceModel

/// Kind 12: who acts in what follows of this feed, until the next such entry.
///
/// It covers what people do (kinds 10 and up). Certificates, rulings and node reports speak for the
/// node itself. Judgement never reads it.
public struct OperatorRecord: Hashable, Sendable {
    /// The person.
    public let person: Operator

    /// Names who acts from here on.
    public init(_ person: Operator) {
        self.person = person
    }

    /// The codec 0 payload.
    public var payload: [UInt8] {
        Tongban_Records_V1_OperatorNamed.with {
            $0.name = person.name
            $0.role = person.role.code
        }.encoded
    }

    /// Reads a payload.
    ///
    /// - Throws: `malformed`, also for a name that is none.
    public init(payload: [UInt8]) throws(RefusalReason) {
        guard let message = try? Tongban_Records_V1_OperatorNamed(serializedBytes: payload),
            let person = try? Operator(
                name: message.name,
                role: OperatorRole(code: message.role)
            )
        else { throw .malformed }
        self.person = person
    }
}
