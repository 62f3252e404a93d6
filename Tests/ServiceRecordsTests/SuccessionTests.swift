import Replication
import ServiceModel
import ServiceRecords
import Testing

@Suite("Succession among incarnations")
struct SuccessionTests {
    private func replica(_ first: UInt8) throws -> ReplicaID {
        try #require(ReplicaID(bytes: [first] + [UInt8](repeating: 0, count: 15)))
    }

    @Test("leads through every replacement to the last heir")
    func chain() throws {
        var succession = Succession()
        succession.replace(try replica(1), by: try replica(2))
        succession.replace(try replica(2), by: try replica(3))
        #expect(succession.heir(of: try replica(1)) == (try replica(3)))
        #expect(succession.leads(from: try replica(1), to: try replica(2)))
        #expect(!succession.leads(from: try replica(2), to: try replica(1)))
        #expect(succession.heir(of: try replica(9)) == (try replica(9)))
    }

    @Test("has one heir for each, and never turns in a circle")
    func circle() throws {
        var succession = Succession()
        succession.replace(try replica(1), by: try replica(2))
        succession.replace(try replica(1), by: try replica(3))
        succession.replace(try replica(2), by: try replica(1))
        #expect(succession.heir(of: try replica(1)) == (try replica(2)))
        #expect(succession.heir(of: try replica(2)) == (try replica(2)))
    }

    @Test("hands a decision right on to the heir, for those who know of it")
    func right() throws {
        var script = CountyScript(matter: try Hechuan.matter())
        try script.openAccepted()
        let right = script.folded().record.decisionRight
        let heir = try replica(8)
        var succession = Succession()
        succession.replace(CountyScript.decider.replica, by: heir)
        #expect(right.holding(in: nil, succession)?.holder == heir)
        #expect(right.holding(in: nil)?.holder == CountyScript.decider.replica)
    }

    @Test("stands in the register's view from the replacement on")
    func view() throws {
        let county = try Hechuan.key(7)
        var authority = Authority(county: county)
        let (old, new) = (try replica(1), try replica(2))
        for (position, replica) in [(1, old), (2, new)] as [(UInt64, ReplicaID)] {
            authority.fold(
                .deviceGranted(
                    Authority.Grant(
                        deviceKey: try Hechuan.key(3),
                        replica: replica,
                        point: ServicePointID(3),
                        decides: replica == old,
                        number: UInt32(position)
                    )
                ),
                at: position
            )
        }
        authority.fold(
            .incarnationReplaced(
                IncarnationReplaced(
                    old: old,
                    new: new,
                    ends: [FeedEnd(scope: .cases(3), count: 12, hash: .zero)],
                    lostBecause: nil
                )
            ),
            at: 3
        )
        #expect(AuthorityView(authority, at: 3).decider(at: ServicePointID(3)) == old)
        #expect(AuthorityView(authority, at: 4).decider(at: ServicePointID(3)) == new)
        #expect(authority.end(of: FeedID(old, in: .cases(3))) == 12)
        #expect(authority.end(of: FeedID(old, in: .status(3))) == 0)
        #expect(authority.end(of: FeedID(new, in: .cases(3))) == nil)
        #expect(try Authority(county: county, bytes: authority.bytes) == authority)
    }
}
