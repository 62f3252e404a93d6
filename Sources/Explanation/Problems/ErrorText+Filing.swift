import ServiceModel

/// Refusals that concern what is put on file beside the stage.
extension ErrorText {
    static func filing(_ refusal: Refusal, _ subject: Subject) -> Problem {
        let (cn, en, no) = (subject.name.chinese, subject.name.english, subject.argument)
        let show = Wording("先看现状：tongban case show \(no)", "See tongban case show \(no)")
        switch refusal {
        case .textTooLong(let limit):
            return Problem(
                "E-CASE-50",
                .badInput,
                Wording("文字太长，最多 \(limit) 个字", "The text is longer than \(limit) characters"),
                next: Wording("写短一些，详情作为材料附上", "Say it shorter; attach the rest as material")
            )
        case .roleMayNot(let role):
            let name = role.term.wording
            return Problem(
                "E-CASE-51",
                .notPermitted,
                Wording(
                    "\(name.chinese)不能办这一步，\(cn) 没有变",
                    "A person of this function (\(name.english)) may not do this; \(en) is unchanged"
                ),
                next: Wording(
                    "请审批人员来办；换人：tongban operator switch",
                    "Have an approver do it; to change over: tongban operator switch"
                )
            )
        case .levelMayRecord(let tier):
            return Problem(
                "E-CASE-52",
                .notPermitted,
                Wording(
                    "\(tier.term.wording.chinese)级不能办这一步，由上级办",
                    "No \(tier.term.wording.english) does this; the level above does"
                ),
                next: Wording("同步后由上级办：tongban sync", "They do it after tongban sync")
            )
        case .stageTakesNo(let stage):
            let now = stage.term.wording
            return Problem(
                "E-CASE-53",
                .conflict,
                Wording(
                    "\(cn) 现在是「\(now.chinese)」，不能办这一步",
                    "\(en) is \(now.english): this is not possible"
                ),
                next: show
            )
        case .comesWithStep:
            return Problem(
                "E-CASE-54",
                .usage,
                Wording("这一条随受理或决定一起写，不能单独写", "This comes with its step, not alone"),
                next: Wording("看有哪些步骤：tongban case --help", "See tongban case --help")
            )
        case .noSuchFact:
            return Problem(
                "E-CASE-55",
                .noSuch,
                Wording("\(cn) 里没有这一条", "\(en) has no such entry"),
                next: Wording(
                    "看编号：tongban case show \(no)",
                    "See its number: tongban case show \(no)"
                )
            )
        case .mandateUnfit(let fault):
            let why = wording(of: fault)
            return Problem(
                "E-CASE-56",
                .badInput,
                Wording("委托不成立：\(why.chinese)", "The mandate cannot stand: \(why.english)"),
                next: Wording("改好后再提交一次", "Correct it and try again")
            )
        case .handedElsewhere(let point):
            return Problem(
                "E-CASE-57",
                .notPermitted,
                Wording(
                    "这批材料是移交给 \(point.number) 号点的，由那里签收",
                    "These papers were sent to point \(point.number), which acknowledges them"
                ),
                next: show
            )
        case .handsToItself:
            return Problem(
                "E-CASE-58",
                .badInput,
                Wording("不能移交给本点自己", "A point cannot hand papers to itself"),
                next: Wording("写上接收的点：--to 编码", "Name the receiver: --to CODE")
            )
        case .nothingHandedOver:
            return Problem(
                "E-CASE-59",
                .badInput,
                Wording("没有写移交哪些材料", "No material is named"),
                next: Wording("写上序号，如 --material 1", "Name them, such as --material 1")
            )
        default: return limiting(refusal, subject)
        }
    }

    private static func wording(of fault: MandateFault) -> Wording {
        switch fault {
        case .allowsNothing: Wording("没有写能代办什么", "it allows nothing")
        case .personMissing: Wording("没有写代理人", "no person is named")
        case .personUnfit: Wording("代理人的姓名不合规", "the person's name does not fit")
        case .phoneUnfit: Wording("联系电话不合规", "the telephone number does not fit")
        }
    }
}
