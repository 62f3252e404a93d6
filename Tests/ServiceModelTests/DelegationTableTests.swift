import ServiceModel
import Testing

/// Any day: most of these rows hold at all times.
private let day = Day(number: 20_000)

@Suite("The delegation table")
struct DelegationTableTests {
    @Test("delegates nothing that no row names")
    func noRow() throws {
        let table = DelegationTable([])
        #expect(table.mode(of: try Hechuan.code(), at: try Hechuan.at(.township), on: day) == nil)
        #expect(table.mode(of: try Hechuan.code(), at: try Hechuan.at(.village), on: day) == nil)
    }

    @Test("lets the county decide whatever the rows say")
    func county() throws {
        let code = try Hechuan.code()
        let county = try Hechuan.at(.county)
        let table = DelegationTable([
            Delegation(matter: code, coverage: .tier(.county), effect: .grant(.agency)),
            Delegation(matter: code, coverage: .point(county.id), effect: .exclude),
        ])
        #expect(table.mode(of: code, at: county, on: day) == .decision)
        #expect(DelegationTable([]).mode(of: code, at: county, on: day) == .decision)
    }

    @Test("grants a tier's mode to the points of that tier and not to those beneath")
    func tierRow() throws {
        let code = try Hechuan.code()
        let table = DelegationTable([
            Delegation(matter: code, coverage: .tier(.township), effect: .grant(.acceptance))
        ])
        #expect(table.mode(of: code, at: try Hechuan.at(.township), on: day) == .acceptance)
        #expect(table.mode(of: code, at: try Hechuan.at(.village), on: day) == nil)
    }

    @Test("grants nothing for another matter")
    func otherMatter() throws {
        let table = DelegationTable([
            Delegation(
                matter: try Hechuan.code(),
                coverage: .tier(.township),
                effect: .grant(.decision)
            )
        ])
        let other = try Hechuan.code("OTHER")
        #expect(table.mode(of: other, at: try Hechuan.at(.township), on: day) == nil)
    }

    @Test(
        "prefers a row naming the point, whether it grants more or less",
        arguments: [
            HandlingMode.agency, .decision,
        ]
    )
    func pointBeatsTier(mode: HandlingMode) throws {
        let code = try Hechuan.code()
        let township = try Hechuan.at(.township)
        let table = DelegationTable([
            Delegation(matter: code, coverage: .point(township.id), effect: .grant(mode)),
            Delegation(matter: code, coverage: .tier(.township), effect: .grant(.acceptance)),
        ])
        #expect(table.mode(of: code, at: township, on: day) == mode)
        #expect(table.mode(of: code, at: try Hechuan.point(9, .township), on: day) == .acceptance)
    }

    @Test("excludes a named point in spite of every grant, in any order of rows")
    func exclusion() throws {
        let code = try Hechuan.code()
        let township = try Hechuan.at(.township)
        let rows = [
            Delegation(matter: code, coverage: .point(township.id), effect: .exclude),
            Delegation(matter: code, coverage: .point(township.id), effect: .grant(.decision)),
            Delegation(matter: code, coverage: .tier(.township), effect: .grant(.decision)),
        ]
        #expect(DelegationTable(rows).mode(of: code, at: township, on: day) == nil)
        #expect(DelegationTable(rows.reversed()).mode(of: code, at: township, on: day) == nil)
        let other = try Hechuan.point(9, .township)
        #expect(DelegationTable(rows).mode(of: code, at: other, on: day) == .decision)
    }

    @Test("lets a point keep its own grant when its tier is excluded")
    func excludedTier() throws {
        let code = try Hechuan.code()
        let pilot = try Hechuan.at(.village)
        let table = DelegationTable([
            Delegation(matter: code, coverage: .tier(.village), effect: .exclude),
            Delegation(matter: code, coverage: .point(pilot.id), effect: .grant(.agency)),
        ])
        #expect(table.mode(of: code, at: pilot, on: day) == .agency)
        #expect(table.mode(of: code, at: try Hechuan.point(9, .village), on: day) == nil)
    }

    @Test("yields the lesser of two contradicting grants, in any order of rows")
    func contradictingGrants() throws {
        let code = try Hechuan.code()
        let rows = [HandlingMode.decision, .agency, .acceptance].map {
            Delegation(matter: code, coverage: .tier(.village), effect: .grant($0))
        }
        let village = try Hechuan.at(.village)
        #expect(DelegationTable(rows).mode(of: code, at: village, on: day) == .agency)
        #expect(DelegationTable(rows.reversed()).mode(of: code, at: village, on: day) == .agency)
    }
}

@Suite("The deciding service point")
struct DecidingTierTests {
    private func decider(
        of type: MatterType,
        _ grants: [(Tier, HandlingMode)]
    ) throws -> Tier {
        let matter = try Hechuan.matter(type)
        let table = DelegationTable(
            grants.map {
                Delegation(matter: matter.code, coverage: .tier($0.0), effect: .grant($0.1))
            }
        )
        return table.decidingPoint(
            of: matter,
            at: try Hechuan.at(.village),
            ancestors: [try Hechuan.at(.township), try Hechuan.at(.county)],
            on: day
        ).tier
    }

    @Test("is the county when nothing is delegated for decision")
    func county() throws {
        #expect(try decider(of: .benefit, []) == .county)
        #expect(
            try decider(of: .benefit, [(.village, .acceptance), (.township, .acceptance)])
                == .county
        )
    }

    @Test("is the nearest point entitled to decide")
    func nearest() throws {
        #expect(
            try decider(of: .benefit, [(.village, .agency), (.township, .decision)]) == .township
        )
        #expect(
            try decider(of: .benefit, [(.village, .decision), (.township, .decision)]) == .village
        )
    }

    @Test("is never a village for a licence")
    func licence() throws {
        #expect(
            try decider(of: .licence, [(.village, .decision), (.township, .decision)]) == .township
        )
        #expect(try decider(of: .licence, [(.village, .decision)]) == .county)
    }

    @Test("is the county hall for a case opened there")
    func openedAtCounty() throws {
        let county = try Hechuan.at(.county)
        let decider = DelegationTable([])
            .decidingPoint(of: try Hechuan.matter(.licence), at: county, ancestors: [], on: day)
        #expect(decider == county)
    }
}
