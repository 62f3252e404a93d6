import ServiceModel

/// Refusals that concern the day: what is not in force yet, or not any more.
extension ErrorText {
    static func notYetInForce(_ code: MatterCode, _ day: Day, _ subject: Subject) -> Problem {
        Problem(
            "E-CASE-25",
            .notPermitted,
            Wording(
                "「\(subject.name(of: code))」从 \(day) 起才可以办",
                "\(subject.name(of: code)) can be applied for from \(day) on"
            ),
            next: ask(code)
        )
    }

    static func suspended(_ code: MatterCode, _ day: Day, _ subject: Subject) -> Problem {
        Problem(
            "E-CASE-26",
            .notPermitted,
            Wording(
                "「\(subject.name(of: code))」从 \(day) 起暂停，不接新件；已开办的照常办完",
                "\(subject.name(of: code)) is suspended since \(day); open cases go on"
            ),
            next: ask(code)
        )
    }

    static func withdrawn(_ code: MatterCode, _ day: Day, _ subject: Subject) -> Problem {
        Problem(
            "E-CASE-27",
            .notPermitted,
            Wording(
                "「\(subject.name(of: code))」从 \(day) 起取消；已开办的照原来的规定办完",
                "\(subject.name(of: code)) is withdrawn since \(day); open cases are finished"
            ),
            next: ask(code)
        )
    }

    static func delegationEnded(
        _ code: MatterCode,
        at division: DivisionCode,
        _ day: Day,
        _ subject: Subject
    ) -> Problem {
        Problem(
            "E-CASE-28",
            .notPermitted,
            Wording(
                "「\(subject.name(of: code))」给 \(subject.place(division)) 的授权到 \(day) 为止；之前开办的照常办完",
                "\(subject.name(of: code)) was delegated to \(subject.place(division)) until \(day)"
            ),
            next: ask(code)
        )
    }

    static func delegationBegins(
        _ code: MatterCode,
        at division: DivisionCode,
        _ day: Day,
        _ subject: Subject
    ) -> Problem {
        Problem(
            "E-CASE-29",
            .notPermitted,
            Wording(
                "「\(subject.name(of: code))」从 \(day) 起才授权 \(subject.place(division)) 办",
                "\(subject.name(of: code)) is delegated to \(subject.place(division)) from \(day) on"
            ),
            next: ask(code)
        )
    }

    private static func ask(_ code: MatterCode) -> Wording {
        Wording(
            "看现在谁能办、以后怎么变：tongban matter may \(code)",
            "See who handles it, now and later: tongban matter may \(code)"
        )
    }
}
