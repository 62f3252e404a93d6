import ServiceModel
import Testing

@Suite("A delegation with a period")
struct DelegationPeriodTests {
    private static func day(_ text: String) -> Day { Day(iso: text) ?? .epoch }

    private func row(
        _ mode: HandlingMode?,
        _ from: String,
        _ until: String? = nil,
        at coverage: Delegation.Coverage = .tier(.village)
    ) throws -> Delegation {
        Delegation(
            matter: try Hechuan.code(),
            coverage: coverage,
            effect: mode.map { .grant($0) } ?? .exclude,
            from: Self.day(from),
            until: until.map(Self.day)
        )
    }

    @Test("holds from its first to its last day, both counted")
    func bounds() throws {
        let table = DelegationTable([try row(.agency, "2026-12-01", "2026-12-31")])
        func mode(_ text: String) throws -> HandlingMode? {
            table.mode(of: try Hechuan.code(), at: try Hechuan.at(.village), on: Self.day(text))
        }
        #expect(try mode("2026-11-30") == nil)
        #expect(try mode("2026-12-01") == .agency)
        #expect(try mode("2026-12-31") == .agency)
        #expect(try mode("2027-01-01") == nil)
    }

    @Test("that has ended neither grants nor excludes")
    func ended() throws {
        let village = try Hechuan.at(.village)
        let table = DelegationTable([
            try row(.acceptance, "2024-01-01"),
            try row(nil, "2024-01-01", "2024-05-31", at: .point(village.id)),
        ])
        let code = try Hechuan.code()
        #expect(table.mode(of: code, at: village, on: Self.day("2024-05-31")) == nil)
        #expect(table.mode(of: code, at: village, on: Self.day("2024-06-01")) == .acceptance)
    }

    @Test("possibly entitles on any later day, and never by what had ended before")
    func possible() throws {
        let village = try Hechuan.at(.village)
        let table = DelegationTable([
            try row(.decision, "2023-01-01", "2024-05-31"),
            try row(.agency, "2026-01-01", "2026-12-31"),
            try row(.acceptance, "2027-01-01", "2027-06-30"),
        ])
        func possible(_ text: String) throws -> HandlingMode? {
            table.possibleMode(of: try Hechuan.code(), at: village, from: Self.day(text))
        }
        #expect(try possible("2024-05-31") == .decision)
        #expect(try possible("2024-06-01") == .acceptance)
        #expect(try possible("2027-06-30") == .acceptance)
        #expect(try possible("2027-07-01") == nil)
    }

    @Test("is refused by naming the day it begins, or the day it ended")
    func refusals() throws {
        let village = try Hechuan.at(.village)
        let code = try Hechuan.code()
        let table = DelegationTable([
            try row(.agency, "2024-01-01", "2024-05-31"), try row(.agency, "2026-12-01"),
        ])
        #expect(
            table.refusal(of: code, at: village, on: Self.day("2026-11-30"))
                == .delegationBegins(code, at: village.division, on: Self.day("2026-12-01"))
        )
        let over = DelegationTable([try row(.agency, "2024-01-01", "2024-05-31")])
        #expect(
            over.refusal(of: code, at: village, on: Self.day("2026-11-30"))
                == .delegationEnded(code, at: village.division, on: Self.day("2024-05-31"))
        )
        #expect(
            DelegationTable([]).refusal(of: code, at: village, on: Self.day("2026-11-30"))
                == .notDelegated(code, at: village.division)
        )
    }

    @Test("decides where a case opened on that day is decided")
    func deciding() throws {
        let table = DelegationTable([try row(.decision, "2027-01-01")])
        func tier(_ text: String) throws -> Tier {
            table.decidingPoint(
                of: try Hechuan.matter(),
                at: try Hechuan.at(.village),
                ancestors: [try Hechuan.at(.township), try Hechuan.at(.county)],
                on: Self.day(text)
            ).tier
        }
        #expect(try tier("2026-12-31") == .county)
        #expect(try tier("2027-01-01") == .village)
    }
}
