import HubRuntime
import ServiceModel
import TestCounty
import Testing

@Suite("What a guide says beyond the list")
struct FurtherGuideTests {
    private static let code = TestCounty.allowance.text

    @Test("is read from files of its own, which need not be there")
    func reading() throws {
        let sheets = try CountySheets()
        #expect(try sheets.read().county().matters[0].fees.isEmpty)
        try sheets.write(
            "实施编码,要素,内容\n\(Self.code),权力来源,法定本级行使\n"
                + "\(Self.code),是否进驻政务大厅,√\n\(Self.code),电脑端办理网址,https://example.cn/a\n",
            to: "elements.csv"
        )
        try sheets.write(
            "实施编码,序号,收费项目名称,收费项目标准,是否可减免,减免说明\n"
                + "\(Self.code),2,快递费,到付,,\n\(Self.code),1,工本费,5 元,是,低保户免\n",
            to: "fees.csv"
        )
        try sheets.write(
            "实施编码,序号,常见问题,问题解答\n\(Self.code),1,多少岁,八十岁\n",
            to: "questions.csv"
        )
        let matter = try sheets.read().county().matters[0]
        #expect(matter.text(of: .powerSource) == "法定本级行使")
        #expect(matter.text(of: .entersHall) == "是")
        #expect(matter.listText(of: .onlineAddress) == "https://example.cn/a")
        #expect(
            matter.fees == [
                FeeItem(
                    number: 1,
                    name: "工本费",
                    standard: "5 元",
                    isReducible: true,
                    reduction: "低保户免"
                ),
                FeeItem(number: 2, name: "快递费", standard: "到付"),
            ]
        )
        #expect(
            matter.questions == [GuideQuestion(number: 1, question: "多少岁", answer: "八十岁")]
        )
    }

    @Test("of materials stands in further columns of their file")
    func materials() throws {
        let sheets = try CountySheets()
        try sheets.replace(
            "容缺补交期限（工作日）\n",
            with: "容缺补交期限（工作日）,页数,页面规格,空白表,样表,填报须知,受理标准,材料依据\n",
            in: "materials.csv"
        )
        try sheets.replace(
            "身份证,原件,1,必要,\n",
            with: "身份证,原件,1,必要,,2,A4,空白表.docx,样表.pdf,用黑笔,清晰,《条例》\n",
            in: "materials.csv"
        )
        let paper = try sheets.read().county().matters[0].materials[0]
        #expect(paper.details.pages == 2)
        #expect(paper.text(of: .materialPageFormat) == "A4")
        #expect(paper.text(of: .blankForm) == "空白表.docx")
        #expect(paper.text(of: .sample) == "样表.pdf")
        #expect(paper.text(of: .filling) == "用黑笔")
        #expect(paper.text(of: .acceptance) == "清晰")
        #expect(paper.text(of: .materialBasis) == "《条例》")
    }

    @Test("is rejected where it names no element, one of the list, or no matter")
    func rejected() throws {
        let sheets = try CountySheets()
        try sheets.write(
            "实施编码,要素,内容\n\(Self.code),颜色,红\n\(Self.code),受理条件,齐全\n"
                + "\(Self.code),是否公示,也许\n\(Self.code),法定办结时限单位,天\n",
            to: "elements.csv"
        )
        try sheets.write(
            "实施编码,序号,收费项目名称,收费项目标准\n"
                + "11990001MB9000001U4000511009999,1,费,5 元\n\(Self.code),1,,5 元\n",
            to: "fees.csv"
        )
        #expect(
            sheets.findings() == [
                "E_ENUM elements.csv:2 要素=颜色", "E_ENUM elements.csv:3 要素=受理条件",
                "E_ENUM elements.csv:4 内容=也许", "E_ENUM elements.csv:5 要素=法定办结时限单位",
                "E_FK fees.csv:2 实施编码=11990001MB9000001U4000511009999",
                "E_MISSING fees.csv:3 收费项目名称=",
            ]
        )
    }
}
