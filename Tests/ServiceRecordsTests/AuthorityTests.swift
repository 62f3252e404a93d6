import Replication
import ServiceModel
import ServiceRecords
import Testing
import WireFormat

@Suite("The county's register")
struct AuthorityTests {
    private let authority: Authority

    init() throws {
        let hub = try Hechuan.key(1)
        func replica(_ desk: CountyScript.Desk) -> ReplicaID { desk.replica }
        func grant(
            _ desk: CountyScript.Desk,
            decides: Bool
        ) throws -> AuthorityRecord {
            .deviceGranted(
                Authority.Grant(
                    deviceKey: try Hechuan.key(desk.rawValue),
                    replica: desk.replica,
                    point: ServicePointID(UInt32(desk.rawValue)),
                    decides: decides,
                    number: UInt32(desk.rawValue) * 10
                )
            )
        }
        func delegation(_ tier: Tier, _ mode: HandlingMode) throws -> Delegation {
            Delegation(
                matter: try Hechuan.code(),
                coverage: .tier(tier),
                effect: .grant(mode)
            )
        }
        let sibling = ServicePoint(
            id: ServicePointID(4),
            tier: .village,
            division: try #require(DivisionCode("421399025213")),
            name: "代办点",
            parent: ServicePointID(2)
        )
        let records: [AuthorityRecord] = [
            .pointsRegistered([try Hechuan.point(.county), try Hechuan.point(.township)]),
            .pointsRegistered([try Hechuan.point(.village), sibling]),
            try grant(.county, decides: true),
            try grant(.township, decides: false),
            try grant(.village, decides: false),
            .delegationsSet([
                try delegation(.township, .acceptance), try delegation(.village, .agency),
            ]),
            try grant(.township, decides: true),
            .delegationsSet([try delegation(.township, .decision)]),
        ]
        var authority = Authority(county: hub)
        for (offset, record) in records.enumerated() {
            authority.fold(record, at: UInt64(offset) + 1)
        }
        self.authority = authority
    }

    private func view(at count: UInt64 = .max) -> AuthorityView {
        AuthorityView(authority, at: count)
    }

    private let village = ServicePointID(3)

    @Test("reads as it stood at an earlier head")
    func earlierHead() throws {
        #expect(view(at: 1).allPoints.isEmpty)
        #expect(view(at: 2).allPoints.map(\.id.number) == [1, 2])
        #expect(view(at: 3).allPoints.map(\.id.number) == [1, 2, 3, 4])
        let key = try Hechuan.key(3)
        #expect(view(at: 5).grant(of: key) == nil)
        #expect(view(at: 6).grant(of: key)?.point == village)
    }

    @Test("knows the points above and below")
    func tree() {
        #expect(view().ancestors(of: village).map(\.id.number) == [2, 1])
        #expect(view().subtree(of: ServicePointID(1)).map(\.number) == [1, 2, 3, 4])
        #expect(view().subtree(of: ServicePointID(2)).map(\.number) == [2, 3, 4])
        #expect(view().subtree(of: village).map(\.number) == [3])
        #expect(view().ancestors(of: ServicePointID(99)).isEmpty)
    }

    @Test("ends at the loop when points name each other as parents")
    func loop() throws {
        var looped = Authority(county: try Hechuan.key(1))
        let points = try [(1, 2), (2, 1)].map { id, parent in
            ServicePoint(
                id: ServicePointID(UInt32(id)),
                tier: .township,
                division: try #require(DivisionCode("421399025")),
                name: "环",
                parent: ServicePointID(UInt32(parent))
            )
        }
        looped.fold(.pointsRegistered(points), at: 1)
        let view = AuthorityView(looped, at: 2)
        #expect(view.ancestors(of: ServicePointID(1)).count <= 3)
        #expect(Set(view.subtree(of: ServicePointID(1)).map(\.number)) == [1, 2])
    }

    @Test("replaces a point that is registered again")
    func pointReplaced() throws {
        var moved = authority
        let village = ServicePoint(
            id: ServicePointID(3),
            tier: .village,
            division: try #require(DivisionCode("421399025299")),
            name: "新村",
            parent: ServicePointID(1)
        )
        moved.fold(.pointsRegistered([village]), at: 20)
        let view = AuthorityView(moved, at: 21)
        #expect(view.point(ServicePointID(3))?.name == "新村")
        #expect(view.ancestors(of: ServicePointID(3)).map(\.id.number) == [1])
        #expect(AuthorityView(moved, at: 20).point(ServicePointID(3))?.name != "新村")
    }

