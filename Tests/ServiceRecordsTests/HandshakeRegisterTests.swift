import Replication
import ServiceModel
import ServiceRecords
import Testing
import WireFormat

@Suite("A handshake in the register")
struct HandshakeRegisterTests {
    private let matter: MatterCode
    private let township: ServicePoint
    private let records: [AuthorityRecord]

    init() throws {
        matter = try Hechuan.code()
        township = try Hechuan.point(.township)
        let (matter, point) = (matter, township.id)
        func offer(_ version: Int) -> AuthorityRecord {
            .delegationOffered(
                DelegationOffer(
                    matter: matter,
                    point: point,
                    version: version,
                    mode: .decision,
                    offeredOn: Day(number: 10),
                    replyBy: Day(number: 30),
                    trialCases: 0
                )
            )
        }
        func step(_ move: DelegationMove, _ day: Int32) -> AuthorityRecord {
            .delegationMoved(
                DelegationStep(
                    matter: matter,
                    point: point,
                    version: 1,
                    move: move,
                    day: Day(number: day),
                    from: Day(number: day),
                    answer: move == .activate
                        ? EntryName(Dot(CountyScript.Desk.township.replica, 2)) : nil
                )
            )
        }
        records = [
            .pointsRegistered(try [.county, .township, .village].map(Hechuan.point)),
            offer(1), step(.suspend, 11), step(.activate, 12), step(.recall, 20),
            .beacon(Beacon(countyTime: 86_400 * 21, villageDays: 7, townshipDays: 14)), offer(7),
        ]
    }

    private func register() throws -> Authority {
        var authority = Authority(county: try Hechuan.key(1))
        for (offset, record) in records.enumerated() {
            authority.fold(record, at: UInt64(offset))
        }
        return authority
    }

    @Test("reads at each head as it stood there, by day")
    func heads() throws {
        let authority = try register()
        func mode(_ count: UInt64, _ day: Int32) -> HandlingMode? {
            AuthorityView(authority, at: count).mode(
                of: matter,
                at: township,
                on: Day(number: day)
            )
        }
        #expect(mode(1, 15) == nil)
        #expect(mode(2, 15) == .agency)
        #expect(mode(3, 15) == .agency, "nothing was there to suspend")
        #expect(mode(4, 11) == .agency)
        #expect(mode(4, 15) == .decision)
        #expect(mode(4, 25) == .decision)
        #expect(mode(5, 15) == .decision)
        #expect(mode(5, 25) == .agency)
        #expect(AuthorityView(authority, at: 7).allHandshakes.first?.versions.count == 1)
    }

    @Test("says on which day the county has signed, and holds its newest beacon")
    func days() throws {
        let authority = try register()
        #expect(AuthorityView(authority, at: 1).asOf == .epoch)
        #expect(AuthorityView(authority, at: 2).asOf == Day(number: 10))
        #expect(AuthorityView(authority, at: 5).asOf == Day(number: 20))
        #expect(AuthorityView(authority, at: 5).beacon == nil)
        #expect(AuthorityView(authority, at: 6).beacon?.villageDays == 7)
    }

    @Test("bears the decision while it is active, and not while it is on trial or taken back")
    func decider() throws {
        var authority = try register()
        for (number, tier) in [(UInt8(1), Tier.county), (2, .township)] {
            authority.fold(
                .deviceGranted(
                    Authority.Grant(
                        deviceKey: try Hechuan.key(number),
                        replica: tier == .county
                            ? CountyScript.Desk.county.replica : CountyScript.Desk.township.replica,
                        point: try Hechuan.point(tier).id,
                        decides: true,
                        number: UInt32(number)
                    )
                ),
                at: 0
            )
        }
        func decider(_ day: Int32) throws -> ReplicaID? {
            AuthorityView(authority, at: 7).decider(
                of: try Hechuan.matter(),
                at: ServicePointID(3),
                on: Day(number: day)
            )
        }
        #expect(try decider(11) == CountyScript.Desk.county.replica)
        #expect(try decider(12) == CountyScript.Desk.township.replica)
        #expect(try decider(20) == CountyScript.Desk.county.replica)
    }

    @Test("comes back from its checkpoint")
    func checkpoint() throws {
        let authority = try register()
        #expect(try Authority(county: authority.county, bytes: authority.bytes) == authority)
    }

    @Test(
        "is malformed when a code stands outside its table",
        arguments: [
            // No version; mode 4; checks out of order; a trial of 1,001 cases.
            (RecordKind.delegationOffered, [0x0A, 1, 0x41, 0x10, 2, 0x20, 1] as [UInt8]),
            (.delegationOffered, [0x0A, 1, 0x41, 0x10, 2, 0x18, 1, 0x20, 4]),
            (.delegationOffered, [0x0A, 1, 0x41, 0x10, 2, 0x18, 1, 0x20, 1, 0x42, 2, 2, 1]),
            (.delegationOffered, [0x0A, 1, 0x41, 0x10, 2, 0x18, 1, 0x20, 1, 0x48, 0xE9, 7]),
            // An offer as a move; an answer that names nobody.
            (.delegationMoved, [0x0A, 1, 0x41, 0x10, 2, 0x18, 1, 0x20, 1]),
            (.delegationMoved, [0x0A, 1, 0x41, 0x10, 2, 0x18, 1, 0x20, 3, 0x42, 2, 0x10, 1]),
            // No time; 367 days; a backup without an id.
            (.beacon, [0x10, 7]),
            (.beacon, [0x08, 2, 0x10, 0xEF, 2]),
            (.beacon, [0x08, 2, 0x22, 2, 0x10, 2]),
        ]
    )
    func malformed(_ kind: RecordKind, _ payload: [UInt8]) {
        #expect(throws: RefusalReason.malformed) {
            try AuthorityRecord(kind: kind, payload: payload)
        }
    }

    @Test(
        "takes no answer with a code outside its table",
        arguments: [
            [0x10, 1, 0x18, 1], [0x0A, 1, 0x41, 0x18, 1], [0x0A, 1, 0x41, 0x10, 1, 0x18, 5],
            // A reason 6; items out of order.
            [0x0A, 1, 0x41, 0x10, 1, 0x18, 3, 0x28, 6],
            [0x0A, 1, 0x41, 0x10, 1, 0x18, 2, 0x22, 2, 8, 2, 0x22, 2, 8, 1],
        ] as [[UInt8]]
    )
    func malformedAnswer(_ payload: [UInt8]) {
        #expect(throws: RefusalReason.malformed) { try DelegationAnswered(payload: payload) }
    }
}

@Suite("The county's line")
struct CountyLinePositionTests {
    @Test("names the entry at a position, across a restoration")
    func dots() throws {
        let first = CountyScript.Desk.county.replica
        let second = CountyScript.Desk.township.replica
        var line = CountyLine()
        #expect(line.dot(at: 0, in: .authority) == nil)
        line.begin(with: first)
        #expect(line.dot(at: 9, in: .authority) == Dot(first, 9))
        let end = FeedEnd(scope: .authority, count: 5, hash: .zero)
        let restored = HubRestored(previous: first, ends: [end])
        let isNext = line.follow(restored, by: second)
        #expect(isNext)
        #expect(line.dot(at: 4, in: .authority) == Dot(first, 4))
        #expect(line.dot(at: 5, in: .authority) == Dot(second, 0))
        #expect(line.dot(at: 8, in: .authority) == Dot(second, 3))
    }
}
