public import ServiceModel
import SwiftProtobuf

/// One published version of a matter, an entry of a catalogue scope.
public struct MatterRecord: Hashable, Sendable {
    /// The matter as published; a version is never changed.
    public let matter: Matter
    /// The version that the payload names instead of repeating it; nil if it stands by itself.
    public let base: Matter?

    /// Publishes `matter`.
    ///
    /// - Parameter base: An earlier version published to the same audience. It is named only if that
    ///   says the same in fewer bytes.
    public init(_ matter: Matter, over base: Matter? = nil) {
        self.matter = matter
        self.base = base.flatMap { Self.isShorter(matter, over: $0) ? $0 : nil }
    }

    /// The codec 0 payload.
    public var payload: [UInt8] {
        let whole = Self.message(of: matter)
        return (base.map { whole.difference(from: Self.message(of: $0)) } ?? whole).encoded
    }

    /// Reads a payload that stands by itself, or was completed by ``whole(_:base:)``.
    ///
    /// - Throws: `malformed` for codes outside their tables, and if it names a base.
    public init(payload: [UInt8]) throws(RefusalReason) {
        let message = try Self.read(payload)
        guard message.base == 0, let matter = Matter(message) else { throw .malformed }
        self.matter = matter
        base = nil
    }

    /// A payload that stands by itself: what it leaves out is taken from the version it names.
    ///
    /// What a newer county wrote into either and this version does not know is kept.
    ///
    /// - Parameter base: The whole payload of a version, as this audience has it; nil if it was never
    ///   published there.
    /// - Throws: `malformed`, `unknownMatter` without the base, and what `base` throws.
    public static func whole(
        _ payload: [UInt8],
        base: (MatterCode, Int) throws -> [UInt8]?
    ) throws -> [UInt8] {
        let message = try read(payload)
        guard message.base != 0 else { return payload }
        guard let code = MatterCode(message.code), message.base < message.version else {
            throw RefusalReason.malformed
        }
        guard let found = try base(code, Int(message.base)) else {
            throw RefusalReason.unknownMatter
        }
        return message.completed(by: try read(found)).encoded
    }

    private static func read(
        _ payload: [UInt8]
    ) throws(RefusalReason) -> Tongban_Records_V1_MatterPublished {
        guard let message = try? Tongban_Records_V1_MatterPublished(serializedBytes: payload) else {
            throw .malformed
        }
        return message
    }

    private static func isShorter(_ matter: Matter, over base: Matter) -> Bool {
        guard base.code == matter.code, base.version > 0, base.version < matter.version else {
            return false
        }
        let (whole, earlier) = (message(of: matter), message(of: base))
        let difference = whole.difference(from: earlier)
        // Materials out of order, or two of one number, would come back otherwise.
        return difference.completed(by: earlier) == whole
            && difference.encoded.count < whole.encoded.count
    }

    private static func message(of matter: Matter) -> Tongban_Records_V1_MatterPublished {
        .with {
            $0.code = matter.code.text
            $0.version = UInt32(matter.version)
            $0.name = matter.name
            $0.type = matter.type.rawValue
            // Absent is zero, so that one content has one spelling.
            let (statutory, promised) = (matter.statutoryLimit.count, matter.promisedLimit.count)
            if statutory != 0 { $0.statutoryDays = UInt32(statutory) }
            if promised != 0 { $0.promisedDays = UInt32(promised) }
            $0.materials = matter.materials.map(\.message)
            if matter.status.rawValue != 0 { $0.status = UInt32(matter.status.rawValue) }
            if matter.effectiveFrom.number != 0 { $0.effectiveFrom = matter.effectiveFrom.number }
            $0.elements = matter.elements.map { element in
                .with {
                    $0.number = UInt32(element.element.rawValue)
                    $0.text = element.text
                }
            }
            $0.fees = matter.fees.map(\.message)
            $0.questions = matter.questions.map(\.message)
            $0.favourable = matter.isFavourable
        }
    }
}

extension Matter {
    fileprivate init?(_ message: Tongban_Records_V1_MatterPublished) {
        guard let code = MatterCode(message.code),
            let type = MatterType(rawValue: message.type),
            let status = UInt8(exactly: message.status).flatMap(MatterStatus.init(rawValue:))
        else { return nil }
        let materials = message.materials.compactMap(MaterialRequirement.init)
        guard materials.count == message.materials.count else { return nil }
        // An element that a newer county has and this version does not know stays in the payload.
        let elements = message.elements.compactMap { item in
            UInt8(exactly: item.number).flatMap(MatterElement.init(rawValue:))
                .map { ($0, item.text) }
        }
        self.init(
            code: code,
            version: Int(message.version),
            name: message.name,
            type: type,
            status: status,
            effectiveFrom: Day(number: message.effectiveFrom),
            statutoryLimit: WorkingDays(count: Int(message.statutoryDays)),
            promisedLimit: WorkingDays(count: Int(message.promisedDays)),
            materials: materials,
            elements: Dictionary(elements, uniquingKeysWith: { first, _ in first }),
            fees: message.fees.map(FeeItem.init),
            questions: message.questions.map(GuideQuestion.init),
            isFavourable: message.favourable
        )
    }
}
