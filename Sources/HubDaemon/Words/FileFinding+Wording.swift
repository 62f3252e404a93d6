import Explanation
import HubRuntime

extension FileFinding {
    /// One line: which file, what is wrong with it, what to do about it.
    var wording: Wording {
        let what = fault.wording
        return Wording("\(file)：\(what.chinese)", "\(file): \(what.english)")
    }
}

extension FileFault {
    /// What is wrong, and what would be right.
    var wording: Wording {
        switch self {
        case .absent(nil): Wording("没有这个文件，导入少不了它", "not there, and no import can do without")
        case .absent(let other?):
            Wording("没有这个文件，但 \(other) 用到它", "not there, but \(other) refers to it")
        case .unreadable(let number): Self.unreadable(SystemCause.wording(number))
        case .tooLarge(let limit):
            Wording(
                "文件超过 \(limit >> 20) MiB；核对是不是这个文件",
                "larger than \(limit >> 20) MiB; is it the right file?"
            )
        case .tooManyRows(let limit):
            Wording("超过 \(limit) 行；删去表格下面的空行", "more than \(limit) lines; delete blank ones")
        case .tooManyColumns(let limit):
            Wording("超过 \(limit) 列；删去右边的空列", "more than \(limit) columns; delete blank ones")
        case .cellTooLong(let line, let limit):
            Wording(
                "第 \(line) 行有一格超过 \(limit >> 10) KiB；可能少了一个引号",
                "line \(line) has a cell above \(limit >> 10) KiB; a quotation mark may be missing"
            )
        case .notUTF8(let line):
            Wording(
                "第 \(line) 行不是 UTF-8；另存为“CSV UTF-8”再导入",
                "line \(line) is not UTF-8; save it as “CSV UTF-8”"
            )
        case .unclosedQuote(let line):
            Wording("第 \(line) 行的引号没有配对", "the quotation mark of line \(line) never closes")
        case .textAfterQuote(let line):
            Wording(
                "第 \(line) 行引号后面还有字；格内的引号要写两个",
                "text after the quotation mark of line \(line); double those inside a cell"
            )
        case .columnTwice(let title):
            Wording("有两列都是「\(title)」，留一列", "two columns \(title); keep one")
        case .notJSON(let line):
            Wording("第 \(line) 行起读不懂，不是 JSON", "no JSON from line \(line) on")
        case .tooManyFindings(let limit):
            Wording(
                "不对的地方超过 \(limit) 处；核对是不是这个文件",
                "more than \(limit) mistakes; is it the right file?"
            )
        case .leftOut: Wording("没有这个文件，也没有用到，跳过", "not there and not needed, passed over")
        case .columnUnknown(let title):
            Wording("不认识「\(title)」这一列，没有读", "column \(title) is unknown and was not read")
        }
    }

    private static func unreadable(_ cause: Wording) -> Wording {
        Wording("读不了：\(cause.chinese)", "cannot be read: \(cause.english)")
    }
}
