import Explanation
import HubRuntime

extension WorkbookFault {
    /// Why the workbook cannot be read, and what to do about it.
    var wording: Wording {
        switch self {
        case .notAWorkbook:
            Wording(
                "不是 .xlsx 工作簿；在表格软件里另存为 .xlsx",
                "no .xlsx workbook; save it as .xlsx"
            )
        case .otherFormat:
            Wording(
                "是别的格式（如旧版 .xls、.et），改名没有用；在表格软件里另存为 .xlsx，把原来的移走",
                "another format, such as .xls, whatever its name; save it as .xlsx and move it away"
            )
        case .underOtherName:
            Wording("其实是工作簿；把文件名改成 .xlsx", "a workbook in fact; rename it to .xlsx")
        case .encrypted:
            Wording("有打开密码；去掉密码另存", "needs a password; save it without one")
        case .damaged(let part):
            Wording(
                "文件坏了\(Self.place(part).chinese)；重新复制，或用表格软件打开后另存",
                "damaged\(Self.place(part).english); copy it anew, or open it and save it again"
            )
        case .overlapping:
            Wording(
                "内部各部分重叠，不是表格软件写的；没有读",
                "its parts lie over each other, which no spreadsheet writes; not read"
            )
        case .declaresEntities(let part):
            Wording(
                "\(part) 里有文档类型声明，不是表格软件写的；没有读",
                "\(part) has a document type declaration, which no spreadsheet writes; not read"
            )
        case .tooManyParts(let limit), .tooManySheets(let limit), .unpacksTooFar(_, let limit),
            .tooDeep(_, let limit), .tagTooLong(_, let limit), .tooManyCells(let limit),
            .tooManyElements(let limit), .tooManyTexts(let limit), .tooMuchText(let limit),
            .tooManyMergedRanges(let limit):
            excess(limit)
        case .cellTooLong(let cell, let limit):
            Wording("\(cell) 格超过 \(limit >> 10) KiB", "cell \(cell) is above \(limit >> 10) KiB")
        }
    }

    /// What there is more of than the limit.
    private func excess(_ limit: Int) -> Wording {
        let advice = Wording(
            "；核对是不是这个文件，删去多余的工作表、行和列",
            "; is it the right file? Delete sheets, rows and columns that are not needed"
        )
        let what =
            switch self {
            case .tooManyParts: Wording("内部文件超过 \(limit) 个", "more than \(limit) parts")
            case .tooManySheets: Wording("工作表超过 \(limit) 张", "more than \(limit) sheets")
            case .unpacksTooFar(let part, _):
                Wording(
                    "\(part) 解压后大得不正常（上限 \(limit >> 20) MiB），已停止",
                    "\(part) unpacks to far too much (limit \(limit >> 20) MiB); stopped"
                )
            case .tooDeep(let part, _):
                Wording("\(part) 嵌套超过 \(limit) 层", "\(part) is nested deeper than \(limit)")
            case .tagTooLong(let part, _):
                Wording(
                    "\(part) 有一个标记超过 \(limit >> 10) KiB",
                    "\(part) has a tag above \(limit >> 10) KiB"
                )
            case .tooManyElements: Wording("内容超过 \(limit) 项", "more than \(limit) elements")
            case .tooManyCells: Wording("单元格超过 \(limit) 个", "more than \(limit) cells")
            case .tooManyTexts: Wording("不同的文字超过 \(limit) 条", "more than \(limit) texts")
            case .tooMuchText:
                Wording("文字总共超过 \(limit >> 20) MiB", "more than \(limit >> 20) MiB of text")
            case .tooManyMergedRanges:
                Wording("合并单元格超过 \(limit) 处", "more than \(limit) merged ranges")
            default: Wording("太大", "too large")
            }
        return Wording(what.chinese + advice.chinese, what.english + advice.english)
    }

    private static func place(_ part: String) -> Wording {
        part.isEmpty ? Wording("", "") : Wording("（\(part)）", " (\(part))")
    }
}
