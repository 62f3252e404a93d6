import HubRuntime
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage
import TestCounty
import Testing

@Suite("The update list of December 2026")
struct UpdateListTests {
    private let files: FullCounty
    private let county: TestCounty
    private let office: County

    init() async throws {
        files = try FullCounty()
        county = try await TestCounty.full()
        office = try County(county.hub)
    }

    private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }
    private func code(_ text: String) throws -> MatterCode { try #require(MatterCode(text)) }

    @discardableResult
    private func publish() async throws -> Publication {
        try await office.publish(
            try await office.changes(at: files.changeList),
            on: TestCounty.foundingDay
        )
    }

    private func matter(_ text: String, on day: String) async throws -> Matter? {
        let (code, day) = (try code(text), try self.day(day))
        return try await county.hub.store.view { try $0.matter(code, on: day)?.matter }
    }

    @Test("is imported once, and each change takes effect on its own day")
    func ownDays() async throws {
        try await publish()
        let subsidy = "11421399MB9910983Q4000520004002"
        #expect(try await matter(subsidy, on: "2026-12-14")?.promisedLimit.count == 15)
        #expect(try await matter(subsidy, on: "2026-12-15")?.promisedLimit.count == 12)
        let felling = "11421399MB9911548L4000160006002"
        #expect(try await matter(felling, on: "2026-12-31")?.listText(of: .hasFee) == "否")
        #expect(try await matter(felling, on: "2027-01-01")?.listText(of: .hasFee) == "是")
        #expect(
            try await matter(felling, on: "2027-01-01")?.listText(of: .feeStandard) == "按公布标准"
        )
        // Retroactive: holds for whatever is opened from now on.
        let guidance = "11421399MB9910983Q4002020011000"
        #expect(
            try await matter(guidance, on: "2026-11-30")?.listText(of: .supervisionPhone)
                == "0720-5568009;12345"
        )
        // Two lines of one day are one version.
        let siting = try code("11421399MB991000044000104002001")
        let versions = try await county.hub.store.view { try $0.versions(of: siting) }
        #expect(versions.count == 2)
    }

    @Test("takes an element that stays the same as a line that changes nothing")
    func sameValue() async throws {
        try await publish()
        let river = try code("11421399MB9910916T4000119002001")
        let versions = try await county.hub.store.view { try $0.versions(of: river) }
        #expect(versions.map(\.promisedLimit.count) == [10, 7])
        #expect(versions.map(\.statutoryLimit.count) == [20, 20])
    }

    @Test("imported twice gives the same")
    func twice() async throws {
        try await publish()
        #expect(try await publish().written.isEmpty)
    }

    @Test("suspends a matter: no new case, and open ones go on under their version")
    func suspended() async throws {
        try await publish()
        let quarantine = "11421399MB991161X84000164003002"
        #expect(try await matter(quarantine, on: "2026-12-14")?.status == .inUse)
        #expect(try await matter(quarantine, on: "2026-12-15")?.status == .suspended)
        let code = try code(quarantine)
        let since = try day("2026-12-15")
        await #expect(throws: Refusal.suspended(code, since: since)) {
            _ = try await county.hub.open(
                code,
                applicant: Applicant(name: "王小兰", identityNumber: nil),
                fields: [],
                materials: [],
                receive: true,
                on: since
            )
        }
    }

    @Test("keeps a case under the version that was in force when it was opened")
    func pinned() async throws {
        try await publish()
        let subsidy = try code("11421399MB9910983Q4000520004002")
        func open(_ text: String) async throws -> Int? {
            let opened = try await county.hub.open(
                subsidy,
                applicant: Applicant(name: "王小兰", identityNumber: nil),
                fields: [],
                materials: [],
                receive: true,
                on: try day(text)
            )
            let id = try #require(opened.caseID)
            return try await county.hub.store.view { view in
                try view.record(id).flatMap { try view.matter(of: $0) }?.promisedLimit.count
            }
        }
        #expect(try await open("2026-12-14") == 15)
        #expect(try await open("2026-12-15") == 12)
    }

    @Test("withdraws a matter and ends its delegations with it")
    func withdrawn() async throws {
        try await publish()
        let doctor = try code("11421399MB9911193K4002023004002")
        let card = try code("11421399MB9911476U4002036019000")
        let register = try await county.hub.store.view { try $0.register }
        let township = try #require(register.allPoints.first { $0.tier == .township })
        let village = try #require(
            register.allPoints.first { $0.division.text == "421399001003" }
        )
        func mode(_ code: MatterCode, _ point: ServicePoint, _ text: String) throws
            -> HandlingMode?
        {
            register.mode(of: code, at: point, on: try day(text))
        }
        #expect(try mode(doctor, township, "2026-11-30") == .decision)
        #expect(try mode(doctor, township, "2026-12-01") == nil)
        #expect(try mode(card, township, "2026-12-30") == .decision)
        #expect(try mode(card, village, "2026-12-30") == .decision)
        #expect(try mode(card, township, "2026-12-31") == nil)
        #expect(try mode(card, village, "2026-12-31") == nil)
        #expect(try await matter(card.text, on: "2026-12-31")?.status == .withdrawn)
    }

    @Test("leaves 1,420 matters, 229 at townships and 98 at villages once all days have passed")
    func afterwards() async throws {
        try await publish()
        let day = try day("2027-01-01")
        let (matters, register) = try await county.hub.store.view { view in
            (try view.matters(on: day), try view.register)
        }
        #expect(matters.count { $0.status == .inUse } == 1419)
        #expect(matters.count { $0.status == .suspended } == 1)
        #expect(matters.count { $0.status == .withdrawn } == 4)
        func delegated(_ tier: Tier) -> Int {
            let points = register.allPoints.filter { $0.tier == tier }
            return matters.count { matter in
                points.contains { register.mode(of: matter.code, at: $0, on: day) != nil }
            }
        }
        #expect(delegated(.township) == 229)
        #expect(delegated(.village) == 98)
        // One of the newly delegated matters is for model villages only.
        let pension = try code("11421399MB9910561R4002014038001")
        let handling = register.allPoints.filter {
            $0.tier == .village && register.mode(of: pension, at: $0, on: day) != nil
        }
        #expect(handling.count == 66)
        #expect(handling.allSatisfy { $0.standard == .model })
    }

    @Test("gives the villages the text of what is newly delegated to them")
    func newlyDelegated() async throws {
        try await county.distribute()
        let guidance = try code("11421399MB9910561R4002014006000")
        let day = try day("2026-12-01")
        let village = county.villages[0]
        #expect(try await village.store.view { try $0.matter(guidance, on: day) == nil })
        try await publish()
        try await county.distribute()
        #expect(try await village.store.view { try $0.matter(guidance, on: day) != nil })
        let answer = try await village.competence(
            for: guidance,
            at: try #require(try await village.ownPoint()),
            on: TestCounty.foundingDay
        )
        #expect(answer.mode == nil)
        #expect(answer.turns.map(\.mode) == [.agency])
        #expect(answer.turns.map(\.day.description) == ["2026-12-01"])
        #expect(answer.handler?.tier == .township)
    }

    @Test("with an old value that does not stand is refused whole, and reports the line")
    func oldValue() async throws {
        let subsidy = try code("11421399MB9910983Q4000520004002")
        let change = CatalogueChange(
            matter: subsidy,
            act: .set(.promisedLimit, from: "14", to: "12"),
            day: try day("2026-12-15"),
            line: 2
        )
        let other = CatalogueChange(
            matter: try code("11421399MB991133754000525001006"),
            act: .set(.promisedLimit, from: "15", to: "12"),
            day: try day("2026-12-01"),
            line: 3
        )
        let conflict = ChangeConflict(change: change, reason: .otherText("15"))
        await #expect(throws: OfficeFault.conflicts([conflict])) {
            try await office.publish(.changes([change, other]), on: TestCounty.foundingDay)
        }
        #expect(try await matter(other.matter.text, on: "2026-12-01")?.promisedLimit.count == 15)
        let rest = try await office.publish(
            .changes([change, other]),
            on: TestCounty.foundingDay,
            allowsConflicts: true
        )
        #expect(rest.matters.values.reduce(0, +) == 1)
        #expect(try await matter(subsidy.text, on: "2026-12-15")?.promisedLimit.count == 15)
    }

    @Test("is told in words: what changes from what to what, when, and whom it reaches")
    func difference() async throws {
        let diff = try await office.difference(
            to: try await office.changes(at: files.changeList),
            on: TestCounty.foundingDay
        )
        #expect(diff.conflicts.isEmpty)
        // Changed, new, withdrawn, handed down and taken back.
        let expected = [15, 6, 4, 8, 3].reduce(0, +)
        #expect(diff.matters.count == expected)
        #expect(diff.matters.count { $0.isNew } == 6)
        let felling = try code("11421399MB9911548L4000160006002")
        let changed = try #require(diff.matters.first { $0.code == felling })
        #expect(changed.elements.map(\.element) == [.hasFee, .feeStandard, .feeBasis])
        #expect(Set(changed.elements.map(\.day.description)) == ["2027-01-01"])
        let pension = try code("11421399MB9910561R4002014038001")
        let delegated = try #require(diff.matters.first { $0.code == pension })
        #expect(delegated.reach.before.villages == 0)
        #expect(delegated.reach.after.villages == 66)
    }
}
