public import Replication
public import ServiceModel
import SwiftProtobuf
import WireFormat

/// A service point's word that a guide is not what is done (与实际不符), an entry of its status scope.
public struct DeviationFiled: Hashable, Sendable {
    /// What it says.
    public let deviation: GuideDeviation
    /// The case at which it was noticed, of the same service point; nil if none.
    public let noticedAt: Dot?

    /// Files a deviation.
    public init(_ deviation: GuideDeviation, noticedAt: Dot? = nil) {
        self.deviation = deviation
        self.noticedAt = noticedAt
    }

    /// The codec 0 payload.
    public var payload: [UInt8] {
        Tongban_Records_V1_DeviationFiled.with {
            $0.matter = deviation.matter.text
            $0.version = UInt32(clamping: deviation.version)
            $0.element = UInt32(deviation.element?.rawValue ?? 0)
            $0.part = UInt32(clamping: deviation.part)
            $0.says = deviation.says
            $0.actual = deviation.actual
            $0.filedOn = deviation.filedOn.number
            if let noticedAt {
                $0.case = .with {
                    $0.replica = octets(noticedAt.replica.bytes)
                    $0.sequence = noticedAt.sequence
                }
            }
        }.encoded
    }

    /// Reads a payload.
    ///
    /// - Throws: `malformed` also for an element outside the table and for texts that are too long.
    public init(payload: [UInt8]) throws(RefusalReason) {
        guard let message = try? Tongban_Records_V1_DeviationFiled(serializedBytes: payload),
            let matter = MatterCode(message.matter), message.version > 0
        else { throw .malformed }
        var element: MatterElement?
        if message.element != 0 {
            element = UInt8(exactly: message.element).flatMap(MatterElement.init(rawValue:))
            guard element != nil else { throw .malformed }
        }
        let deviation = GuideDeviation(
            matter: matter,
            version: Int(message.version),
            element: element,
            part: Int(message.part),
            says: message.says,
            actual: message.actual,
            filedOn: Day(number: message.filedOn)
        )
        guard deviation.fault == nil else { throw .malformed }
        self.deviation = deviation
        guard message.hasCase else {
            noticedAt = nil
            return
        }
        guard let replica = ReplicaID(bytes: message.case.replica) else { throw .malformed }
        noticedAt = Dot(replica, message.case.sequence)
    }
}