    @Test("lets each tier read its audiences, and the cases of its own subtree")
    func readableScopes() throws {
        let names = Scope.catalogue(.names)
        #expect(
            view().readableScopes(of: try Hechuan.key(3))
                == [.authority, .catalogue(.village), names, .cases(3), .status(3)]
        )
        #expect(
            view().readableScopes(of: try Hechuan.key(2))
                == [
                    .authority, .catalogue(.township), .catalogue(.village), names, .cases(2),
                    .cases(3), .cases(4), .status(2), .status(3), .status(4),
                ]
        )
        #expect(view().readableScopes(of: try Hechuan.key(1)).count == 1 + 4 + 8)
        #expect(view().readableScopes(of: try Hechuan.key(9)).isEmpty)
    }

    @Test("replaces all rows of a matter that is delegated again")
    func delegationsReplaced() throws {
        let code = try Hechuan.code()
        let (township, villagePoint) = (
            try Hechuan.point(.township), try Hechuan.point(.village)
        )
        #expect(view(at: 8).mode(of: code, at: township, on: .epoch) == .acceptance)
        #expect(view(at: 8).mode(of: code, at: villagePoint, on: .epoch) == .agency)
        #expect(view(at: 9).mode(of: code, at: township, on: .epoch) == .decision)
        #expect(view(at: 9).mode(of: code, at: villagePoint, on: .epoch) == nil)
    }

    @Test("finds the decider at the competent point, or at the nearest above it that has one")
    func decider() throws {
        let matter = try Hechuan.matter()
        let county = CountyScript.Desk.county.replica
        let township = CountyScript.Desk.township.replica
        #expect(
            view(at: 3).decider(of: matter, at: village, on: .epoch) == nil,
            "nobody is granted anything"
        )
        #expect(
            view(at: 7).decider(of: matter, at: village, on: .epoch) == county,
            "the township may not"
        )
        #expect(view(at: 8).decider(of: matter, at: village, on: .epoch) == county)
        #expect(view(at: 9).decider(of: matter, at: village, on: .epoch) == township)
        #expect(view().decider(of: matter, at: ServicePointID(1), on: .epoch) == county)
        #expect(view().decider(of: matter, at: ServicePointID(99), on: .epoch) == nil)
    }

    @Test("leaves the decision above when the competent point has no deciding device")
    func deciderAbove() throws {
        var register = Authority(county: authority.county)
        register.fold(.pointsRegistered(try Tier.allCases.map(Hechuan.point)), at: 1)
        let everyone = Delegation(
            matter: try Hechuan.code(),
            coverage: .tier(.township),
            effect: .grant(.decision)
        )
        register.fold(.delegationsSet([everyone]), at: 2)
        register.fold(
            .deviceGranted(
                Authority.Grant(
                    deviceKey: try Hechuan.key(1),
                    replica: CountyScript.Desk.county.replica,
                    point: ServicePointID(1),
                    decides: true,
                    number: 1
                )
            ),
            at: 3
        )
        let decider = AuthorityView(register, at: 4).decider(
            of: try Hechuan.matter(),
            at: village,
            on: .epoch
        )
        #expect(decider == CountyScript.Desk.county.replica)
    }

    @Test("knows an author by its device, with reach and mode")
    func author() throws {
        let code = try Hechuan.code()
        let own = try #require(
            view(at: 8).author(Hechuan.key(3), writingFor: village, matter: code)
        )
        #expect(own.reachesScope)
        #expect(own.mode == .agency)
        let above = try #require(
            view().author(Hechuan.key(2), writingFor: village, matter: code)
        )
        #expect(above.reachesScope)
        #expect(above.mode == .decision)
        let beside = try #require(
            view().author(Hechuan.key(3), writingFor: ServicePointID(4), matter: code)
        )
        #expect(!beside.reachesScope)
        let below = try #require(
            view().author(Hechuan.key(3), writingFor: ServicePointID(2), matter: nil)
        )
        #expect(!below.reachesScope)
        #expect(below.mode == nil)
        #expect(view().author(try Hechuan.key(9), writingFor: village, matter: code) == nil)
    }

    @Test("numbers devices for case numbers, and knows the hub")
    func numbers() throws {
        #expect(view().deviceNumber(of: CountyScript.Desk.village.replica) == 30)
        #expect(view().isCounty(try Hechuan.key(1)))
        #expect(!view().isCounty(try Hechuan.key(2)))
    }

    @Test("comes back from its checkpoint, and not from a damaged one")
    func checkpoint() throws {
        let bytes = authority.bytes
        let read = try Authority(county: authority.county, bytes: bytes)
        #expect(read == authority)
        #expect(read.bytes == bytes)
        #expect(throws: WireFormatFault.self) {
            try Authority(county: authority.county, bytes: Array(bytes.dropLast()))
        }
        var unknownKind = bytes
        unknownKind[1] = 99
        #expect(throws: WireFormatFault.self) {
            try Authority(county: authority.county, bytes: unknownKind)
        }
    }
}

@Suite("A record of the county")
struct CountyRecordTests {
    @Test("comes through whole")
    func roundTrip() throws {
        let code = try Hechuan.code()
        let records: [AuthorityRecord] = [
            .pointsRegistered(try Tier.allCases.map(Hechuan.point)),
            .deviceGranted(
                Authority.Grant(
                    deviceKey: try Hechuan.key(7),
                    replica: CountyScript.Desk.village.replica,
                    point: ServicePointID(3),
                    decides: true,
                    number: .max
                )
            ),
            .delegationsSet([
                Delegation(matter: code, coverage: .tier(.village), effect: .grant(.agency)),
                Delegation(
                    matter: code,
                    coverage: .point(ServicePointID(3)),
                    effect: .exclude
                ),
            ]),
        ]
        for record in records {
            #expect(try AuthorityRecord(kind: record.kind, payload: record.payload) == record)
        }
    }

    @Test("is malformed when a code stands outside its table")
    func malformed() {
        let payloads: [(RecordKind, [UInt8])] = [
            // A point of tier 9.
            (.pointsRegistered, [0x0A, 12, 0x08, 1, 0x10, 9, 0x1A, 6] + Array("421399".utf8)),
            (.deviceGranted, [0x0A, 1, 7]),
            // A row that covers nobody.
            (.delegationsSet, [0x0A, 3, 0x0A, 1, 0x41]),
            (.delegationsSet, [0xFF]),
        ]
        for (kind, payload) in payloads {
            #expect(throws: RefusalReason.malformed) {
                try AuthorityRecord(kind: kind, payload: payload)
            }
        }
    }

    @Test("of a published matter comes through whole")
    func matter() throws {
        for type in MatterType.allCases {
            let record = MatterRecord(try Hechuan.matter(type))
            #expect(try MatterRecord(payload: record.payload) == record)
        }
        #expect(throws: RefusalReason.malformed) { try MatterRecord(payload: []) }
    }
}
