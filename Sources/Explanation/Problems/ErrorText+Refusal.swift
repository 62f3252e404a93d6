package import ServiceModel

extension ErrorText {
    /// Explains why the rules of service refused.
    package static func problem(for refusal: Refusal, about subject: Subject) -> Problem {
        let (cn, en) = (subject.name.chinese, subject.name.english)
        let show = Wording(
            "先看现状：tongban case show \(subject.argument)",
            "Look at it first: tongban case show \(subject.argument)"
        )
        switch refusal {
        case .unknownMatter(let code):
            return Problem(
                "E-CASE-01",
                .noSuch,
                Wording("本机没有事项 \(code)", "Matter \(code) is not held here"),
                next: Wording("看本机有哪些：tongban matter list", "See tongban matter list")
            )
        case .unknownVersion(let code, let version):
            let pinned = MatterVersion(version).shown
            return Problem(
                "E-CASE-02",
                .conflict,
                Wording(
                    "\(cn) 按事项 \(code) 的 \(pinned) 版开办，本机没有这一版",
                    "\(en) is bound to version \(pinned) of \(code), which is not held here"
                ),
                next: Wording("先同步再办：tongban sync", "Sync first: tongban sync")
            )
        case .notYetInForce(let code, let day):
            return notYetInForce(code, day, subject)
        case .suspended(let code, let day):
            return suspended(code, day, subject)
        case .withdrawn(let code, let day):
            return withdrawn(code, day, subject)
        case .delegationEnded(let code, let division, let day):
            return delegationEnded(code, at: division, day, subject)
        case .delegationBegins(let code, let division, let day):
            return delegationBegins(code, at: division, day, subject)
        case .recalledUrgently(let code, let day):
            return recalledUrgently(code, day, subject)
        case .leaseLapsed(let day):
            return leaseLapsed(day, subject)
        case .timeUnproved(let day):
            return timeUnproved(day, subject)
        case .alreadyOpen:
            return Problem(
                "E-CASE-03",
                .conflict,
                Wording("\(cn) 已经开办", "\(en) is open already"),
                next: show
            )
        case .wrongStage(let stage, let step):
            return wrongStage(stage, step, subject, show)
        case .caseClosed(let stage):
            return Problem(
                "E-CASE-05",
                .conflict,
                Wording(
                    "\(cn) 已经结束（\(stage.term.wording.chinese)），只能再写备注",
                    "\(en) has ended (\(stage.term.wording.english)); it only takes notes"
                ),
                next: Wording(
                    "要重新办理请另开一件：tongban case open",
                    "Open a new case instead: tongban case open"
                )
            )
        case .caseFrozen:
            return Problem(
                "E-CASE-06",
                .conflict,
                Wording(
                    "\(cn) 有互相矛盾的决定，已冻结，不打印、不发证",
                    "\(en) holds contradictory decisions and is frozen"
                ),
                next: Wording(
                    "请县里裁定（tongban conflict resolve \(subject.argument) --decision N）；期间只能写备注",
                    "The county must rule (tongban conflict resolve \(subject.argument) --decision N); "
                        + "only notes until then"
                )
            )
        case .notDelegated(let code, let division):
            return notDelegated(code, at: division, subject)
        case .levelMayNot(let tier, let step):
            return levelMayNot(tier, step, subject)
        case .notDecisionHolder:
            return notDecisionHolder(subject)
        case .outOfScope(let point):
            return outOfScope(point, subject)
        case .applicantMissing:
            return applicantMissing(subject)
        case .materialsMissing(let numbers):
            return materialsMissing(numbers, subject)
        case .unknownMaterial(let number):
            return unknownMaterial(number, subject)
        case .materialNotHeld(let number):
            return materialNotHeld(number, subject)
        case .conflictOpen(let fields):
            return conflictOpen(fields, subject)
        case .deferralNotOffered, .notDeferrable, .nothingMissing, .nothingPromised, .notPromised,
            .promisesOpen, .promiseNotDue, .materialsInvalid, .commitmentNotOffered:
            return promising(refusal, subject)
        case .textTooLong, .roleMayNot, .levelMayRecord, .stageTakesNo, .comesWithStep, .noSuchFact,
            .mandateUnfit, .handedElsewhere, .handsToItself, .nothingHandedOver:
            return filing(refusal, subject)
        case .notLater, .dayHasPassed, .dayIsAhead, .specialOpen, .noSpecialOpen, .alreadyExtended,
            .extensionTooLong, .withdrawalPending, .noWithdrawalPending, .linksItself,
            .alreadyNumbered, .noSuchVisit:
            return limiting(refusal, subject)
        case .notInConflict, .choiceGone, .notResolved, .notFrozen, .noSuchDecision, .notRuled,
            .countyRules:
            return settling(refusal, subject)
        case .invalidField(let field, let fault):
            let name = field.term.wording
            let why = wording(of: fault)
            return Problem(
                "E-CASE-16",
                .badInput,
                Wording(
                    "「\(name.chinese)」\(why.chinese)，没有保存",
                    "The \(name.english) \(why.english); nothing was saved"
                ),
                next: Wording("改好后再提交一次", "Correct it and try again")
            )
        case .invalidAnswer(let key, let fault):
            let why = wording(of: fault)
            return Problem(
                "E-CASE-30",
                .badInput,
                Wording(
                    "表单「\(key)」\(why.chinese)，没有保存",
                    "The answer \(key) \(why.english); nothing was saved"
                ),
                next: Wording("改好后再提交一次", "Correct it and try again")
            )
        case .formMisfits(let findings): return formMisfits(findings, subject)
        case .formNotWhole(let findings): return formNotWhole(findings, subject)
        case .tooManyAnswers(let limit):
            return Problem(
                "E-CASE-31",
                .badInput,
                Wording(
                    "一件的表单最多 \(limit) 项，没有保存",
                    "A case takes at most \(limit) answers; nothing was saved"
                ),
                next: Wording(
                    "核对是不是给错了表单；或改写已有的项",
                    "Check that it is the right form, or rewrite answers that are there"
                )
            )
        case .emptyText:
            return Problem(
                "E-CASE-17",
                .usage,
                Wording("这一步必须写明理由或内容", "This step needs a reason or a text"),
                next: Wording(
                    "加上 --reason 或 --note；- 表示从标准输入读",
                    "Give --reason or --note; - reads standard input"
                )
            )
        }
    }

