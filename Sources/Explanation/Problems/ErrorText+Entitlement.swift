import ServiceModel

/// Refusals that concern who may do it.
extension ErrorText {
    static func notDelegated(
        _ code: MatterCode,
        at division: DivisionCode,
        _ subject: Subject
    ) -> Problem {
        let (name, place) = (subject.name(of: code), subject.place(division))
        return Problem(
            "E-CASE-07",
            .notPermitted,
            Wording(
                "「\(name)」没有授权 \(place) 办到这一步",
                "\(name) is not delegated to \(place) this far"
            ),
            next: Wording(
                "看本点能办到哪一步：tongban matter list；办不了的，同步后由上级办",
                "See tongban matter list; what goes further is done above, after a sync"
            )
        )
    }

    static func levelMayNot(_ tier: Tier, _ step: Transition, _ subject: Subject) -> Problem {
        let (level, wanted) = (tier.term.wording, step.term.wording)
        let why: Wording? =
            switch step {
            case .accept, .receive:
                Wording("村里只受理公共服务事项", "villages accept public services only")
            case .approve, .deny: Wording("行政许可不在村里决定", "villages decide no licence")
            case .withdraw:
                Wording("受理后由承办单位撤", "once accepted, the handling office ends it")
            case .collect, .requestCorrection, .supplyCorrection, .refuseAcceptance,
                .startProcessing, .revoke, .closeUnkept:
                nil
            }
        return Problem(
            "E-CASE-08",
            .notPermitted,
            Wording(
                "\(subject.name.chinese)：\(level.chinese)级不能「\(wanted.chinese)」"
                    + (why.map { "，\($0.chinese)" } ?? ""),
                "\(subject.name.english): no \(level.english) may \(wanted.english)"
                    + (why.map { "; \($0.english)" } ?? "")
            ),
            next: Wording(
                "资料已保存在本机，同步后由上级办：tongban sync",
                "It is saved here; the level above takes it after tongban sync"
            )
        )
    }

    static func notDecisionHolder(_ subject: Subject) -> Problem {
        Problem(
            "E-CASE-09",
            .notPermitted,
            Wording(
                "\(subject.name.chinese) 的决定权不在本机",
                "\(subject.name.english) is not decided here"
            ),
            next: Wording(
                "看谁能决定：tongban case show \(subject.argument)；同步后由对方决定",
                "See who may: tongban case show \(subject.argument); they decide after a sync"
            )
        )
    }

    static func outOfScope(_ point: ServicePointID, _ subject: Subject) -> Problem {
        Problem(
            "E-CASE-10",
            .notPermitted,
            Wording(
                "\(subject.name.chinese) 属于 \(point.number) 号点，本村不能动",
                "\(subject.name.english) belongs to point \(point.number)"
            ),
            next: Wording("请那个点或它的乡镇来办", "Have that point or its township do it")
        )
    }
}
