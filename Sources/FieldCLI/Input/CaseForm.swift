import Explanation
import Foundation
import ServiceModel

/// What an applicant fills in, as a file or the keyboard hands it over.
struct CaseForm: Hashable, Sendable {
    let applicant: Applicant
    let fields: [FieldEntry]

    /// Every entry a form may have, in the order of the form.
    static let entries = ["name", "identityNumber"] + fieldsAsked.map(\.term.token)

    /// The fields beside the applicant.
    static let fieldsAsked: [CaseField] = CaseField.allCases.filter { $0 != .applicant }

    init(applicant: Applicant, fields: [FieldEntry]) {
        self.applicant = applicant
        self.fields = fields
    }

    /// Reads `{"name", "identityNumber", "phone", "address", "bankAccount", "amount", "summary"}`.
    ///
    /// Only `name` must be there; an unknown entry is refused, because a slip would be lost.
    init(json text: String) throws(InputFault) {
        let entries = try Self.texts(in: text, allowed: Self.entries)
        applicant = try Self.applicant(in: entries)
        fields = Self.fieldsAsked.compactMap { field in
            entries[field.term.token].map { FieldEntry(field, $0) }
        }
    }

    /// Reads an applicant alone.
    static func applicant(json text: String) throws(InputFault) -> Applicant {
        try applicant(in: texts(in: text, allowed: ["name", "identityNumber"]))
    }

    private static func applicant(in entries: [String: String]) throws(InputFault) -> Applicant {
        guard let name = entries["name"] else { throw .missingEntry("name") }
        return Applicant(name: name, identityNumber: try identityNumber(entries["identityNumber"]))
    }

    /// Nil if the person has shown none.
    static func identityNumber(_ text: String?) throws(InputFault) -> IdentityNumber? {
        guard let text, !text.isEmpty else { return nil }
        do {
            return try IdentityNumber(text)
        } catch {
            throw .identityNumber(error)
        }
    }

    /// The texts of one JSON object; an entry that is not `allowed` is refused.
    static func texts(
        in text: String,
        allowed: [String]
    ) throws(InputFault) -> [String: String] {
        guard !text.trimmed.isEmpty else { throw .empty }
        let decoder = JSONDecoder()
        // The decoder's own message could quote a person; ours does not.
        guard (try? decoder.decode(AnyJSON.self, from: Data(text.utf8))) != nil else {
            throw .notJSON
        }
        guard let entries = try? decoder.decode([String: Entry].self, from: Data(text.utf8)) else {
            throw .notAnObject
        }
        var texts: [String: String] = [:]
        for (name, entry) in entries.sorted(by: { $0.key < $1.key }) {
            guard allowed.contains(name) else {
                throw .unknownEntry(
                    name,
                    closest: EditDistance.closest(to: name, among: allowed),
                    allowed: allowed
                )
            }
            switch entry {
            case .text(let text): texts[name] = text.trimmed
            // A number elsewhere would lose leading zeros or digits without anybody noticing.
            case .number(let number) where name == "amount": texts[name] = "\(number)"
            case .absent: break
            case .number, .other: throw .notText(name)
            }
        }
        return texts.filter { !$0.value.isEmpty }
    }
}

/// Accepts any JSON, to tell text that is none from JSON of another shape.
struct AnyJSON: Decodable {
    init(from decoder: any Decoder) throws {}
}

/// One entry of a form as it stands in the file.
private enum Entry: Decodable {
    case text(String)
    case number(Decimal)
    case absent
    case other

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .absent
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let number = try? container.decode(Decimal.self) {
            self = .number(number)
        } else {
            self = .other
        }
    }
}
