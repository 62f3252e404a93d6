import Explanation
import Glibc

/// Asks on the terminal itself, so that standard input and output stay free for data.
struct Keyboard: ~Copyable {
    private let file: UnsafeMutablePointer<FILE>

    /// - Parameter missing: The option to name if there is no terminal to ask on.
    init(insteadOf missing: String) throws(ArgumentFault) {
        guard TextSource.isTerminal, let file = fopen("/dev/tty", "r+") else {
            throw .notATerminal(missing: missing)
        }
        setvbuf(file, nil, _IONBF, 0)
        self.file = file
    }

    deinit {
        fclose(file)
    }

    /// Asks once and returns the line without blanks at its ends; nil if the input was closed.
    func ask(_ question: Wording) -> String? {
        say(question.shown)
        var line = [CChar](repeating: 0, count: 4096)
        guard fgets(&line, Int32(line.count), file) != nil else { return nil }
        let bytes = line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
        return String(decoding: bytes, as: UTF8.self).trimmed
    }

    /// Asks until `read` takes the answer; what it throws is explained, and asked again.
    func ask<Value>(
        _ question: Wording,
        read: (String) throws -> Value
    ) throws(ArgumentFault) -> Value {
        while true {
            guard let answer = ask(question) else {
                say("\n")
                throw .cancelled
            }
            do {
                return try read(answer)
            } catch {
                say(Tongban.problem(for: error).what.shown + "\n")
            }
        }
    }

    /// Asks for what must not stay on the screen: the line just typed is replaced, by what `read`
    /// shows of it or, if it was wrong, by nothing.
    func askMasked<Value>(
        _ question: Wording,
        read: (String) throws -> (value: Value, shown: String)
    ) throws(ArgumentFault) -> Value {
        try ask(question) { text in
            // Cursor up one line and clear it; the scroll-back keeps only what is written now.
            say("\u{1B}[1A\r\u{1B}[K")
            do {
                let answer = try read(text)
                say(question.shown + answer.shown + "\n")
                return answer.value
            } catch {
                say(question.shown + "****\n")
                throw error
            }
        }
    }

    /// Says something on the terminal.
    func say(_ text: String) {
        fputs(text, file)
    }
}

extension String {
    /// Without blanks and line breaks at its ends.
    var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
