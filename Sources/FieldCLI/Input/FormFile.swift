import Explanation
import ServiceModel

/// The answers of a matter's form, as a file hands them over: one JSON object.
struct FormFile: Hashable, Sendable {
    /// The answers, ascending by key; `null` leaves a key as it is.
    let answers: [FormAnswer]

    /// Reads `{"key": "text", number, true or false, …}`, nested or by keys with points.
    init(json text: String) throws(InputFault) {
        guard !text.trimmed.isEmpty else { throw .empty }
        let node: JSONNode
        do throws(JSONFault) {
            node = try JSONScanner.document(Array(text.utf8), depth: Self.depth)
        } catch {
            throw .notJSON
        }
        do throws(FormAnswer.ReadingFault) {
            answers = try FormAnswer.read(node)
        } catch {
            switch error {
            case .notAnObject: throw .notAnObject
            case .notAKey(let key): throw .notAKey(key)
            case .notAnAnswer(let key): throw .notAnAnswer(key)
            }
        }
        guard !answers.isEmpty else { throw .empty }
    }

    /// Deeper than any form.
    private static let depth = 16
}
