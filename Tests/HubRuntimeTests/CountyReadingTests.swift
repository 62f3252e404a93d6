import HubRuntime
import ServiceModel
import TestCounty
import Testing

@Suite("A whole county")
struct CountyReadingTests {
    private let county: CountyData
    private let report: ImportReport
    private let day: Day

    /// Read once for all tests of the suite.
    private static let reading = Result {
        let files = try FullCounty()
        return withExtendedLifetime(files) { CountyData.read(.directory(files.directory)) }
    }

    init() throws {
        let reading = try Self.reading.get()
        report = reading.report
        county = try reading.county()
        day = try #require(Day(iso: "2026-11-30"))
    }

    @Test("is read without a remark")
    func clean() {
        #expect(report.findings.isEmpty)
        #expect(report.files.isEmpty)
        #expect(county.isWhole)
        #expect(report.tallies.allSatisfy { $0.rejected == 0 && $0.skipped == 0 })
    }

    @Test("has every place, department, matter, material and delegation of its lists")
    func counts() {
        let tiers = Dictionary(grouping: county.organisations, by: \.tier).mapValues(\.count)
        #expect(tiers == [.county: 1, .township: 25, .village: 550])
        #expect(county.organisations.count { $0.standard == .model && $0.tier == .township } == 8)
        #expect(county.departments.count == 32)
        #expect(county.matters.count == 1_418)
        #expect(county.matters.map(\.materials.count).reduce(0, +) == 7_430)
        #expect(county.matters.allSatisfy { (3...8).contains($0.materials.count) })
        #expect(county.delegations.count == 2_403)
    }

    @Test("takes 191 matters with materials to follow, and each of them says which")
    func gaps() {
        let said = county.matters.filter { $0.text(of: .takesGaps) == "是" }
        let shown = county.matters.filter { matter in
            matter.materials.contains {
                if case .deferrable = $0.necessity { true } else { false }
            }
        }
        #expect(said.count == 191)
        #expect(said == shown)
    }

    @Test("delegates 232 matters to townships and 93 to villages, and a pilot that ended is over")
    func delegated() {
        let tiers = Dictionary(
            uniqueKeysWithValues: county.organisations.map { ($0.division, $0.tier) }
        )
        let open = county.delegations.filter { $0.holds(on: day) && $0.effect != .exclude }
        func matters(_ tier: Tier) -> Int {
            let rows = open.filter { row in
                switch row.coverage {
                case .tier(let covered): covered == tier
                case .division(let division): tiers[division] == tier
                }
            }
            return Set(rows.map(\.matter)).count
        }
        #expect(matters(.township) == 232)
        #expect(matters(.village) == 93)
        let ended = county.delegations.filter { $0.until != nil }
        #expect(ended.map(\.until?.description) == Array(repeating: "2024-05-31", count: 6))
        #expect(ended.allSatisfy { !$0.holds(on: day) })
    }

    @Test("works 248 days in 2026, and does not know yet for certain how many in 2027")
    func calendars() {
        #expect(county.calendars.map(\.year) == [2026, 2027])
        #expect(county.calendars.map(\.isProvisional) == [false, true])
        #expect(county.calendars.first?.workingDayCount == 248)
    }

    @Test("brings its forms, packages and workflows as their authors wrote them")
    func documents() throws {
        let kinds = Dictionary(grouping: county.documents, by: \.kind).mapValues(\.count)
        #expect(kinds == [.form: 12, .package: 8, .workflow: 5])
        let form = try #require(county.documents.first { $0.id == "elderly-allowance" })
        #expect(
            form.text.hasPrefix("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",")
        )
        let templates = county.documents.filter { $0.kind == .workflow }
        #expect(templates.allSatisfy { $0.text.contains(",\"计时规则\":{\"单位\":\"工作日\",") })
        let workflows = Set(templates.map(\.id))
        #expect(Set(county.matters.compactMap { $0.text(of: .workflow) }).isSubset(of: workflows))
    }

    @Test("fills every element of a matter that its line fills")
    func elements() throws {
        let code = try #require(MatterCode("11421399MB991000044000104001001"))
        let matter = try #require(county.matters.first { $0.code == code })
        #expect(matter.version == 2_009)
        #expect(matter.effectiveFrom.description == "2025-07-30")
        #expect(matter.statutoryLimit.count == 20)
        #expect(matter.promisedLimit.count == 7)
        #expect(matter.text(of: .channels) == "窗口;网办")
        #expect(matter.text(of: .yearlyCases) == "122")
        #expect(matter.text(of: .jointBody) == nil)
        // 51 columns, 10 with a property of their own or derived, 7 empty in this line.
        #expect(matter.elements.count == 34)
        let licence = matter.materials[1]
        #expect(licence.name == "营业执照")
        #expect(licence.exemption == .submission)
        #expect(licence.sharedFrom == "SC")
    }