    private static func wrongStage(
        _ stage: CaseStage,
        _ step: Transition,
        _ subject: Subject,
        _ show: Wording
    ) -> Problem {
        let (now, wanted) = (stage.term.wording, step.term.wording)
        // Collecting and receiving are one command.
        let possible = Transition.allCases.filter {
            $0 != .collect && $0.target(from: stage) != nil
        }
        let steps = Wording(
            possible.map { "\($0.term.wording.chinese)（\($0.command)）" }.joined(separator: "、"),
            possible.map { "\($0.term.wording.english) (\($0.command))" }.joined(separator: ", ")
        )
        return Problem(
            "E-CASE-04",
            .conflict,
            Wording(
                "\(subject.name.chinese) 现在是「\(now.chinese)」，不能「\(wanted.chinese)」",
                "\(subject.name.english) is \(now.english): \(wanted.english) is not possible"
            ),
            next: possible.isEmpty
                ? show
                : Wording("这时可以：\(steps.chinese)", "Possible now: \(steps.english)")
        )
    }

    private static func wording(of fault: FieldFault) -> Wording {
        switch fault {
        case .wrongKind:
            Wording("不是这种内容", "takes another kind of value")
        case .empty:
            Wording("没有姓名", "has no name")
        case .tooLong(let limit):
            Wording("太长，最多 \(limit) 个字", "is too long; at most \(limit) characters")
        case .unexpectedCharacter:
            Wording("含有不能用的字符", "holds a character it does not take")
        case .notAnAmount:
            Wording("不是金额（如 1200 或 1200.50）", "is no amount (such as 1200 or 1200.50)")
        }
    }
}
