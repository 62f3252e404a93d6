/// A word of the service: a stable token for programs, a wording for people.
struct Term: Hashable, Sendable, Encodable {
    let token: String
    let wording: Wording

    init(_ token: String, _ chinese: String, _ english: String) {
        self.token = token
        wording = Wording(chinese, english)
    }

    /// In the language of this run.
    var shown: String { wording.shown }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(token)
    }
}
