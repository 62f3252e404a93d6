import Explanation
import HubRuntime
import ServiceModel

extension ImportHint {
    /// What would be right, or what was made of the value.
    var wording: Wording {
        switch self {
        case .readAs(let text): Wording("读作“\(text)”", "read as “\(text)”")
        case .oneOf(let words):
            Wording(
                "应为 \(words.joined(separator: "、")) 之一",
                "expected one of \(words.joined(separator: ", "))"
            )
        case .code(let lengths, let digitsOnly): Self.code(lengths, digitsOnly)
        case .checkCharacter(let character):
            Wording(
                "前 17 位若没错，末位应是 \(character)",
                "if the first 17 are right, the last is \(character)"
            )
        case .shouldBe(let text): Wording("应为 \(text)", "expected \(text)")
        case .wholeNumber(let range):
            Wording(
                "应为 \(range.lowerBound) 到 \(range.upperBound) 的整数",
                "expected a whole number from \(range.lowerBound) to \(range.upperBound)"
            )
        case .version: Wording("应为像 1.1 的两段数字", "expected two numbers such as 1.1")
        case .day: Wording("应为像 2026-12-01 的日期", "expected a day such as 2026-12-01")
        case .atMost(let column, let value):
            Wording("不能超过「\(column)」\(value)", "at most \(value), as \(column) has it")
        case .notBefore(let column, let value):
            Wording("不能早于「\(column)」\(value)", "not before \(value), as \(column) has it")
        case .sameAs(let line): Wording("见第 \(line) 行", "see line \(line)")
        case .listed(let file, let column): Self.listed(file, column)
        case .rejected(let file, let line):
            Wording("先改 \(file) 第 \(line) 行", "first correct \(file) line \(line)")
        case .because(let column, let value):
            Wording("因为「\(column)」是 \(value)", "because \(column) is \(value)")
        case .emptyBecause(let column, let value):
            Wording("「\(column)」是 \(value) 时应空着", "to be empty while \(column) is \(value)")
        case .extraCells(let count):
            Wording(
                "这一行比表头多 \(count) 格；含逗号的文字要加英文双引号",
                "\(count) cells more than the header; quote texts with commas"
            )
        case .noColumn: Wording("文件里没有这一列", "the file has no such column")
        case .numberMissing(let number): Wording("缺第 \(number) 号", "number \(number) is left out")
        case .daysMissing(let count, let first):
            Wording("缺 \(count) 天，从 \(first) 起", "\(count) days are left out, first \(first)")
        case .stands(let text):
            text.isEmpty
                ? Wording("现在是空的", "it is empty now")
                : Wording("现在是“\(text)”", "now it is “\(text)”")
        case .form(let reason): reason.wording
        case .withdrawnFrom(let day): Wording("从 \(day) 起取消", "withdrawn from \(day)")
        case .formulaError(let name):
            Wording(
                "公式出错 \(name)；改好公式，或直接填上内容",
                "a formula gives \(name); correct it, or write the value itself"
            )
        case .notCalculated:
            Wording(
                "公式还没有算出结果；在表格软件里打开，保存一次",
                "a formula was never calculated; open the workbook and save it"
            )
        case .digitsLost:
            Wording(
                "数字超过 15 位，后面几位已经丢了；把这一列设成“文本”格式，再重新填写",
                "a number of more than 15 digits has lost some; format the column as text, then "
                    + "enter it anew"
            )
        case .characterLost:
            Wording(
                "有字在别处转换时丢了（显示为“\u{FFFD}”）；按原件补上",
                "a character was lost in an earlier conversion (shown as “\u{FFFD}”); enter it anew"
            )
        }
    }

    /// Whether nothing needs to be said before it.
    var standsAlone: Bool {
        switch self {
        case .formulaError, .notCalculated, .digitsLost, .characterLost, .extraCells: true
        default: false
        }
    }

    private static func code(_ lengths: [Int], _ digitsOnly: Bool) -> Wording {
        let counts = lengths.map(String.init)
        let kind = digitsOnly ? Wording("数字", "digits") : Wording("数字和大写字母", "digits and capitals")
        return Wording(
            "应为 \(counts.joined(separator: "、")) 位\(kind.chinese)",
            "expected \(counts.joined(separator: " or ")) \(kind.english)"
        )
    }

    private static func listed(_ file: String, _ column: String) -> Wording {
        guard !column.isEmpty else {
            return Wording("目录里没有 \(file)", "there is no \(file) in the directory")
        }
        return Wording("要先在 \(file) 的「\(column)」里有", "\(column) of \(file) must have it first")
    }
}

extension FormReadingFault.Reason {
    /// What of a form cannot be read.
    fileprivate var wording: Wording {
        switch self {
        case .notJSON: Wording("不是 JSON", "is no JSON")
        case .missing(let name): Wording("缺 \(name)", "lacks \(name)")
        case .wrongKind: Wording("值的类型不对", "is another kind of value than expected")
        case .notUnderstood(let word):
            Wording("表单不支持 \(word)，删去或换一种写法", "forms do not use \(word); write it otherwise")
        case .dangling(let key): Wording("没有 \(key) 这一项", "there is no field \(key)")
        case .badPattern:
            Wording("这种 pattern 表单不支持，换简单的写法", "forms take simpler patterns only")
        case .badName(let name):
            Wording("「\(name)」不能作项名，只用字母、数字、_ 和 -", "\(name) is no name of a field")
        case .contradictory: Wording("上下限互相矛盾", "its limits contradict each other")
        case .tooMany(let limit): Wording("最多 \(limit) 个", "at most \(limit)")
        case .badOperands(let name): Wording("\(name) 的参数个数不对", "\(name) takes other operands")
        }
    }
}
