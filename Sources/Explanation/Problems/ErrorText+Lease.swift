import ServiceModel

/// Refusals because delegations cannot be relied on just now; papers are taken in all the same.
extension ErrorText {
    static func recalledUrgently(_ code: MatterCode, _ day: Day, _ subject: Subject) -> Problem {
        Problem(
            "E-CASE-90",
            .notPermitted,
            Wording(
                "「\(subject.matter?.name ?? code.text)」的授权从 \(day) 起紧急收回，已开办的也停办",
                "The delegation of \(subject.matter?.name ?? code.text) was recalled urgently "
                    + "from \(day); open cases stop too"
            ),
            next: Wording(
                "材料照收；把件转县里：tongban case pass \(subject.argument) --to 县级机构",
                "Take papers in; pass it on: tongban case pass \(subject.argument) --to COUNTY"
            )
        )
    }

    static func leaseLapsed(_ day: Day, _ subject: Subject) -> Problem {
        Problem(
            "E-CASE-91",
            .notPermitted,
            Wording(
                "本机知道的授权只到 \(day) 有效，久未同步，现在只能收件，不能受理、决定",
                "Delegations known here were proved until \(day) only; papers can be taken in, "
                    + "nothing accepted or decided"
            ),
            next: Wording(
                "先同步（tongban sync）或导入优盘（tongban bundle import）；群众的材料照收，不用退；"
                    + "如果本机日期不对，先校准",
                "Sync (tongban sync) or import a stick (tongban bundle import); take the papers in "
                    + "meanwhile; if the date here is wrong, set it"
            )
        )
    }

    static func timeUnproved(_ day: Day, _ subject: Subject) -> Problem {
        Problem(
            "E-CASE-92",
            .notPermitted,
            Wording(
                "本机时钟不可信：至少已是 \(day)，现在只能收件，不能受理、决定",
                "The clock here is wrong: it is \(day) at least; papers can be taken in, "
                    + "nothing accepted or decided"
            ),
            next: Wording(
                "校准时钟，再同步（tongban sync）或导入优盘（tongban bundle import）；群众的材料照收",
                "Set the clock, then sync (tongban sync) or import a stick (tongban bundle import); "
                    + "take the papers in meanwhile"
            )
        )
    }
}
