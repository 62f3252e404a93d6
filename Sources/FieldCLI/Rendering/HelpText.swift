/// The parser's help with its own few words in the language of this run.
enum HelpText {
    static func localised(_ text: String) -> String {
        guard Language.current == .chinese else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { line($0) }.joined(separator: "\n")
    }

    private static func line(_ line: Substring) -> String {
        for (english, chinese) in words where line.contains(english) {
            let parts = line.split(separator: english, maxSplits: 1, omittingEmptySubsequences: false)
            return parts.joined(separator: chinese)
        }
        if line.hasPrefix("  See '"), line.hasSuffix("for detailed help.") {
            return "  子命令的用法：tongban help <子命令>"
        }
        return String(line)
    }

    private static let words = [
        ("OVERVIEW: ", ""), ("USAGE:", "用法："), ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："),
        ("SUBCOMMANDS:", "命令："), ("Show the version.", "显示版本"),
        ("Show help information.", "显示用法"), ("Show subcommand help information.", "显示子命令的用法"),
        ("<subcommand>", "<命令>"), ("(default: ", "（默认："),
    ]
}
