import ServiceModel
import TestCounty
import Testing

@testable import HubRuntime

/// One alteration of one sheet, and the one finding it must give.
struct Alteration: Sendable, CustomTestStringConvertible {
    let file: String
    let text: String
    let other: String
    let finding: String

    init(_ file: String, _ text: String, _ other: String, _ finding: String) {
        self.file = file
        self.text = text
        self.other = other
        self.finding = finding
    }

    var testDescription: String { finding }
}

@Suite("The import contract")
struct ImportContractTests {
    private static let allowance = TestCounty.allowance.text
    private static let certificate = TestCounty.certificate.text
    private static let long = String(repeating: "长", count: 32_768)

    private static let kept: [Alteration] = [
        Alteration(
            "matters.csv",
            "20,10,1.0",
            "２０,10,1.0",
            "W_FULLWIDTH matters.csv:2 法定办结时限（工作日）=２０"
        ),
        Alteration(
            "matters.csv",
            "高龄津贴申领,行",
            "\u{3000}高龄津贴申领 ,行",
            "W_TRIM matters.csv:2 事项名称=\u{3000}高龄津贴申领 "
        ),
        Alteration(
            "delegation.csv",
            "办结,2024-05-01,\n2",
            "办结,2024/5/1,\n2",
            "W_DATE_FORMAT delegation.csv:2 生效日期=2024/5/1"
        ),
        Alteration(
            "matters.csv",
            "20,10,1.0",
            "20,10个工作日,1.0",
            "W_NUM_TEXT matters.csv:2 承诺办结时限（工作日）=10个工作日"
        ),
        Alteration(
            "materials.csv",
            "\(allowance),1",
            "\(allowance.lowercased()),1",
            "W_CODE_CASE materials.csv:2 实施编码=\(allowance.lowercased())"
        ),
        Alteration(
            "delegation.csv",
            "1,\(allowance),层级,乡级",
            "1,\(allowance),层级,乡",
            "W_ENUM_ALIAS delegation.csv:2 适用范围=乡"
        ),
        Alteration("orgs.csv", "甲一村便民服务站,村级", "甲一村便民服务站,村", "W_ENUM_ALIAS orgs.csv:5 层级=村"),
        Alteration(
            "matters.csv",
            "材料齐全,津贴",
            "\"一\r\n二\",津贴",
            "W_NEWLINE matters.csv:2 受理条件=一\r\n二"
        ),
        Alteration(
            "matters.csv",
            "材料齐全,津贴",
            "\(long),津贴",
            "W_LONG_TEXT matters.csv:2 受理条件=\(long.prefix(120))…"
        ),
        Alteration(
            "matters.csv",
            "承诺办结时限（工作日）",
            "承诺时限",
            "W_HEADER_ALIAS matters.csv:1 承诺办结时限（工作日）=承诺时限"
        ),
        Alteration(
            "matters.csv",
            "承诺办结时限（工作日）",
            "承诺办结时限 (工作日)",
            "W_HEADER_ALIAS matters.csv:1 承诺办结时限（工作日）=承诺办结时限 (工作日)"
        ),
        Alteration("orgs.csv", "990001001,甲", ",,,\n990001001,甲", "W_BLANK_ROW orgs.csv:3 ="),
        Alteration("orgs.csv", "990001001,甲", "\n990001001,甲", "W_BLANK_ROW orgs.csv:3 ="),
        Alteration(
            "materials.csv",
            "\(allowance),2",
            "合计,5\n\(allowance),2",
            "W_FOOTER_ROW materials.csv:3 =合计 5"
        ),
        Alteration(
            "orgs.csv",
            "990001001,甲",
            "990001,测试县政务服务中心,县级,\n990001001,甲",
            "W_DUP_SAME orgs.csv:3 机构代码=990001"
        ),
    ]

    @Test("keeps a line that can be read, and says what was made of it", arguments: kept)
    func keeps(_ alteration: Alteration) throws {
        let sheets = try CountySheets()
        let expected = try sheets.read().county()
        try sheets.replace(alteration.text, with: alteration.other, in: alteration.file)
        #expect(sheets.findings() == [alteration.finding])
        let read = try sheets.read().county()
        #expect(read.isWhole)
        #expect(read.organisations == expected.organisations)
        #expect(read.delegations == expected.delegations)
        #expect(read.matters.map(\.name) == expected.matters.map(\.name))
        #expect(read.matters.map(\.promisedLimit) == expected.matters.map(\.promisedLimit))
    }

