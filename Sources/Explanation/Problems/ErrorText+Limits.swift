import ServiceModel

/// Refusals that concern days, procedures, wishes and numbers.
extension ErrorText {
    static func limiting(_ refusal: Refusal, _ subject: Subject) -> Problem {
        let (cn, en, no) = (subject.name.chinese, subject.name.english, subject.argument)
        let show = Wording("先看现状：tongban case show \(no)", "See tongban case show \(no)")
        switch refusal {
        case .notLater(let day):
            return Problem(
                "E-CASE-60",
                .badInput,
                Wording("新期限要晚于 \(day)", "The new day must lie after \(day)"),
                next: Wording("改一个日期：--until 日期", "Give another: --until DAY")
            )
        case .dayHasPassed(let day):
            return Problem(
                "E-CASE-61",
                .badInput,
                Wording("\(day) 已经过了", "\(day) has passed"),
                next: Wording("写今天或以后的日期", "Give today or a later day")
            )
        case .dayIsAhead(let day):
            return Problem(
                "E-CASE-62",
                .badInput,
                Wording("\(day) 还没到", "\(day) has not come yet"),
                next: Wording("写今天或以前的日期", "Give today or an earlier day")
            )
        case .specialOpen(let procedures):
            let names = procedures.map(\.term.wording)
            return Problem(
                "E-CASE-63",
                .conflict,
                Wording(
                    "\(cn) 的特别程序没有结束：\(names.map(\.chinese).joined(separator: "、"))",
                    "\(en): not ended yet: \(names.map(\.english).joined(separator: ", "))"
                ),
                next: Wording(
                    "结束后再决定：tongban case special end \(no)",
                    "End it first: tongban case special end \(no)"
                )
            )
        case .noSpecialOpen:
            return Problem(
                "E-CASE-64",
                .conflict,
                Wording("\(cn) 没有进行中的特别程序", "\(en): no special procedure runs"),
                next: show
            )
        case .alreadyExtended:
            return Problem(
                "E-CASE-65",
                .conflict,
                Wording("\(cn) 已经延长过一次，不能再延长", "\(en) was extended once already"),
                next: Wording("在期限内决定", "Decide within the limit")
            )
        case .extensionTooLong(let limit):
            return Problem(
                "E-CASE-66",
                .badInput,
                Wording(
                    "延长 1 到 \(limit.count) 个工作日",
                    "An extension is 1 to \(limit.count) working days"
                ),
                next: Wording("改天数：--days", "Change --days")
            )
        case .withdrawalPending:
            return Problem(
                "E-CASE-67",
                .conflict,
                Wording("\(cn) 的申请人要求撤件，还没答复", "\(en): the applicant wishes to withdraw"),
                next: Wording(
                    "同意：tongban case withdraw \(no)；申请人不撤了：tongban case keep \(no)",
                    "Agree: tongban case withdraw \(no); if they stay: tongban case keep \(no)"
                )
            )
        case .noWithdrawalPending:
            return Problem(
                "E-CASE-68",
                .conflict,
                Wording("\(cn) 没有待答复的撤件要求", "\(en): no wish to withdraw is open"),
                next: show
            )
        case .linksItself:
            return Problem(
                "E-CASE-69",
                .badInput,
                Wording("不能和自己关联", "A case cannot be linked to itself"),
                next: Wording("写另一件的编号", "Give the other case's number")
            )
        case .alreadyNumbered:
            return Problem(
                "E-CASE-70",
                .conflict,
                Wording("\(cn) 已有这个办件编号", "\(en) has this official number already"),
                next: show
            )
        case .noSuchVisit(let limit):
            return Problem(
                "E-CASE-71",
                .badInput,
                Wording("第几次来办，写 1 到 \(limit)", "A visit is 1 to \(limit)"),
                next: Wording("改 --visit；评整件就不写", "Change --visit; leave it out for the whole case")
            )
        default: return settling(refusal, subject)
        }
    }
}
