import Explanation
import HubRuntime

extension FileFinding {
    /// One line: which file, what is wrong with it, what to do about it.
    var wording: Wording {
        let what = fault.wording
        return Wording("\(source.label)：\(what.chinese)", "\(source.label): \(what.english)")
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
        case .undecodable(let encoding, let line, let offset):
            Wording(
                "第 \(line) 行（第 \(offset) 字节起）读不通，UTF-8、GB18030 都不是（按 \(encoding.rawValue) 读到这里）；"
                    + "另存为“CSV UTF-8”再导入",
                "line \(line), byte \(offset): neither UTF-8 nor GB18030 (read as "
                    + "\(encoding.rawValue) up to there); save it as “CSV UTF-8”"
            )
        case .notText(let line, let offset):
            Wording(
                "第 \(line) 行（第 \(offset) 字节）是零字节，不是文本；另存为“CSV UTF-8”再导入",
                "line \(line), byte \(offset) is zero: no text; save it as “CSV UTF-8”"
            )
        case .noConverter(let encoding):
            Wording(
                "这台机器不会读 \(encoding.rawValue)；重装系统包 libc6，或另存为“CSV UTF-8”",
                "this machine cannot read \(encoding.rawValue); reinstall libc6, or save it as "
                    + "“CSV UTF-8”"
            )
        case .tooManyWorkbooks(let limit):
            Wording("目录里的工作簿超过 \(limit) 个", "more than \(limit) workbooks in the directory")
        case .workbook(let fault): fault.wording
        case .listTwice(let other):
            Wording("和 \(other) 是同一张清单，只留一个", "the same list as \(other); keep one")
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
        case .encoding(let encoding):
            Wording("按 \(encoding.rawValue) 编码读入", "read as \(encoding.rawValue)")
        case .linesAbove(let count):
            Wording("列名上面的 \(count) 行没有读", "\(count) lines above the column titles were not read")
        case .sheetPassedOver(isHidden: true):
            Wording(
                "隐藏的工作表，没有读；要读先取消隐藏",
                "a hidden sheet, not read; show it if it should be"
            )
        case .sheetPassedOver(isHidden: false):
            Wording("看不出是哪张清单，没有读", "none of the lists, not read")
        case .hiddenRows(let count):
            Wording("有 \(count) 行是隐藏或筛掉的，照样读入", "\(count) hidden rows were read all the same")
        case .privateCharacters(let count, let first):
            Wording(
                "有 \(count) 格含自造字（第一处在 \(first)），别的机器上显示不出来；换成标准字",
                "\(count) cells, first \(first), have characters of one machine's own; replace them"
            )
        }
    }

    private static func unreadable(_ cause: Wording) -> Wording {
        Wording("读不了：\(cause.chinese)", "cannot be read: \(cause.english)")
    }
}
