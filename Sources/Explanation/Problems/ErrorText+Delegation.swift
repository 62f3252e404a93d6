package import ServiceModel

extension ErrorText {
    /// Explains why an offer, a move or an answer is not possible; nothing was changed then.
    ///
    /// - Parameter list: The command that shows how things stand, in the program this happens in.
    package static func problem(
        for fault: DelegationFault,
        list: String = "tongban delegation list"
    ) -> Problem {
        let look = Wording("看现状：\(list)", "See \(list)")
        switch fault {
        case .noOffer(let code):
            return Problem(
                "E-DLG-01",
                .noSuch,
                Wording("没有事项 \(code) 的要约", "Nothing was offered of matter \(code)"),
                next: look
            )
        case .noSuchVersion(let version, let newest):
            return Problem(
                "E-DLG-02",
                .noSuch,
                Wording(
                    "没有第 \(version) 版要约，最新是第 \(newest) 版",
                    "There is no version \(version); the newest is \(newest)"
                ),
                next: look
            )
        case .moveNotPossible(let stage, let move):
            let (now, wanted) = (stage.term.wording, move.term.wording)
            return Problem(
                "E-DLG-03",
                .conflict,
                Wording(
                    "现在是「\(now.chinese)」，不能「\(wanted.chinese)」",
                    "It is \(now.english): \(wanted.english) is not possible"
                ),
                next: look
            )
        case .answerNotPossible(let stage, let answer):
            let (now, wanted) = (stage.term.wording, answer.term.wording)
            return Problem(
                "E-DLG-04",
                .conflict,
                Wording(
                    "现在是「\(now.chinese)」，不能「\(wanted.chinese)」",
                    "It is \(now.english): it is too late to \(wanted.english)"
                ),
                next: look
            )
        case .trialNotDone(let had, let cases):
            return Problem(
                "E-DLG-05",
                .conflict,
                Wording(
                    "试运行要办 \(cases) 件，现在 \(had) 件",
                    "The trial takes \(cases) cases; it has had \(had)"
                ),
                next: Wording(
                    "先试运行：tongban-hub delegation trial；不要试运行的，重新要约时写 --trial-cases 0",
                    "Start the trial: tongban-hub delegation trial; or offer anew with --trial-cases 0"
                )
            )
        case .noticeTooShort(let day):
            return Problem(
                "E-DLG-06",
                .badInput,
                Wording("要提前通知，最早从 \(day) 起", "It needs notice: from \(day) at the earliest"),
                next: Wording(
                    "写 --from \(day) 或不写；确属违法的用 --urgent 并写明理由",
                    "Give --from \(day) or none; what is invalid in law takes --urgent with a reason"
                )
            )
        case .excluded(let document):
            return Problem(
                "E-DLG-07",
                .conflict,
                Wording(
                    "授权清单把该点排除在外（\(document)）",
                    "The standing list excludes the point (\(document))"
                ),
                next: Wording(
                    "先改清单：tongban-hub draft import",
                    "Change the list first: tongban-hub draft import"
                )
            )
        case .beyondLevel, .countyItself:
            return bounds(fault)
        case .checksOpen, .checksMissing, .checkNotAsked, .evidenceMissing, .reasonMissing,
            .dayPassed, .textTooLong, .tooManyTrialCases:
            return contents(fault)
        }
    }

    /// What the law does not allow, whoever delegates.
    private static func bounds(_ fault: DelegationFault) -> Problem {
        guard case .beyondLevel(let tier, let type, let mode) = fault else {
            return Problem(
                "E-DLG-08",
                .usage,
                Wording("县级不用授权", "The county needs no delegation"),
                next: Wording("--to 写乡镇或村", "Name townships or villages by --to")
            )
        }
        let (level, wanted) = (tier.term.wording, mode.term.wording)
        let isLicence = type == .licence
        return Problem(
            "E-DLG-09",
            .notPermitted,
            isLicence
                ? Wording(
                    "行政许可不能再授权给村\(wanted.chinese)：委托乡镇的不得再委托（行政许可法第24条）",
                    "A licence is not passed on to a village for \(wanted.english) "
                        + "(Administrative Licensing Law, art. 24)"
                )
                : Wording(
                    "\(level.chinese)里只受理公共服务，不能授权「\(wanted.chinese)」",
                    "A \(level.english) accepts public services only, not this for \(wanted.english)"
                ),
            next: Wording("改为代办：--mode agency", "Offer taking in only: --mode agency")
        )
    }

    private static func contents(_ fault: DelegationFault) -> Problem {
        let again = Wording("改好后再运行一次；这次什么都没有保存", "Correct it and run again; nothing was saved")
        let what: (String, Wording) =
            switch fault {
            case .checksOpen(let items):
                (
                    "10",
                    Wording(
                        "还有条件没有落实：\(names(items).chinese)",
                        "Still due: \(names(items).english)"
                    )
                )
            case .checksMissing(let items):
                (
                    "11",
                    Wording(
                        "没有写到：\(names(items).chinese)",
                        "Nothing is said about: \(names(items).english)"
                    )
                )
            case .checkNotAsked(let item):
                (
                    "12",
                    Wording(
                        "要约没有要「\(item.term.wording.chinese)」，或写了两遍",
                        "The offer does not ask for \(item.term.wording.english), or it is given twice"
                    )
                )
            case .evidenceMissing(let item):
                (
                    "13",
                    Wording(
                        "「\(item.term.wording.chinese)」要写依据和谁说的",
                        "\(item.term.wording.english) needs evidence and who says so"
                    )
                )
            case .reasonMissing: ("14", Wording("要写明理由", "A reason must be given"))
            case .dayPassed(let day): ("15", Wording("\(day) 太早", "\(day) is too early"))
            case .textTooLong(let limit):
                ("16", Wording("文字太长，最多 \(limit) 个字", "A text is over \(limit) characters"))
            case .tooManyTrialCases(let limit):
                ("17", Wording("试运行最多 \(limit) 件", "A trial takes at most \(limit) cases"))
            case .noOffer, .noSuchVersion, .moveNotPossible, .answerNotPossible, .trialNotDone,
                .noticeTooShort, .beyondLevel, .countyItself, .excluded:
                ("18", Wording("这一步不能办", "This is not possible"))
            }
        return Problem("E-DLG-\(what.0)", .badInput, what.1, next: again)
    }

    private static func names(_ items: [CapabilityItem]) -> Wording {
        Wording(
            items.map(\.term.wording.chinese).joined(separator: "、"),
            items.map(\.term.wording.english).joined(separator: ", ")
        )
    }
}