    @Test("says of an optional element that it is empty, where usually something stands")
    func optional() throws {
        let sheets = try CountySheets()
        try sheets.replace("生效日期\n", with: "生效日期,咨询电话,联办机构\n", in: "matters.csv")
        #expect(sheets.findings().count == 4)
        #expect(sheets.findings().first == "W_MISSING_OPTIONAL matters.csv:2 咨询电话=")
        #expect(sheets.read().report.isWhole)
    }

    @Test("says of a value that it was taken from a merged range")
    func merged() throws {
        var report = ImportReport()
        let header = SheetRow(line: 1, cells: ["部门代码", "部门名称"])
        let columns = try SheetHeader(
            header,
            of: SheetSource("departments.csv"),
            .departments,
            &report
        )
        let row = SheetRow(line: 2, cells: ["MZ", "测试县民政局"], merged: [1])
        let record = SheetRecord(row, of: SheetSource("departments.csv"), columns, .departments)
        #expect(record.warnings.map(\.brief) == ["W_MERGED_CELL departments.csv:2 部门名称=测试县民政局"])
    }

    private static let rejected: [Alteration] = [
        Alteration("matters.csv", "高龄津贴申领,行", ",行", "E_MISSING matters.csv:2 事项名称="),
        Alteration("matters.csv", "高龄津贴申领,行", "\u{3000} ,行", "E_MISSING matters.csv:2 事项名称="),
        Alteration("orgs.csv", "村级,990001002", "村级,", "E_MISSING orgs.csv:7 上级机构代码="),
        Alteration("delegation.csv", "村级,授予,代办", "村级,授予,", "E_MISSING delegation.csv:5 办理方式="),
        Alteration(
            "materials.csv",
            "场地证明,复印件,1,必要",
            "场地证明,复印件,1,容缺后补",
            "E_MISSING materials.csv:5 容缺补交期限（工作日）="
        ),
        Alteration(
            "materials.csv",
            "\(allowance),2",
            "\(allowance),3",
            "E_MISSING materials.csv:3 序号=3"
        ),
        Alteration(
            "orgs.csv",
            "990001002201,",
            "9.90001E+11,",
            "E_CODE_FORMAT orgs.csv:7 机构代码=9.90001E+11"
        ),
        Alteration(
            "orgs.csv",
            "990001002201,",
            "990001002,",
            "E_CODE_FORMAT orgs.csv:7 机构代码=990001002"
        ),
        Alteration("orgs.csv", "村级,990001002", "村级,990001002,多", "E_CODE_FORMAT orgs.csv:7 =多"),
        Alteration(
            "departments.csv",
            "SC,测试县市场监督管理局,\(TestCounty.licence.text.prefix(18))",
            "SC,测试县市场监督管理局,\(TestCounty.licence.text.prefix(17))0",
            "E_CODE_CHECKSUM departments.csv:3 统一社会信用代码=\(TestCounty.licence.text.prefix(17))0"
        ),
        Alteration(
            "matters.csv",
            "1.0,000511001001",
            "1.0,000511001002",
            "E_CODE_MISMATCH matters.csv:2 实施编码=\(allowance)"
        ),
        Alteration(
            "matters.csv",
            "\(allowance)01",
            "\(certificate)01",
            "E_CODE_MISMATCH matters.csv:2 业务办理项编码=\(certificate)01"
        ),
        Alteration(
            "orgs.csv",
            "990001002201,",
            "990001001202,",
            "E_DUP_CODE orgs.csv:7 机构代码=990001001202"
        ),
        Alteration("delegation.csv", "\n6,", "\n5,", "E_DUP_CODE delegation.csv:7 序号=5"),
        Alteration("materials.csv", "场地证明", "申请书", "E_DUP_CODE materials.csv:5 材料名称=申请书"),
        Alteration(
            "matters.csv",
            "高龄津贴申领,测试县民政局",
            "高龄津贴申领,测试县民证局",
            "E_UNKNOWN_DEPT matters.csv:2 实施主体=测试县民证局"
        ),
        Alteration("matters.csv", "小作坊登记,行政许可", "小作坊登记,许可", "E_ENUM matters.csv:3 事项类型=许可"),
        Alteration(
            "delegation.csv",
            "层级,村级,授予,代办",
            "层级,县级,授予,代办",
            "E_ENUM delegation.csv:5 适用范围=县级"
        ),
        Alteration("delegation.csv", "村级,授予,代办", "村级,排除,代办", "E_ENUM delegation.csv:5 办理方式=代办"),
        Alteration(
            "materials.csv",
            "申请书,原件,1,必要,",
            "申请书,原件,1,必要,5",
            "E_ENUM materials.csv:4 必要性=必要"
        ),
        Alteration("materials.csv", "申请书,原件,1", "申请书,原件,一", "E_NOT_NUMBER materials.csv:4 份数=一"),
        Alteration("materials.csv", "申请书,原件,1", "申请书,原件,0", "E_NOT_NUMBER materials.csv:4 份数=0"),
        Alteration(
            "matters.csv",
            "20,10,1.0",
            "20,21,1.0",
            "E_LIMIT_ORDER matters.csv:2 承诺办结时限（工作日）=21"
        ),
        Alteration(
            "delegation.csv",
            "村级,授予,代办,2024-05-01,",
            "村级,授予,代办,2024-05-01,2024-04-30",
            "E_LIMIT_ORDER delegation.csv:5 失效日期=2024-04-30"
        ),
        Alteration(
            "matters.csv",
            "津贴审核表,在用,2024-01-01",
            "津贴审核表,在用,2023-02-29",
            "E_BAD_DATE matters.csv:2 生效日期=2023-02-29"
        ),
        Alteration("orgs.csv", "村级,990001002", "村级,990001003", "E_FK orgs.csv:7 上级机构代码=990001003"),
        Alteration("orgs.csv", "村级,990001002", "村级,990001", "E_FK orgs.csv:7 上级机构代码=990001"),
        Alteration(
            "delegation.csv",
            "层级,村级,授予,代办",
            "机构,990001009,授予,代办",
            "E_FK delegation.csv:5 适用范围=990001009"
        ),
        Alteration(
            "materials.csv",
            "\(allowance),2",
            "11990001MB9000001U4000511001009,1",
            "E_FK materials.csv:3 实施编码=11990001MB9000001U4000511001009"
        ),
    ]

