import ServiceModel
import Testing

@Suite("A reported figure")
struct ReportedFigureTests {
    private static func figure(_ printed: String, _ formula: String) throws -> ReportedFigure {
        let figure = PrintedFigure(printed)
        #expect((figure == nil) == printed.isEmpty)
        return ReportedFigure(
            name: formula,
            printed: figure,
            formula: try #require(FigureFormula(formula), "\(formula)")
        )
    }

    @Test(
        "is sound if its arithmetic holds, as far as it is printed",
        arguments: [
            ("87.8%", "16045/18271"), ("94.39%", "1850/1960"), ("51.79%", "1015/1960"),
            ("41.79%", "819/1960"), ("153218", "150329+2889"), ("66", "22+36+8"),
            ("6115", "5688+290+137"), ("5688", "311+25+4914+131+49+258"),
            ("11953", "8412+3541"), ("302", "281+4+17"), ("58.78%", "706/(6115-4914)"),
            ("22%", "172/773"), ("7%", "20/290"), ("50%", "18/36"), ("67", "42+13+10+2"),
            ("56", "43+13"), ("56", "15+41"), ("1354", "1319@97% 1350@99.7%"),
            ("25003.87", "25000+3.87"),
        ]
    )
    func sound(printed: String, formula: String) throws {
        #expect(try Self.figure(printed, formula).anomaly == nil)
    }

    @Test("is caught where a report contradicts itself, and says how")
    func anomalies() throws {
        #expect(try Self.figure("302", "295+2+8").anomaly == .differs(from: ExactNumber(305)))
        #expect(
            try Self.figure("100%", "57/59").anomaly
                == .differs(from: try #require(ExactNumber(57, over: 59)))
        )
        #expect(
            try Self.figure("", "1755>=1978>=2029").anomaly == .grows(from: 1_755, to: 1_978)
        )
        #expect(
            try Self.figure("5850", "1755+1978+2029").anomaly == .differs(from: ExactNumber(5_762))
        )
        #expect(try Self.figure("1400+", "1319@97% 1350@99.7%").anomaly == .noCommonWhole)
    }

    @Test("stands for everything that rounds to it, and nothing else")
    func rounding() throws {
        #expect(try Self.figure("87.8%", "8775/10000").anomaly == nil)
        #expect(try Self.figure("87.8%", "8774/10000").anomaly != nil)
        #expect(try Self.figure("87.8%", "8785/10000").anomaly == nil)
        #expect(try Self.figure("87.8%", "8786/10000").anomaly != nil)
        #expect(try Self.figure("1400余", "1499").anomaly == nil)
        #expect(try Self.figure("1400余", "1399").anomaly != nil)
    }

    @Test(
        "is not read where it says nothing",
        arguments: [
            "", "1+", "(1", "1)", "1//2", "1/0", "5-5/(3-3)", "a", "1>=", "1@", "5@3", "0@5%",
            "1..2", "99999999999999999999", "1.", "((((((((((((((((((1))))))))))))))))))",
        ]
    )
    func unreadable(formula: String) {
        #expect(FigureFormula(formula) == nil)
    }

    @Test(
        "is not read where it prints no number",
        arguments: ["", "%", "1.2.3", "-1", "约5", "1e3"]
    )
    func unprinted(text: String) {
        #expect(PrintedFigure(text) == nil)
    }

    @Test("is told apart from a neighbour that no rounding could see")
    func exact() throws {
        let third = try #require(ExactNumber(1, over: 3))
        let near = try #require(ExactNumber(333_333_333_333, over: 1_000_000_000_000))
        #expect(near < third)
        #expect(ExactNumber(-2, over: -4) == ExactNumber(1, over: 2))
        #expect(ExactNumber(1, over: 0) == nil)
    }
}
