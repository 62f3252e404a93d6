import Explanation
import Foundation
import ServiceModel

/// The answers of a matter's form, as a file hands them over: one JSON object.
struct FormFile: Hashable, Sendable {
    /// The answers, ascending by key; `null` leaves a key as it is.
    let answers: [FormAnswer]

    /// Reads `{"key": "text" or whole number, …}`.
    init(json text: String) throws(InputFault) {
        guard !text.trimmed.isEmpty else { throw .empty }
        let decoder = JSONDecoder()
        let bytes = Foundation.Data(text.utf8)
        // The decoder's own message could quote a person; ours does not.
        guard (try? decoder.decode(AnyJSON.self, from: bytes)) != nil else { throw .notJSON }
        guard let entries = try? decoder.decode([String: Entry].self, from: bytes) else {
            throw .notAnObject
        }
        var answers: [FormAnswer] = []
        for (name, entry) in entries.sorted(by: { $0.key < $1.key }) {
            guard let key = FormKey(name) else { throw .notAKey(String(name.prefix(80))) }
            switch entry {
            case .value(let value): answers.append(FormAnswer(key, value))
            case .absent: break
            case .other: throw .notAnAnswer(name)
            }
        }
        guard !answers.isEmpty else { throw .empty }
        self.answers = answers
    }

    private enum Entry: Decodable {
        case value(FormValue)
        case absent
        case other

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .absent
            } else if let text = try? container.decode(String.self) {
                self = .value(.text(text))
            } else if (try? container.decode(Bool.self)) == nil,
                let number = try? container.decode(Int64.self)
            {
                self = .value(.number(number))
            } else {
                self = .other
            }
        }
    }
}
