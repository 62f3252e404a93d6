import ArgumentParser
import Explanation
import HubRuntime
import NodeRuntime
import ServiceModel
import ServiceRecords
import Storage

/// The command `tongban-hub board`.
struct ShowBoard: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "board",
            abstract: Wording("各机构办件一览", "the cases of every point, counted").shown,
            aliases: ["一览"]
        )
    }

    @OptionGroup var options: GlobalOptions

    func answer() async throws -> Answer {
        try await options.withCounty { county in
            let store = county.node.store
            let clockDay = county.node.today
            let (keeping, day) = try await store.view {
                (try $0.timekeeping, try $0.day(byClock: clockDay))
            }
            var lines: [Board.Line] = []
            for point in try await store.view({ try $0.register.allPoints }) {
                let cases = try await store.caseLines(at: point.id, limit: Self.everyCase)
                let lights = cases.map { line in
                    keeping.light(of: keeping.clock(of: line.timeline, on: day))
                }
                lines.append(Board.Line(PointName(point), cases, lights))
            }
            return Answer("tongban.hub.board/1", Board(points: lines))
        }
    }

    /// More cases than a point opens in years.
    private static let everyCase = 1_000_000

    /// What lies where.
    struct Board: Document {
        let points: [Line]

        /// One point; counts of its cases.
        struct Line: Encodable, Sendable {
            let point: PointName
            let cases: Int
            let open: Int
            /// Open cases with a missed limit, and with one that ends soon.
            let red: Int
            let yellow: Int
            /// Cases with fields to settle, or frozen.
            let conflicts: Int
            /// Entries outside the fold.
            let refused: Int

            init(_ point: PointName, _ lines: [CaseLine], _ lights: [CaseLight]) {
                red = lights.count { $0.colour == .red }
                yellow = lights.count { $0.colour == .yellow }
                self.point = point
                cases = lines.count
                open = lines.count { !$0.stage.isTerminal }
                conflicts = lines.count {
                    $0.isFrozen || ($0.conflicts > 0 && !$0.stage.isTerminal)
                }
                refused = lines.map(\.refused).reduce(0, +)
            }
        }

        func lines() -> [String] {
            guard !points.isEmpty else {
                return [
                    Wording("还没有机构，先 tongban-hub import。", "No points yet; run tongban-hub import.")
                        .shown
                ]
            }
            var table = TextTable(
                [
                    Wording("点号", "No"), Wording("机构代码", "Division"), Wording("办件", "Cases"),
                    Wording("在办", "Open"), Wording("红", "Red"), Wording("黄", "Yellow"),
                    Wording("待选定", "Settle"),
                    Wording("未采纳", "Refused"), Wording("机构", "Point"),
                ],
                flexible: 8
            )
            for line in points {
                table.add([
                    "\(line.point.number)", line.point.division, "\(line.cases)", "\(line.open)",
                    "\(line.red)", "\(line.yellow)", "\(line.conflicts)", "\(line.refused)",
                    line.point.name,
                ])
            }
            return table.lines()
        }
    }
}
