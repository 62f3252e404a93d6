import Explanation
import HubRuntime

extension ImportFinding {
    /// One line: where, what stands there, what is wrong with it, what is right.
    var wording: Wording {
        let place = Wording(
            cell.map { "\($0) 格" } ?? "第 \(line) 行",
            cell.map { "cell \($0)" } ?? "line \(line)"
        )
        let cell =
            column.isEmpty
            ? Wording("", "")
            : Wording("「\(column)」", ", \(column)")
        let stands =
            value.isEmpty ? Wording("", "") : Wording("“\(oneLine)”", " “\(oneLine)”")
        let said = says
        return Wording(
            "\(source.label) \(place.chinese)\(cell.chinese)\(stands.chinese)：\(said.chinese) [\(code.rawValue)]",
            "\(source.label) \(place.english)\(cell.english)\(stands.english): \(said.english)"
                + " [\(code.rawValue)]"
        )
    }

    /// What is wrong, and what is right.
    private var says: Wording {
        // What a cell of a spreadsheet cannot give says more than that the text does not fit.
        let what = hint?.standsAlone == true ? nil : code.wording
        let words = [what, hint?.wording].compactMap { $0 }
        return Wording(
            words.map(\.chinese).joined(separator: "；"),
            words.map(\.english).joined(separator: "; ")
        )
    }

    private var oneLine: String {
        value.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}

extension ImportCode {
    /// What the code means, in a few words.
    var wording: Wording {
        switch self {
        case .fullWidth: Wording("全角改成半角", "full-width characters made half-width")
        case .trimmed: Wording("去掉首尾空白", "blanks before or after taken off")
        case .dateForm: Wording("日期换成统一写法", "date put into the one form")
        case .numberText: Wording("数字去掉单位或小数", "number freed of unit or decimals")
        case .codeCase: Wording("代码改成大写", "code put into capitals")
        case .alias: Wording("换成规定的说法", "put into the listed word")
        case .newline: Wording("格内换行统一", "line ends inside the cell made one kind")
        case .longText: Wording("文字很长，全文保留", "very long text, kept whole")
        case .optionalMissing: Wording("没填，可以不填", "empty, which is allowed")
        case .headerAlias: Wording("列名写法不同，已认出", "another spelling of the title, recognised")
        case .mergedCell: Wording("值取自合并单元格", "value taken from the merged range")
        case .sameAgain: Wording("与前面一行完全相同，跳过", "identical to an earlier line, skipped")
        case .blankRow: Wording("空行，跳过", "blank line, skipped")
        case .footerRow: Wording("表尾说明，跳过", "footer, skipped")
        case .missing: Wording("必填，没有填", "required and empty")
        case .codeForm: Wording("代码的位数或字符不对", "wrong length or characters of a code")
        case .codeChecksum: Wording("统一社会信用代码的校验位不对", "wrong check character of a credit code")
        case .codeMismatch: Wording("代码与其组成部分不一致", "the code does not agree with its parts")
        case .duplicate: Wording("重复，前一行有效", "a repeat; the earlier line stands")
        case .unknownDepartment: Wording("部门表里没有这个实施主体", "no such implementing body")
        case .notInEnumeration: Wording("不在规定的取值里", "not one of the listed values")
        case .notNumber: Wording("不是合适的整数", "no whole number that fits")
        case .limitOrder: Wording("先后或大小颠倒", "the wrong way round")
        case .badDay: Wording("日期不对", "no such day")
        case .danglingReference: Wording("引用的内容不存在", "refers to what is not there")
        case .oldValue: Wording("原值与现行目录不一致，没有覆盖", "the old value does not stand; not overwritten")
        case .withdrawn: Wording("事项那天已取消", "the matter is withdrawn by then")
        case .emptyFile: Wording("文件是空的；已有的内容不会因此删除", "the file is empty; nothing stored goes")
        }
    }
}