    @Test("rejects a line for one reason, with line, column and value", arguments: rejected)
    func rejects(_ alteration: Alteration) throws {
        let sheets = try CountySheets()
        try sheets.replace(alteration.text, with: alteration.other, in: alteration.file)
        // What rests on a rejected line is rejected too, and says so.
        let causes = sheets.read().report.findings.filter {
            !$0.isConsequence && $0.hint != .noColumn
        }
        #expect(causes.map(\.brief) == [alteration.finding])
        #expect(throws: ImportRejected.self) { try sheets.read().county() }
    }

    @Test("reports of several reasons the first in its order, wherever the columns stand")
    func order() throws {
        let whole = "\(Self.allowance),高龄津贴申领,行政给付,20,10,1.0,000511001001"
        let wrong = [
            ("\(Self.allowance),高龄津贴,给付,二十,30,1,000511001002", "E_CODE_FORMAT matters.csv:2 版本号=1"),
            (
                "\(Self.allowance),高龄津贴,给付,二十,30,1.0,000511001002",
                "E_CODE_MISMATCH matters.csv:2 实施编码=\(Self.allowance)"
            ),
            ("\(Self.allowance),高龄津贴,给付,二十,30,1.0,000511001001", "E_ENUM matters.csv:2 事项类型=给付"),
            (
                "\(Self.allowance),高龄津贴,行政给付,二十,30,1.0,000511001001",
                "E_NOT_NUMBER matters.csv:2 法定办结时限（工作日）=二十"
            ),
        ]
        for (line, finding) in wrong {
            let sheets = try CountySheets()
            try sheets.replace(whole, with: line, in: "matters.csv")
            try sheets.replace("津贴审核表,在用,2024-01-01", with: "津贴审核表,在用,某日", in: "matters.csv")
            #expect(sheets.findings().first == finding)
        }
    }

    @Test("cuts a long value in a finding, so that a list of findings stays a list")
    func cut() throws {
        let sheets = try CountySheets()
        try sheets.replace("小作坊登记,行政许可", with: "小作坊登记,\(Self.long)", in: "matters.csv")
        let value = sheets.read().report.rejections.first?.value
        #expect(value?.count == ImportFinding.longestValue + 1)
    }
}
