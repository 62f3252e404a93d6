import HubRuntime
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage
import TestCounty
import Testing

@Suite("A publication of the whole county, rehearsed")
struct RehearsalTests {
    private static func matter(_ line: String) throws -> MatterCode {
        try #require(MatterCode(line))
    }

    @Test("counts the open cases it concerns by the version they pin, and writes nothing")
    func counts() async throws {
        let files = try FullCounty()
        let county = try await TestCounty.full()
        try await county.distribute()
        let office = try County(county.hub)
        // Of the change list: 水土保持补偿费征收 gets another legal basis, 家庭医生签约服务（续签） goes.
        let changing = try Self.matter("11421399MB9910916T4000419001000")
        let leaving = try Self.matter("11421399MB9911193K4002023004002")
        let other = try Self.matter("11421399MB991000044000104001001")
        var numbers: Set<String> = []
        for (code, count) in [(changing, 3), (leaving, 2), (other, 1)] {
            for index in 0..<count {
                let opened = try await county.hub.open(
                    code,
                    applicant: Applicant(name: "张\(index)", identityNumber: nil),
                    fields: [],
                    materials: [1],
                    receive: true,
                    on: TestCounty.foundingDay
                )
                if code != other { numbers.insert(try #require(opened.number).description) }
            }
        }
        let before = try await county.hub.store.counts()
        let source = try await office.changes(at: files.changeList)
        let rehearsal = try await office.rehearse(source, on: TestCounty.foundingDay)
        #expect(try await county.hub.store.counts() == before)
        #expect(rehearsal.openCases == 5)
        #expect(Set(rehearsal.matters.map(\.matter.code)) == [changing, leaving])
        let pinned = rehearsal.matters.flatMap(\.pinned)
        #expect(pinned.map(\.cases.count).sorted() == [2, 3])
        #expect(Set(pinned.flatMap(\.cases).map(\.number)) == numbers)
        #expect(pinned.allSatisfy { $0.relieved.isEmpty && $0.added.isEmpty })
        let villages = try #require(rehearsal.readers.first { $0.scope == .catalogue(.village) })
        #expect(villages.points == 576 && villages.devices == 5)
        let own = try #require(rehearsal.readers.first { $0.scope == .catalogue(.county) })
        #expect(own.points == 1 && own.devices == 0)
        let published = try await office.publish(source, on: TestCounty.foundingDay)
        #expect(published == rehearsal.diff.publication)
    }

    @Test("says what open cases are spared if it is marked as favourable, and what is new")
    func favour() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        for _ in 0..<2 { try await county.open(TestCounty.licence, at: county.villages[0]) }
        try await county.open(TestCounty.licence, at: county.villages[2])
        try await county.night()
        let sheets = try CountySheets()
        try sheets.replace(
            "小作坊登记,行政许可,20,15,1.0",
            with: "小作坊登记,行政许可,20,10,1.1",
            in: "matters.csv"
        )
        try sheets.replace("2,场地证明,复印件", with: "2,健康证,复印件", in: "materials.csv")
        try sheets.append(
            ["\(TestCounty.licence),3,场地证明,复印件,1,非必要,"],
            to: "materials.csv"
        )
        let source = CatalogueSource.lists(try sheets.read().county())
        let office = try County(county.hub)
        var terms = PublishingTerms()
        let plain = try await office.rehearse(source, on: TestCounty.foundingDay, terms: terms)
        let impact = try #require(plain.matters.first?.pinned.first)
        #expect(impact.version.version == 1000)
        #expect(impact.cases.count == 3)
        #expect(Set(impact.cases.map(\.point)).count == 2)
        #expect(impact.eased.map(\.name) == ["场地证明"])
        #expect(impact.added.map(\.name) == ["健康证"])
        #expect(impact.relieved.isEmpty)
        terms.isFavourable = true
        let favourable = try await office.rehearse(source, on: TestCounty.foundingDay, terms: terms)
        #expect(favourable.matters.first?.pinned.first?.relieved.map(\.name) == ["场地证明"])
        #expect(favourable.matters.first?.matter.promisedLimit.count == 10)
    }
}

@Suite("How complete the guides of a whole county are")
struct CountyCompletenessTests {
    @Test("is counted matter by matter, and a strict publication refuses what is not whole")
    func whole() async throws {
        let files = try FullCounty()
        let county = try await TestCounty.full()
        let office = try County(county.hub)
        let lines = try await office.completeness()
        #expect(lines.count == 1418)
        // The sample's list has none of these four national elements.
        let lacking: Set<MatterElement> = [
            .powerSource, .promisedNote, .entersHall, .paysOnline,
        ]
        for line in lines {
            let missing = line.completeness.findings.filter { $0.fault == .missing(because: nil) }
            #expect(lacking.isSubset(of: Set(missing.map(\.element))))
            #expect(
                line.completeness.mandatory - line.completeness.filled == missing.count
                    + line.completeness.findings.count { $0.fault == .missing(because: .hasFee) }
                    + line.completeness.findings.count { $0.fault == .missing(because: .isOnline) }
            )
        }
        let shares = lines.map(\.completeness.share)
        #expect(shares == shares.sorted())
        var terms = PublishingTerms()
        terms.demandsCompleteness = true
        let source = try await office.changes(at: files.changeList)
        await #expect {
            _ = try await office.publish(source, on: TestCounty.foundingDay, terms: terms)
        } throws: { error in
            guard case OfficeFault.incomplete(let lines) = error else { return false }
            return lines.count >= 21
        }
    }
}
