import ServiceModel
import ServiceRecords

extension RecordVectorTests {
    /// Records of time limits.
    static func deadlineRecords() -> [Record] {
        var rules = ServiceRules()
        rules.deadlines.yellowFrom = 0
        rules.deadlines.handOverWithin = 4
        return [
            Record(
                "rules set",
                .rulesSet(rules),
                "5 working days to tell, 4 to hand over, alarm after 2, 10 to deliver, 10 the longest "
                    + "extension, yellow from 0"
            ),
            Record(
                "told",
                .doing(
                    .moved(.accept, reason: nil),
                    .told(
                        ToldDate(
                            day: Day(number: 20_787),
                            limit: .promised,
                            rules: 0,
                            calendar: 12
                        )
                    )
                ),
                "accepted (4); told 2026-11-30, promised (2), by the default rules and calendar 12"
            ),
        ]
    }
}
