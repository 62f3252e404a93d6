package import ServiceModel

extension FormFinding {
    /// Which answer, what is missing or wrong, and what it takes. Never what was written.
    package var wording: Wording {
        let fault = fault.wording
        if case .rule = self.fault, key.isEmpty { return fault }
        let (chinese, label) = (title.isEmpty ? key : title, english.isEmpty ? key : english)
        let place = key.isEmpty || title.isEmpty ? "" : "（\(key)）"
        let english = key.isEmpty || title.isEmpty ? label : "\(label) (\(key))"
        return Wording("\(chinese)\(place)：\(fault.chinese)", "\(english): \(fault.english)")
    }
}

extension FormFault {
    /// What is missing or wrong, and what it takes.
    package var wording: Wording {
        switch self {
        case .missing: return Wording("还没有填", "not filled in yet")
        case .unknown: return Wording("表单里没有这一项", "the form has no such field")
        case .wrongKind(let kind):
            let words = kind.wording
            return Wording("要填\(words.chinese)", "takes \(words.english)")
        case .length(let least, let most):
            return least == 0
                ? Wording("最多 \(most) 个字", "at most \(most) characters")
                : Wording("要 \(least) 到 \(most) 个字", "\(least) to \(most) characters")
        case .pattern(let pattern):
            return Wording("写法不对，应符合 \(pattern)", "must be of the form \(pattern)")
        case .notADay: return Wording("没有这一天，写成 2026-12-01 的样子", "no day; write it like 2026-12-01")
        case .choice(let words):
            let list = words.joined(separator: "、")
            return Wording("只能填：\(list)", "must be one of: \(list)")
        case .range(let least, let most): return Self.range(least, most)
        case .step(let step):
            return Wording("要是 \(step) 的整数倍", "must be a multiple of \(step)")
        case .mustBe(let flag):
            return flag
                ? Wording("必须是「是」", "must be true") : Wording("必须是「否」", "must be false")
        case .count(let least, let most):
            return Wording("要有 \(least) 到 \(most) 项", "takes \(least) to \(most) items")
        case .twice: return Wording("有两项一样", "has an item twice")
        case .check(let check):
            switch check {
            case .identityNumber:
                return Wording("不是正确的身份号码，请对照证件", "no right identity number; check the card")
            case .creditCode:
                return Wording("不是正确的统一社会信用代码，请对照执照", "no right credit code; check the licence")
            case .bankCard:
                return Wording("不是正确的银行卡号，请对照银行卡", "no right card number; check the card")
            }
        case .rule(_, let message, let english): return Wording(message, english)
        }
    }

    private static func range(_ least: FormNumber?, _ most: FormNumber?) -> Wording {
        switch (least, most) {
        case (let least?, let most?):
            Wording("要在 \(least) 到 \(most) 之间", "must be from \(least) to \(most)")
        case (let least?, nil): Wording("不能小于 \(least)", "must be at least \(least)")
        case (nil, let most?): Wording("不能大于 \(most)", "must be at most \(most)")
        case (nil, nil): Wording("超出范围", "out of range")
        }
    }
}

extension FormKind {
    /// What a field takes.
    package var wording: Wording {
        switch self {
        case .text: Wording("文字", "text")
        case .number: Wording("数字", "a number")
        case .wholeNumber: Wording("整数", "a whole number")
        case .yesNo: Wording("「是」或「否」", "true or false")
        case .group: Wording("一组内容", "a group of answers")
        case .list: Wording("若干项", "a list")
        }
    }
}
