/// A word of the service: a stable token for programs, a wording for people.
package struct Term: Hashable, Sendable, Encodable {
    package let token: String
    package let wording: Wording

    package init(_ token: String, _ chinese: String, _ english: String) {
        self.token = token
        wording = Wording(chinese, english)
    }

    /// In the language of this run.
    package var shown: String { wording.shown }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(token)
    }
}
