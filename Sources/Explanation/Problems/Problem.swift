/// What went wrong, in the one shape every message has: what happened to what, and what to do now.
package struct Problem: Error, Encodable, Sendable {
    /// Stable name, such as `E-CASE-03`.
    package let code: String
    /// How the program ends.
    package let status: ExitStatus
    /// What happened, to which named thing.
    package let what: Wording
    /// One line each, where one sentence cannot name everything; usually none.
    package let details: [Wording]
    /// What to do now.
    package let next: Wording
    /// The same as ``details`` for programs, by key; in JSON only.
    package let evidence: [String: any Encodable & Sendable]

    package init(
        _ code: String,
        _ status: ExitStatus,
        _ what: Wording,
        details: [Wording] = [],
        next: Wording,
        evidence: [String: any Encodable & Sendable] = [:]
    ) {
        self.code = code
        self.status = status
        self.what = what
        self.details = details
        self.next = next
        self.evidence = evidence
    }

    /// The same with another advice: what to do may depend on the program it happened in.
    package func advising(_ next: Wording) -> Problem {
        Problem(code, status, what, details: details, next: next, evidence: evidence)
    }

    /// The lines for a person, ending in a line break.
    package var text: String {
        let start = Wording("错误 \(code): ", "Error \(code): ").shown
        let advice = Wording("  怎么办  ", "  What to do  ").shown
        let lines = [start + what.shown.printable] + details.map { "  " + $0.shown.printable }
        return (lines + [advice + next.shown.printable, ""]).joined(separator: "\n")
    }

    private enum Key: String, CodingKey {
        case schema, code, exit, message, details, next
    }

    /// The name of a piece of evidence.
    private struct EvidenceKey: CodingKey {
        let stringValue: String
        let intValue: Int? = nil

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode("tongban.error/1", forKey: .schema)
        try container.encode(code, forKey: .code)
        try container.encode(status.rawValue, forKey: .exit)
        try container.encode(what.shown.printable, forKey: .message)
        if !details.isEmpty {
            try container.encode(details.map(\.shown.printable), forKey: .details)
        }
        try container.encode(next.shown.printable, forKey: .next)
        var pieces = encoder.container(keyedBy: EvidenceKey.self)
        for (key, content) in evidence {
            try content.encode(to: pieces.superEncoder(forKey: EvidenceKey(stringValue: key)))
        }
    }

    /// A file that was handed in cannot be read, with the system's error number.
    package static func unreadableFile(_ path: String, _ number: Int32) -> Problem {
        let cause = SystemCause.wording(number)
        return Problem(
            "E-IN-01",
            .badInput,
            Wording("读不了 \(path)：\(cause.chinese)", "Cannot read \(path): \(cause.english)"),
            next: Wording("核对文件名；- 表示标准输入", "Check the name; - is standard input")
        )
    }

    /// Standard output took no more.
    package static func unwritableOutput(_ number: Int32) -> Problem {
        let cause = SystemCause.wording(number)
        return Problem(
            "E-OUT-01",
            .failed,
            Wording("结果写不出去：\(cause.chinese)", "The result could not be written: \(cause.english)"),
            next: Wording(
                "命令本身可能已经办成。腾出空间后用 tongban case list 核对",
                "The command itself may be done. Make room, then check with tongban case list"
            )
        )
    }
}
