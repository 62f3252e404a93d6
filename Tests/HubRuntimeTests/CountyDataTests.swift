import Foundation
import ServiceModel
import Testing

@testable import HubRuntime

@Suite("The sheets of a county")
struct CountyDataTests {
    private func problems(_ sheets: CountySheets) -> [CountyDataProblem] {
        do {
            _ = try CountyData(directory: sheets.directory, on: "2026-11-30")
            return []
        } catch let problems as CountyDataProblems {
            return problems.problems
        } catch {
            Issue.record("\(error)")
            return []
        }
    }

    @Test("are read whole when nothing is wrong")
    func whole() throws {
        let sheets = try CountySheets()
        let read = try CountyData(directory: sheets.directory, on: "2026-11-30")
        #expect(read.organisations.count == 6)
        #expect(read.organisations.first?.tier == .county)
        #expect(read.matters.count == 4)
        #expect(read.delegations.count == 6)
    }

    @Test("give every problem with file, line, column and value, and no county")
    func everyProblem() throws {
        let sheets = try CountySheets()
        try sheets.replace("甲镇便民服务中心,乡级", with: "甲镇便民服务中心,镇级", in: "orgs.csv")
        try sheets.replace("990001002201", with: "99000100220X", in: "orgs.csv")
        try sheets.replace("20,10,1.0", with: "20,30,1.0", in: "matters.csv")
        try sheets.replace("小作坊登记,行政许可", with: "小作坊登记,许可", in: "matters.csv")
        try sheets.replace("1,1,1.0", with: "一,1,一", in: "matters.csv")
        try sheets.replace("银行卡,复印件", with: "银行卡,照片", in: "materials.csv")
        let found = Set(problems(sheets))
        let expected: Set<CountyDataProblem> = [
            CountyDataProblem(file: "orgs.csv", line: 3, column: "层级", value: "镇级"),
            CountyDataProblem(file: "orgs.csv", line: 7, column: "机构代码", value: "99000100220X"),
            CountyDataProblem(
                file: "matters.csv",
                line: 2,
                column: "承诺办结时限（工作日）",
                value: "30"
            ),
            CountyDataProblem(file: "matters.csv", line: 3, column: "事项类型", value: "许可"),
            CountyDataProblem(
                file: "matters.csv",
                line: 4,
                column: "法定办结时限（工作日）",
                value: "一"
            ),
            CountyDataProblem(file: "matters.csv", line: 4, column: "版本号", value: "一"),
            CountyDataProblem(file: "materials.csv", line: 3, column: "材料形式", value: "照片"),
        ]
        #expect(found == expected)
    }

    @Test("name a material or a delegation of a matter that is not in the list")
    func unknownMatter() throws {
        let sheets = try CountySheets()
        try sheets.append(["NOWHERE-1,1,身份证,原件,1,必要,"], to: "materials.csv")
        try sheets.append(["7,NOWHERE-2,层级,村级,授予,代办,2024-05-01,"], to: "delegation.csv")
        #expect(
            Set(problems(sheets)) == [
                CountyDataProblem(
                    file: "materials.csv",
                    line: 7,
                    column: "实施编码",
                    value: "NOWHERE-1"
                ),
                CountyDataProblem(
                    file: "delegation.csv",
                    line: 8,
                    column: "实施编码",
                    value: "NOWHERE-2"
                ),
            ]
        )
    }

    @Test("name a code that stands twice, because neither line may win in silence")
    func twice() throws {
        let sheets = try CountySheets()
        try sheets.append(["990001001201,另一村便民服务站,村级,990001002"], to: "orgs.csv")
        try sheets.append(["ALLOWANCE-1,另一事项,行政给付,20,10,1.0"], to: "matters.csv")
        #expect(
            Set(problems(sheets)) == [
                CountyDataProblem(
                    file: "orgs.csv",
                    line: 8,
                    column: "机构代码",
                    value: "990001001201"
                ),
                CountyDataProblem(
                    file: "matters.csv",
                    line: 6,
                    column: "实施编码",
                    value: "ALLOWANCE-1"
                ),
            ]
        )
    }

    @Test("are reported when one is not there")
    func missing() throws {
        let sheets = try CountySheets()
        try FileManager.default.removeItem(atPath: sheets.directory + "/materials.csv")
        #expect(problems(sheets).map(\.file) == ["materials.csv"])
    }

    @Test("may begin with a byte order mark and end their lines as spreadsheets do")
    func spreadsheet() throws {
        let sheets = try CountySheets()
        for file in ["orgs.csv", "matters.csv", "materials.csv", "delegation.csv"] {
            try sheets.replace("\n", with: "\r\n", in: file)
            try sheets.markByteOrder(in: file)
        }
        let read = try CountyData(directory: sheets.directory, on: "2026-11-30")
        #expect(read.organisations.count == 6)
        #expect(read.delegations.count == 6)
    }

    @Test("leave out delegations that are not in force on the day")
    func inForce() throws {
        let sheets = try CountySheets()
        try sheets.append(
            [
                "7,COUNTY-1,层级,村级,授予,代办,2027-01-01,",
                "8,COUNTY-1,层级,乡级,授予,代办,2020-01-01,2020-12-31",
            ],
            to: "delegation.csv"
        )
        let read = try CountyData(directory: sheets.directory, on: "2026-11-30")
        #expect(read.delegations.count == 6)
    }
}
