import Glibc

/// Where a text comes from that must not stand on the command line.
///
/// Arguments are visible to every user of the machine and stay in shell histories; personal data
/// therefore comes from a file, from standard input or from the keyboard.
enum TextSource: Hashable, Sendable {
    case standardInput
    case file(String)

    /// `-` is standard input, anything else a path.
    init(_ argument: String) {
        self = argument == "-" ? .standardInput : .file(argument)
    }

    /// Larger than any form or note can be.
    static let limitBytes = 64 * 1024

    /// Whether a person sits in front of standard input.
    static var isTerminal: Bool { isatty(STDIN_FILENO) == 1 }

    /// Everything there, as text without a byte order mark.
    func read() throws(InputFault) -> String {
        let bytes: [UInt8]
        switch self {
        case .standardInput:
            bytes = try Self.bytes(of: STDIN_FILENO, named: "-")
        case .file(let path):
            let descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw .unreadable(path: path, errno) }
            defer { close(descriptor) }
            bytes = try Self.bytes(of: descriptor, named: path)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
        return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    }

    /// One text without the line break that `echo` and editors put at its end.
    func readText() throws(InputFault) -> String {
        var text = try read()
        while text.last?.isNewline == true { text.removeLast() }
        return text
    }

    private static func bytes(of descriptor: Int32, named path: String) throws(InputFault)
        -> [UInt8]
    {
        var all: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 8192)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable(path: path, errno) }
            if count == 0 { return all }
            all += chunk.prefix(count)
            guard all.count <= limitBytes else { throw .tooLarge(limitBytes: limitBytes) }
        }
    }
}

extension TextSource {
    /// The text given after an option: `-` stands for standard input.
    static func text(of argument: String) throws(InputFault) -> String {
        argument == "-" ? try TextSource.standardInput.readText() : argument
    }
}
