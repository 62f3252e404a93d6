import Replication
import ServiceModel
import ServiceRecords

extension RecordVectorTests {
    /// Records of what the county and its points say about delegations.
    static func delegationRecords(_ code: MatterCode) throws -> [Record] {
        let day = Day(number: 20_787)
        return [
            Record(
                "delegation offered",
                .delegationOffered(
                    DelegationOffer(
                        matter: code,
                        point: ServicePointID(2),
                        version: 3,
                        mode: .decision,
                        offeredOn: day,
                        replyBy: day.advanced(by: 21),
                        until: day.advanced(by: 365),
                        checks: [.staff, .seal, .sampleCase],
                        trialCases: 3,
                        department: "MZ",
                        document: "禾政办发〔2026〕9号",
                        training: "跟班两天",
                        serviceLevel: "即办",
                        note: "试点"
                    )
                ),
                "421399-7 to point 2, version 3, mode 3; 2026-11-30, answer by 2026-12-21, until "
                    + "2027-11-30; checks 1, 5, 8; 3 cases of trial; MZ, 禾政办发〔2026〕9号, "
                    + "training 跟班两天, service 即办, note 试点"
            ),
            Record(
                "delegation moved",
                .delegationMoved(
                    DelegationStep(
                        matter: code,
                        point: ServicePointID(2),
                        version: 3,
                        move: .startTrial,
                        day: day,
                        from: day.advanced(by: 1),
                        answer: EntryName(Dot(CountyScript.Desk.township.replica, 4))
                    )
                ),
                "421399-7 of point 2, version 3: move 3 on 2026-11-30 from 2026-12-01, taking up "
                    + "0200…00:4"
            ),
            Record(
                "delegation recalled urgently",
                .delegationMoved(
                    DelegationStep(
                        matter: code,
                        point: ServicePointID(2),
                        version: 3,
                        move: .recall,
                        day: day,
                        from: day,
                        isUrgent: true,
                        reason: "依据废止",
                        document: "禾政发〔2026〕1号"
                    )
                ),
                "421399-7 of point 2, version 3: move 7 on and from 2026-11-30, urgent, 依据废止, "
                    + "禾政发〔2026〕1号"
            ),
            Record(
                "beacon",
                .beacon(
                    Beacon(
                        countyTime: 1_796_054_400,
                        villageDays: 7,
                        townshipDays: 14,
                        backup: Beacon.VerifiedBackup(
                            id: [UInt8](repeating: 5, count: 32),
                            madeAt: 1_796_000_000
                        )
                    )
                ),
                "at 1796054400, 7 days at villages, 14 at townships; backup 05…05 of 1796000000"
            ),
            Record(
                "offer accepted with a condition",
                DelegationAnswered(
                    DelegationAnswer(
                        matter: code,
                        version: 3,
                        word: .accept([
                            CapabilityCheck(.staff, .met(evidence: "A岗、B岗", by: "站长")),
                            CapabilityCheck(.seal, .due(day.advanced(by: 5), plan: "刻章")),
                        ]),
                        claimedAt: 1_796_054_400
                    )
                ),
                "421399-7 version 3 accepted: 1 by A岗、B岗, says 站长; 5 due 2026-12-05, 刻章"
            ),
            Record(
                "offer declined",
                DelegationAnswered(
                    DelegationAnswer(
                        matter: code,
                        version: 3,
                        word: .decline(.noStaff, text: "编制不够"),
                        claimedAt: 1_796_054_400
                    )
                ),
                "421399-7 version 3 declined: 1, 编制不够"
            ),
        ]
    }
}
