/// The parser's help with its own few words in the language of this run.
enum HelpText {
    static func localised(_ text: String) -> String {
        guard Language.current == .chinese else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { aligned(translated($0)) }.joined(separator: "\n")
    }

    private static func translated(_ line: Substring) -> String {
        if line.hasPrefix("  See '"), line.hasSuffix("for detailed help.") {
            let command = line.split(separator: " <").first?.dropFirst("  See '".count) ?? ""
            return "  看子命令的用法：\(command) <命令>"
        }
        // The parser ends what it says of a default with a narrow parenthesis.
        let isDefault = line.contains("(default: ") && line.hasSuffix(")")
        let whole = isDefault ? line.dropLast() + "）" : line
        return words.reduce(String(whole)) { line, word in
            guard let range = line.firstRange(of: word.0) else { return line }
            return line.replacingCharacters(in: range, with: word.1)
        }
    }

    /// The parser pads labels by characters; Chinese ones are wider than it thinks.
    private static func aligned(_ line: String) -> String {
        guard line.hasPrefix("  "), let gap = line.dropFirst(2).firstRange(of: "  ") else {
            return line
        }
        let label = line[..<gap.lowerBound]
        let text = line[gap.lowerBound...].drop { $0 == " " }
        let surplus = label.displayWidth - label.count
        guard surplus > 0, !text.isEmpty else { return line }
        let blanks = line[gap.lowerBound...].count - text.count - surplus
        return label + String(repeating: " ", count: max(blanks, 2)) + text
    }

    private static let words = [
        ("OVERVIEW: ", ""), ("USAGE: ", "用法："), ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："),
        ("SUBCOMMANDS:", "命令："), ("Show the version.", "显示版本"),
        ("Show help information.", "显示用法"), ("Show subcommand help information.", "显示子命令的用法"),
        ("<subcommand>", "<命令>"), (" (default: ", "（默认："),
    ]
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