    @Test("is read as well out of memory as off the disk")
    func memory() throws {
        var files: [String: [UInt8]] = [:]
        let source = try FullCounty()
        for name in ["orgs.csv", "departments.csv", "matters.csv", "materials.csv"] {
            files[name] = try source.bytes(of: name)
        }
        files["delegation.csv"] = []
        let report = CountyData.read(.files(files)).report
        #expect(report.rejections.first?.brief == "E_EMPTY_FILE delegation.csv:1 =")
        #expect(report.files.map(\.file).contains("workflows.json"))
        #expect(report.tallies.map(\.taken) == [576, 32, 1_418, 7_430])
    }
}

@Suite("A document of the county")
struct CountyDocumentTests {
    @Test("that refers to nothing is rejected with its path and its line, and all of it is said")
    func documents() throws {
        let county = try FullCounty()
        let code = "11421399MB9910350A4000511010001"
        try county.replace(
            "\"matterCodes\": [\n   \"\(code)\"",
            with: "\"matterCodes\": [\n   \"\(code.dropLast())9\"",
            in: "forms/elderly-allowance.json"
        )
        try county.replace("\"valid\"", with: "\"right\"", in: "forms/elderly-allowance.json")
        try county.replace("\"牵头部门\": \"WJ\"", with: "\"牵头部门\": \"WW\"", in: "packages.json")
        try county.replace("\"初始状态\": \"草稿\"", with: "\"初始状态\": \"底稿\"", in: "workflows.json")
        let rejections = CountyData.read(.directory(county.directory)).report.rejections
        let found = rejections.filter { $0.file.hasSuffix(".json") }
            .map { "\($0.code.rawValue) \($0.file) \($0.column) \($0.value)" }
        #expect(
            found.contains(
                "E_FK forms/elderly-allowance.json x-form.matterCodes[0] \(code.dropLast())9"
            )
        )
        #expect(found.contains("E_MISSING forms/elderly-allowance.json x-examples.valid "))
        #expect(found.contains("E_FK packages.json packages[0].牵头部门 WW"))
        #expect(found.contains("E_FK workflows.json templates[0].初始状态 底稿"))
        #expect(rejections.allSatisfy { $0.line > 0 })
    }

    @Test("that is no JSON is refused with the line that cannot be read on")
    func broken() throws {
        let county = try FullCounty()
        try county.replace(
            "{\n \"version\": \"1.0\",",
            with: "{\n \"version\": \"1.0\"",
            in: "packages.json"
        )
        let reading = CountyData.read(.directory(county.directory))
        #expect(reading.report.files == [FileFinding("packages.json", .notJSON(line: 3))])
        #expect(throws: ImportRejected.self) { try reading.county(allowPartial: true) }
    }

    @Test("that matters refer to is missed by name when it is not there")
    func missing() throws {
        let county = try FullCounty()
        try county.remove("workflows.json")
        try county.remove("forms/veteran-card.json")
        let report = CountyData.read(.directory(county.directory)).report
        #expect(
            report.files.first == FileFinding("workflows.json", .absent(neededBy: "matters.csv"))
        )
        #expect(
            Set(report.rejections.filter { $0.file == "matters.csv" }.map(\.value)) == [
                "veteran-card"
            ]
        )
    }

    @Test("of which a year lacks a day or a line is no calendar")
    func calendars() throws {
        let county = try FullCounty()
        try county.replace("2026-03-02,星期一,工作日,,1,正式,\n", with: "", in: "calendar-2026.csv")
        try county.replace("2027-03-01,星期一", with: "2027-03-01,星期二", in: "calendar-2027.csv")
        let reading = CountyData.read(.directory(county.directory))
        #expect(
            reading.report.findings.map(\.brief) == [
                "E_MISSING calendar-2026.csv:365 日期=", "E_BAD_DATE calendar-2027.csv:61 星期=星期二",
            ]
        )
        #expect(try reading.county(allowPartial: true).calendars.isEmpty)
    }
}
