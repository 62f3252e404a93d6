import Explanation
import HubRuntime

extension ErrorText {
    /// Lists everything wrong with a county's files; nothing was imported.
    static func problem(for found: CountyDataProblems) -> Problem {
        let count = found.problems.count
        return Problem(
            "E-IN-12",
            .badInput,
            Wording("没有导入：文件里有 \(count) 处不对", "Nothing was imported: \(count) mistakes"),
            details: found.problems.map(wording),
            next: Wording("全部改好后再导入一次", "Correct all of them and import again")
        )
    }

    private static func wording(of problem: CountyDataProblem) -> Wording {
        guard problem.line > 0 else {
            return Wording(
                "\(problem.file)：没有这个文件，或不是 UTF-8 的 CSV（\(problem.value)）",
                "\(problem.file): not there, or no CSV in UTF-8 (\(problem.value))"
            )
        }
        let value =
            problem.value.isEmpty ? Wording("（空）", "(empty)") : Wording(verbatim: problem.value)
        let (cn, en) =
            expected(in: problem.column).map {
                ("；应为\($0.chinese)", "; expected \($0.english)")
            } ?? ("", "")
        return Wording(
            "\(problem.file) 第 \(problem.line) 行「\(problem.column)」：\(value.chinese)\(cn)",
            "\(problem.file) line \(problem.line), \(problem.column): \(value.english)\(en)"
        )
    }

    /// What a column takes; nil if its name says so already.
    private static func expected(in column: String) -> Wording? {
        switch column {
        case "机构代码", "上级机构代码":
            Wording(" 6、9 或 12 位数字", "6, 9 or 12 digits")
        case "层级":
            Wording("县级、乡级、村级之一", "县级, 乡级 or 村级")
        case "实施编码":
            Wording(" 31 位编码，而且 matters.csv 里有", "a code of 31 characters that matters.csv has")
        case "序号", "份数", "法定办结时限（工作日）":
            Wording("整数", "a whole number")
        case "承诺办结时限（工作日）":
            Wording("整数，不超过法定时限", "a whole number, at most the statutory limit")
        case "版本号":
            Wording("像 1.1 的两段数字", "two numbers such as 1.1")
        case "材料形式":
            Wording("原件、复印件、电子之一", "原件, 复印件 or 电子")
        case "必要性":
            Wording("必要、非必要、容缺后补之一（容缺后补要有期限）", "必要, 非必要 or 容缺后补 with its days")
        case "适用范围":
            Wording("县级、乡级、村级，或机构代码", "a level or a division code")
        case "办理方式":
            Wording("代办、受理、办结之一", "代办, 受理 or 办结")
        case "机构名称", "事项名称", "材料名称":
            Wording("名称", "a name")
        default: nil
        }
    }
}
