import ArgumentParser

/// The parser's complaints in our words.
///
/// The parser keeps its error kinds to itself and speaks English only, so its sentences are
/// recognised by how they begin; unknown ones are passed on.
enum UsageText {
    static func problem(for error: any Error, in program: any ExplainedProgram.Type) -> Problem {
        guard program.exitCode(for: error) == .validationFailure else {
            return Problem(
                "E-ANY-01",
                .failed,
                Wording("没有料到的错误：\(error)", "Unexpected: \(error)"),
                next: Wording("什么都没有保存；把这一行告诉县里", "Nothing was saved; report this line")
            )
        }
        let message = program.message(for: error)
        let path = CommandPath(CommandLine.arguments.dropFirst(), of: program)
        let help = Wording(
            "看用法：\(path.text) --help",
            "See \(path.text) --help"
        )
        if let unknown = path.unknown {
            return unknownCommand(unknown, under: path, help)
        }
        return Problem(
            "E-USE-01",
            .usage,
            Wording(chinese(message, program.surplusAdvice), message.firstLine),
            next: help
        )
    }

    private static func unknownCommand(
        _ word: String,
        under path: CommandPath,
        _ help: Wording
    ) -> Problem {
        let closest = EditDistance.closest(to: word, among: path.children)
        return Problem(
            "E-USE-01",
            .usage,
            Wording(
                "没有命令「\(path.text) \(word)」",
                "There is no command '\(path.text) \(word)'"
            ),
            next: closest.map {
                Wording("是不是：\(path.text) \($0)", "Did you mean: \(path.text) \($0)")
            } ?? help
        )
    }

    private static func chinese(_ message: String, _ surplusAdvice: String) -> String {
        let quoted = message.quoted
        let first = quoted.first ?? ""
        let hint =
            message.contains("Did you mean") && quoted.count > 1
            ? "，是不是 \(quoted[1])" : ""
        let beginnings: [(String, String)] = [
            ("Unknown option", "没有选项「\(first)」" + hint),
            ("Missing value for", "「\(first)」后面缺值"),
            ("Missing expected argument", "缺「\(first)」"),
            ("Missing one of", "要选一个：" + quoted.joined(separator: "、")),
            ("The value '", "「\(first)」不是「\(quoted.dropFirst().first ?? "")」能用的值"),
            ("The option '", "「\(first)」后面不带值"),
            ("Value to be set", "「\(first)」与「\(quoted.last ?? "")」不能同时用"),
            ("Unexpected argument", "多出「\(first)」" + surplusAdvice),
            ("Missing required subcommand", "还要写子命令"),
        ]
        if let known = beginnings.first(where: { message.hasPrefix($0.0) }) { return known.1 }
        if message.contains("unexpected arguments:") {
            return "多出 " + quoted.map { "「\($0)」" }.joined() + surplusAdvice
        }
        return "命令行看不懂：" + message.firstLine
    }
}

extension String {
    fileprivate var firstLine: String {
        split(separator: "\n").first.map(String.init) ?? self
    }

    /// What stands between single quotation marks, in order.
    fileprivate var quoted: [String] {
        split(separator: "'", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }
}
