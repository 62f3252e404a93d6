package import ServiceModel

extension MatterElement {
    /// The element as guides and tables name it.
    package var term: Term { Term("\(rawValue)", title, row.english) }
}

extension ElementGroup {
    package var term: Term {
        switch self {
        case .identity: Term("identity", "事项", "Matter")
        case .basis: Term("basis", "依据和条件", "Grounds and conditions")
        case .limits: Term("limits", "时限", "Limits")
        case .handling: Term("handling", "怎么办", "Handling")
        case .online: Term("online", "网上办", "Online")
        case .result: Term("result", "结果", "Result")
        case .fees: Term("fees", "收费", "Fees")
        case .contact: Term("contact", "去哪里、问谁", "Where to go, whom to ask")
        case .county: Term("county", "本县附加", "Of the county")
        case .material: Term("material", "材料", "Papers")
        case .fee: Term("fee", "收费项目", "Fee items")
        case .question: Term("question", "常见问答", "Questions and answers")
        }
    }
}

extension ElementFault {
    /// What is wrong and what to do about it.
    package var wording: Wording {
        switch self {
        case .missing(because: nil): return Wording("没有填；请补上", "not filled in; fill it in")
        case .missing(because: let other?):
            return Wording(
                "「\(other.title)」是「是」，这里却没有填；请补上",
                "not filled in although \(other.row.english) is 是; fill it in"
            )
        case .notInSet(let words):
            let list = words.joined(separator: "、")
            return Wording("只能写：\(list)", "must be one of: \(list)")
        case .notANumber(let range):
            return Wording(
                "要写 \(range.lowerBound) 到 \(range.upperBound) 的整数",
                "must be a whole number from \(range.lowerBound) to \(range.upperBound)"
            )
        case .notADay: return Wording("日期写成 2026-12-01 的样子", "write the day like 2026-12-01")
        case .notAnAmount: return Wording("金额写成 12.50 的样子", "write the amount like 12.50")
        case .notAnAddress:
            return Wording(
                "网址以 http:// 或 https:// 开头，不超过 500 字节",
                "an address begins with http:// or https:// and has at most 500 bytes"
            )
        case .notAPhone:
            return Wording("电话只写数字和 -，几个之间用 ;", "only digits and -, with ; between numbers")
        case .notARegion: return Wording("区划代码是 6、9 或 12 位数字", "6, 9 or 12 digits")
        case .notACreditCode:
            return Wording("不是正确的统一社会信用代码", "not a right unified social credit code")
        case .notACode(let lengths):
            let list = lengths.map { "\($0)" }.joined(separator: "、")
            return lengths.isEmpty
                ? Wording("代码不超过 50 个字符", "a code has at most 50 characters")
                : Wording("代码是 \(list) 位", "a code has \(list) characters")
        case .notAVersion: return Wording("版本写成 1.2 的样子", "write the version like 1.2")
        case .contradicts(let other):
            return Wording(
                "与「\(other.title)」对不上；请核对两处",
                "does not fit \(other.row.english); check both"
            )
        }
    }
}

extension ElementFinding {
    /// Which element, what is wrong with it, and what to do.
    package var wording: Wording {
        let name = element.term.wording
        let number = part == 0 ? "" : " \(part)"
        let group = element.row.group.term.wording
        let place =
            part == 0
            ? Wording("", "") : Wording("\(group.chinese)\(number) ", "\(group.english)\(number), ")
        return Wording(
            "\(place.chinese)\(name.chinese)：\(fault.wording.chinese)",
            "\(place.english)\(name.english): \(fault.wording.english)"
        )
    }
}
