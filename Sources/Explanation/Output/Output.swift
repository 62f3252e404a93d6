import Foundation
import Glibc

/// The two streams: data on standard output, words to the person on standard error.
package enum Output {
    /// Whether programs read along; looked up before parsing, because parsing may fail.
    package static let isJSON =
        CommandLine.arguments.dropFirst().prefix { $0 != "--" }.contains("--json")

    /// Columns of the terminal, or nil if the data goes elsewhere and must not be cut.
    package static let columns: Int? = {
        var size = winsize()
        guard isatty(STDOUT_FILENO) == 1,
            ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0
        else { return nil }
        return Int(size.ws_col)
    }()

    /// Shows an answer, as one JSON document or as lines.
    package static func show(_ answer: Answer) throws {
        if isJSON {
            write(try json(Sealed(schema: answer.schema, body: answer.document)))
        } else {
            write(answer.lines().joined(separator: "\n") + "\n")
        }
    }

    /// Says something to the person; programs get one object or nothing on standard error.
    package static func note(_ wording: Wording) {
        guard !isJSON else { return }
        send(wording.shown + "\n", to: STDERR_FILENO)
    }

    /// Explains a problem.
    package static func explain(_ problem: Problem) {
        let text = isJSON ? try? json(problem) : problem.text
        send(text ?? problem.text, to: STDERR_FILENO)
    }

    /// Writes data; a full disk behind a redirection is a failure, a closed pipe ends the program.
    package static func write(_ text: String) {
        guard send(text, to: STDOUT_FILENO) else {
            explain(.unwritableOutput(errno))
            exit(ExitStatus.failed.rawValue)
        }
    }

    private static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }

    @discardableResult
    private static func send(_ text: String, to descriptor: Int32) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}

/// A document with the name of its form.
private struct Sealed: Encodable {
    let schema: String
    let body: any Encodable

    private enum Key: String, CodingKey {
        case schema
    }

    func encode(to encoder: any Encoder) throws {
        try body.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(schema, forKey: .schema)
    }
}
