import LatticeLaws
import Replication
import ServiceModel
import ServiceRecords
import Testing

@Suite("Any sequence of offers and moves")
struct HandshakeLawTests {
    /// Offers and moves at random, legal or not, on one matter and two points.
    private func script(_ seed: UInt64) throws -> [AuthorityRecord] {
        var random = SplitMix64(seed: seed)
        func draw(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
        let matter = try Hechuan.code()
        let moves = DelegationMove.allCases.filter { $0 != .offer }
        return (0..<40).map { _ in
            let point = ServicePointID(UInt32(2 + draw(2)))
            let day = Day(number: Int32(draw(60)))
            guard draw(4) > 0 else {
                return .delegationOffered(
                    DelegationOffer(
                        matter: matter,
                        point: point,
                        version: 1 + draw(4),
                        mode: HandlingMode.allCases[draw(3)],
                        offeredOn: day,
                        replyBy: day,
                        until: draw(3) == 0 ? Day(number: Int32(draw(60))) : nil,
                        trialCases: draw(2)
                    )
                )
            }
            return .delegationMoved(
                DelegationStep(
                    matter: matter,
                    point: point,
                    version: 1 + draw(3),
                    move: moves[draw(moves.count)],
                    day: day,
                    from: Day(number: Int32(draw(60))),
                    isUrgent: draw(5) == 0,
                    answer: draw(2) == 0 ? EntryName(Dot(CountyScript.decider.replica, 1)) : nil
                )
            )
        }
    }

    private func register(_ records: some Sequence<AuthorityRecord>) throws -> Authority {
        var authority = Authority(county: try Hechuan.key(1))
        for (offset, record) in records.enumerated() {
            authority.fold(record, at: UInt64(offset))
        }
        return authority
    }

    @Test("reads at a head by what stands before it, whatever came after", arguments: 0..<25)
    func prefix(_ seed: UInt64) throws {
        let records = try script(seed)
        let whole = try register(records)
        for count in records.indices {
            let then = AuthorityView(whole, at: UInt64(count))
            let alone = AuthorityView(try register(records.prefix(count)), at: UInt64(count))
            #expect(then.allHandshakes == alone.allHandshakes)
            #expect(then.asOf == alone.asOf)
        }
        #expect(try Authority(county: whole.county, bytes: whole.bytes) == whole)
    }

    @Test("gives more than taking papers in only to who accepted", arguments: 0..<25)
    func accepted(_ seed: UInt64) throws {
        let view = AuthorityView(try register(script(seed)), at: .max)
        for handshake in view.allHandshakes {
            let table = DelegationTable([], handshakes: [handshake])
            let tier: Tier = handshake.point == ServicePointID(2) ? .township : .village
            for day in 0..<70 {
                let day = Day(number: Int32(day))
                let point = try Hechuan.point(tier)
                let standing = table.standing(of: handshake.matter, at: point, on: day)
                guard let mode = standing.mode, mode > .agency else { continue }
                let version: Int
                switch standing.basis {
                case .active(let number), .trial(let number): version = number
                case .county, .row, .fallback, .nothing:
                    Issue.record("\(standing)")
                    continue
                }
                let offered = handshake.versions[version - 1]
                #expect(mode <= offered.offer.mode)
                #expect(offered.steps.first?.step.answer != nil)
                #expect(offered.steps.contains { $0.stage.isInForce && $0.step.from <= day })
                #expect(offered.offer.until.map { day <= $0 } ?? true)
            }
        }
    }
}
