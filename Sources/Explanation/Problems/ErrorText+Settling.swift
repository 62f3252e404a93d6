import ServiceModel

/// Refusals that concern settling values and decisions.
extension ErrorText {
    static func settling(_ refusal: Refusal, _ subject: Subject) -> Problem {
        let (cn, en) = (subject.name.chinese, subject.name.english)
        let show = Wording(
            "先看各是什么：tongban conflict show \(subject.argument)",
            "Compare first: tongban conflict show \(subject.argument)"
        )
        switch refusal {
        case .notInConflict(let field):
            let name = field.term
            return Problem(
                "E-CASE-18",
                .conflict,
                Wording(
                    "\(cn) 的「\(name.wording.chinese)」没有不一样的写法，不用选定",
                    "The \(name.wording.english) of \(en) is not in conflict"
                ),
                next: Wording(
                    "要改它：tongban case edit \(subject.argument) \(name.token)；"
                        + "要撤回上次选定：tongban conflict undo \(subject.argument) \(name.token)",
                    "To write it: tongban case edit \(subject.argument) \(name.token); to take a "
                        + "choice back: tongban conflict undo \(subject.argument) \(name.token)"
                )
            )
        case .choiceGone(let field):
            let name = field.term.wording
            return Problem(
                "E-CASE-19",
                .noSuch,
                Wording(
                    "\(cn) 的「\(name.chinese)」现在没有这个号的写法，可能写错，也可能已被别处改过",
                    "The \(name.english) of \(en) has no such value now: a slip, or it has changed"
                ),
                next: show
            )
        case .notResolved(let field):
            let name = field.term.wording
            return Problem(
                "E-CASE-20",
                .conflict,
                Wording(
                    "\(cn) 的「\(name.chinese)」没有可以撤回的选定",
                    "No choice of the \(name.english) of \(en) stands that could be taken back"
                ),
                next: Wording(
                    "看经过：tongban case history \(subject.argument)",
                    "See tongban case history \(subject.argument)"
                )
            )
        case .noSuchDecision:
            return Problem(
                "E-CASE-22",
                .noSuch,
                Wording("\(cn) 的矛盾里没有这个号的决定", "\(en) has no such decision to rule on"),
                next: show
            )
        case .notRuled:
            return Problem(
                "E-CASE-23",
                .conflict,
                Wording("\(cn) 没有可以撤回的裁定", "No ruling on \(en) stands"),
                next: Wording(
                    "看经过：tongban case history \(subject.argument)",
                    "See tongban case history \(subject.argument)"
                )
            )
        case .countyRules(let tier):
            let level = tier.term.wording
            return Problem(
                "E-CASE-24",
                .notPermitted,
                Wording(
                    "\(cn)：互相矛盾的决定只有县里能裁定，\(level.chinese)级不能",
                    "\(en): only the county rules on decisions, not a \(level.english)"
                ),
                next: Wording(
                    "可以写备注说明情况，同步后由县里裁定",
                    "Add a note and sync; the county rules"
                )
            )
        default:
            return Problem(
                "E-CASE-21",
                .conflict,
                Wording("\(cn) 没有互相矛盾的决定，不用裁定", "\(en) holds no contradictory decisions"),
                next: Wording(
                    "看现状：tongban case show \(subject.argument)",
                    "See tongban case show \(subject.argument)"
                )
            )
        }
    }
}
