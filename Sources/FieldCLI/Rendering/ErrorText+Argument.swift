import Explanation
import ServiceModel

extension ErrorText {
    /// Explains what is wrong with the command line.
    static func problem(for fault: ArgumentFault) -> Problem {
        switch fault {
        case .badCountyKey:
            return usage(
                "03",
                Wording("--county 应是 64 位十六进制的县公钥", "--county takes 64 hexadecimal digits"),
                Wording("用 tongban-hub init 印出的那一行", "Use the line that tongban-hub init prints")
            )
        case .noLastCase:
            return usage(
                "07",
                Wording("还没有上一件，不能用 .", "There is no last case for . to mean"),
                Wording("写编号；看清单：tongban case list", "Give a number; see tongban case list")
            )
        case .badMaterials(let text):
            return usage(
                "08",
                Wording("「\(text)」不是材料序号", "\(text) is no list of materials"),
                Wording("写成 --material 1,2", "Write --material 1,2")
            )
        case .unknownField(let text):
            return usage(
                "09",
                Wording("没有「\(text)」这一项", "There is no field \(text)"),
                fieldNames
            )
        case .missingField:
            return usage(
                "15",
                Wording("没有写是哪一项", "Which field is meant?"),
                fieldNames
            )
        case .fieldWithDecision:
            return usage(
                "16",
                Wording("--decision 是对决定的，不能同时写某一项", "--decision takes no field"),
                Wording("分两次做", "Do one at a time")
            )
        case .ambiguousMatter(let text, let names):
            return usage(
                "14",
                Wording(
                    "「\(text)」不止一个事项：" + names.joined(separator: "、"),
                    "\(text) fits several matters: " + names.joined(separator: ", ")
                ),
                Wording("多写几个字，或写编码", "Write more of the name, or the code")
            )
        case .unknownElement(let text, let titles):
            let list = titles.joined(separator: "、")
            return usage(
                "22",
                titles.isEmpty
                    ? Wording("没有「\(text)」这个要素", "There is no element \(text)")
                    : Wording("「\(text)」不止一个要素：\(list)", "\(text) fits several elements: \(list)"),
                Wording(
                    "按 tongban matter show 里的名称写，如 受理条件",
                    "Name it as tongban matter show does, such as 受理条件"
                )
            )
        case .noSuchDay(let text):
            return usage(
                "25",
                Wording("没有「\(text)」这一天", "There is no day \(text)"),
                Wording("按 2026-12-01 这样写", "Write it as 2026-12-01")
            )
        case .unknownIndicator(let text):
            return usage(
                "50",
                Wording("没有指标「\(text)」", "There is no indicator \(text)"),
                Wording("看有哪些：tongban stats --json", "See tongban stats --json")
            )
        case .emptyPeriod(let first, let last):
            return usage(
                "51",
                Wording("\(first) 在 \(last) 之后，没有这样的期间", "\(first) is after \(last)"),
                Wording("--from 写前面的日子，--to 写后面的", "Give the earlier day to --from")
            )
        case .badFigure(let line):
            return Problem(
                "E-IN-50",
                .badInput,
                Wording(
                    "第 \(line) 行不是「名称,数,算式」",
                    "Line \(line) is not name,figure,formula"
                ),
                next: Wording(
                    "写成：办结率,87.8%,16045/18271",
                    "Write it as: completion,87.8%,16045/18271"
                )
            )
        case .severalEntries(let numbers):
            return usage(
                "26",
                Wording(
                    "不止一条：" + numbers.joined(separator: "、"),
                    "There are several: " + numbers.joined(separator: ", ")
                ),
                Wording("写明哪一条：--entry 号", "Say which: --entry N")
            )
        case .badNumber(let text):
            return usage(
                "27",
                Wording("「\(text)」不是办件编号", "\(text) is no official number"),
                Wording("字母、数字和 -，最多 50 个", "Letters, digits and -, at most 50")
            )
        case .badGrade(let grade):
            return usage(
                "28",
                Wording("没有 \(grade) 这一档", "There is no grade \(grade)"),
                Wording("1 到 5，1 最好", "1 to 5, 1 is best")
            )
        case .unknownReason(let text):
            let reasons = DeclineReason.allCases.map(\.term)
            return usage(
                "25",
                Wording("没有原因「\(text)」", "There is no reason \(text)"),
                Wording(
                    "写 "
                        + reasons.map { "\($0.token)（\($0.wording.chinese)）" }
                        .joined(separator: "、"),
                    "Write one of " + reasons.map(\.token).joined(separator: ", ")
                )
            )
        case .notATerminal(let missing):
            return usage(
                "12",
                Wording("这里不是终端，不能逐项询问", "This is no terminal, so nothing can be asked"),
                Wording("加上 \(missing)", "Give \(missing)")
            )
        case .cancelled:
            return Problem(
                "E-USE-13",
                .failed,
                Wording("已取消，什么都没有保存", "Cancelled; nothing was saved"),
                next: Wording("要办就再运行一次", "Run it again when you want it")
            )
        }
    }

    private static var fieldNames: Wording {
        let names = CaseField.allCases.map(\.term)
        return Wording(
            "各项："
                + names.map { "\($0.token)（\($0.wording.chinese)）" }.joined(separator: "、"),
            "Fields are: " + names.map(\.token).joined(separator: ", ")
        )
    }

    private static func usage(_ number: String, _ what: Wording, _ next: Wording) -> Problem {
        Problem("E-USE-\(number)", .usage, what, next: next)
    }
}
