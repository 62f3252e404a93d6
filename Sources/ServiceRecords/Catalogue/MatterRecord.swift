public import ServiceModel
import SwiftProtobuf

/// One published version of a matter, an entry of a catalogue scope.
public struct MatterRecord: Hashable, Sendable {
    /// The matter as published; a version is never changed.
    public let matter: Matter

    /// Publishes `matter`.
    public init(_ matter: Matter) {
        self.matter = matter
    }

    /// The codec 0 payload.
    public var payload: [UInt8] {
        Tongban_Records_V1_MatterPublished.with {
            $0.code = matter.code.text
            $0.version = UInt32(matter.version)
            $0.name = matter.name
            $0.type = matter.type.rawValue
            $0.statutoryDays = UInt32(matter.statutoryLimit.count)
            $0.promisedDays = UInt32(matter.promisedLimit.count)
            $0.materials = matter.materials.map(\.message)
            $0.status = UInt32(matter.status.rawValue)
            $0.effectiveFrom = matter.effectiveFrom.number
            $0.elements = matter.elements.map { element in
                .with {
                    $0.number = UInt32(element.element.rawValue)
                    $0.text = element.text
                }
            }
        }.encoded
    }

    /// Reads a payload.
    ///
    /// - Throws: `malformed` for codes outside their tables.
    public init(payload: [UInt8]) throws(RefusalReason) {
        guard let message = try? Tongban_Records_V1_MatterPublished(serializedBytes: payload),
            let code = MatterCode(message.code),
            let type = MatterType(rawValue: message.type),
            let status = UInt8(exactly: message.status).flatMap(MatterStatus.init(rawValue:))
        else { throw .malformed }
        let materials = message.materials.compactMap(MaterialRequirement.init)
        guard materials.count == message.materials.count else { throw .malformed }
        // An element that a newer county has and this version does not know stays in the payload.
        let elements = message.elements.compactMap { item in
            UInt8(exactly: item.number).flatMap(MatterElement.init(rawValue:))
                .map { ($0, item.text) }
        }
        matter = Matter(
            code: code,
            version: Int(message.version),
            name: message.name,
            type: type,
            status: status,
            effectiveFrom: Day(number: message.effectiveFrom),
            statutoryLimit: WorkingDays(count: Int(message.statutoryDays)),
            promisedLimit: WorkingDays(count: Int(message.promisedDays)),
            materials: materials,
            elements: Dictionary(elements, uniquingKeysWith: { first, _ in first })
        )
    }
}

extension MaterialRequirement {
    fileprivate var message: Tongban_Records_V1_Material {
        .with {
            $0.number = UInt32(number)
            $0.name = name
            $0.form = UInt32(form.rawValue)
            $0.copies = UInt32(copies)
            switch necessity {
            case .required: $0.necessity = 1
            case .optional: $0.necessity = 2
            case .deferrable(let days):
                $0.necessity = 3
                $0.deferDays = UInt32(days.count)
            }
            $0.source = UInt32(source.rawValue)
            $0.exemption = UInt32(exemption.rawValue)
            $0.sharedFrom = sharedFrom ?? ""
            $0.applicability = applicability ?? ""
        }
    }

    fileprivate init?(_ message: Tongban_Records_V1_Material) {
        guard let form = UInt8(exactly: message.form).flatMap(MaterialForm.init(rawValue:)),
            let source = UInt8(exactly: message.source).flatMap(MaterialSource.init(rawValue:)),
            let exemption = UInt8(exactly: message.exemption)
                .flatMap(MaterialExemption.init(rawValue:))
        else { return nil }
        let necessity: MaterialNecessity
        switch message.necessity {
        case 1: necessity = .required
        case 2: necessity = .optional
        case 3: necessity = .deferrable(WorkingDays(count: Int(message.deferDays)))
        default: return nil
        }
        self.init(
            number: Int(message.number),
            name: message.name,
            form: form,
            copies: Int(message.copies),
            necessity: necessity,
            source: source,
            exemption: exemption,
            sharedFrom: message.sharedFrom.isEmpty ? nil : message.sharedFrom,
            applicability: message.applicability.isEmpty ? nil : message.applicability
        )
    }
}
