import HubRuntime
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage
import TestCounty
import Testing

@Suite("An import")
struct CountyImportTests {
    private static let day = Day(number: 21_000)

    private func adopt(
        _ sheets: CountySheets,
        in county: TestCounty
    ) async throws -> Publication {
        try await County(county.hub).adopt(
            try CountyData(directory: sheets.directory)
        )
    }

    @Test("of what already stands writes nothing")
    func again() async throws {
        let county = try await TestCounty()
        let authority = FeedID(county.hub.store.identity.replica, in: .authority)
        try await county.distribute()
        let before = try await county.hub.store.held([authority])
        let summary = try await adopt(CountySheets(), in: county)
        #expect(summary.matters.isEmpty)
        try await county.distribute()
        #expect(try await county.hub.store.held([authority]) == before)
    }

    @Test("publishes each matter for the lowest level that handles it, and villages see theirs")
    func audiences() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let codes = [
            TestCounty.allowance, TestCounty.licence, TestCounty.certificate, TestCounty.approval,
        ]
        func held(_ node: Node) async throws -> [Scope.Audience?] {
            try await node.store.view { view in
                try codes.map { try view.matter($0, on: Self.day)?.audience }
            }
        }
        #expect(try await held(county.hub) == [.village, .village, .village, .county])
        #expect(try await held(county.townships[0]) == [.village, .village, .village, nil])
        #expect(try await held(county.villages[0]) == [.village, .village, .village, nil])
    }

    @Test("of a changed matter publishes its new version, and an open case keeps the old one")
    func newVersion() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let opened = try await county.open(at: county.villages[0])
        let sheets = try CountySheets()
        try sheets.replace(
            "高龄津贴申领,行政给付,20,10,1.0",
            with: "高龄津贴申领,行政给付,20,5,1.1",
            in: "matters.csv"
        )
        #expect(try await adopt(sheets, in: county).matters == [.village: 1])
        try await county.night()
        let found = try await county.villages[0].store.view { view in
            (
                try view.matter(TestCounty.allowance, on: Self.day)?.matter.version,
                try view.record(opened.id).flatMap { try view.matter(of: $0) }?.version
            )
        }
        #expect(found.0 == 1001)
        #expect(found.1 == 1000)
    }

    @Test("of a matter changed under its old version is refused whole")
    func reusedVersion() async throws {
        let county = try await TestCounty()
        let before = try await county.hub.store.view { try $0.register.allPoints }
        let sheets = try CountySheets()
        try sheets.replace("高龄津贴申领", with: "高龄补贴申领", in: "matters.csv")
        try sheets.append(["990001002202,乙二村便民服务站,村级,990001002"], to: "orgs.csv")
        await #expect(throws: OfficeFault.self) { try await adopt(sheets, in: county) }
        #expect(try await county.hub.store.view { try $0.register.allPoints } == before)
    }

    @Test("with a parent that nobody registered is refused whole")
    func unknownParent() async throws {
        let county = try await TestCounty()
        let before = try await county.hub.store.view { try $0.register.allPoints }
        let sheets = try CountySheets()
        try sheets.append(["990001003201,丙一村便民服务站,村级,990001003"], to: "orgs.csv")
        await #expect(throws: ImportRejected.self) { try await adopt(sheets, in: county) }
        #expect(try await county.hub.store.view { try $0.register.allPoints } == before)
    }

    @Test("of two counties at once is refused, because nobody knows whose office this is")
    func twoSeats() async throws {
        let county = try await TestCounty()
        let sheets = try CountySheets()
        try sheets.append(["990002,另一测试县政务服务中心,县级,"], to: "orgs.csv")
        await #expect(throws: OfficeFault.notOneCounty) {
            try await adopt(sheets, in: county)
        }
    }

    @Test("of a county of 25 townships and 550 villages reaches a village that joins later")
    func wholeCounty() async throws {
        let county = try await TestCounty()
        let sheets = try CountySheets()
        for township in (10..<35).map({ "9900010\($0)" }) {
            let villages = (201..<223).map { "\(township)\($0)" }
            try sheets.append(
                ["\(township),第\(township)乡镇人民政府便民服务中心,乡级,990001"]
                    + villages.map { "\($0),第\($0)村党群服务中心便民服务站,村级,\(township)" },
                to: "orgs.csv"
            )
        }
        _ = try await adopt(sheets, in: county)
        try await county.distribute()
        let points = try await county.villages[0].store.view { try $0.register.allPoints }
        #expect(points.count == 6 + 25 + 550)
    }
}

@Suite("A grant")
struct CountyGrantTests {
    private func request(_ node: Node) -> EnrolmentRequest {
        EnrolmentRequest(
            deviceKey: node.store.identity.deviceKey,
            replica: node.store.identity.replica
        )
    }

    @Test("is for a division that is registered")
    func unknownDivision() async throws {
        let county = try await TestCounty()
        let stranger = try await county.stranger("device")
        let division = try #require(DivisionCode("990001009"))
        await #expect(throws: OfficeFault.unknownDivision(division)) {
            try await County(county.hub).grant(request(stranger), at: division, decides: true)
        }
    }

    @Test("numbers every device differently")
    func numbers() async throws {
        let county = try await TestCounty()
        let division = try #require(DivisionCode(TestCounty.villageDivisions[0]))
        var numbers: Set<UInt32> = []
        for index in 0..<3 {
            let device = try await county.stranger("device\(index)")
            numbers.insert(
                try await County(county.hub).grant(request(device), at: division, decides: false)
                    .number
            )
        }
        #expect(numbers.count == 3)
    }

    @Test("given again keeps the device's number, because receipts are printed with it")
    func again() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        let opened = try await county.open(at: village)
        let division = try #require(DivisionCode(TestCounty.villageDivisions[0]))
        let office = try County(county.hub)
        let standing = try await office.grant(request(village), at: division, decides: true)
        let changed = try await office.grant(request(village), at: division, decides: false)
        #expect(changed.number == standing.number)
        try await county.night()
        try await village.store.rebuildLists()
        #expect(try await village.find(opened.number).id == opened.id)
    }

    @Test("is the county's alone to give")
    func notTheCounty() async throws {
        let county = try await TestCounty()
        #expect(throws: NodeError.notTheCounty) { try County(county.townships[0]) }
    }
}
