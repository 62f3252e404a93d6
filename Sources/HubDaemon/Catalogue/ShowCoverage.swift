import ArgumentParser
import Explanation
import HubRuntime
import ServiceModel

/// The command `tongban-hub coverage`.
struct ShowCoverage: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "coverage",
            abstract: Wording("哪台设备收到了哪一版目录", "who holds which catalogue").shown,
            aliases: ["覆盖"]
        )
    }

    @OptionGroup var options: GlobalOptions

    func answer() async throws -> Answer {
        try await options.withCounty { county in
            Answer("tongban.hub.coverage/1", CoverageSheet(try await county.coverage()))
        }
    }
}

/// Who holds what of what is published, the worst first.
struct CoverageSheet: Document {
    let devices: Int
    let current: Int
    let behind: Int
    let neverHeard: Int
    let holders: [Line]

    /// One device.
    struct Line: Encodable, Sendable {
        let device: UInt32
        let point: PointName
        let heardAt: LocalTime?
        let program: String?
        /// Entries it lacks, by scope.
        let missing: [String: UInt64]
        let behind: UInt64

        init(_ line: CoverageLine) {
            device = line.device
            point = PointName(line.point)
            heardAt = line.heardAt.map(LocalTime.init)
            program = line.program
            missing = Dictionary(
                uniqueKeysWithValues: line.missing.map { ($0.key.term.token, $0.value) }
            )
            behind = line.behind
        }
    }

    init(_ coverage: [CoverageLine]) {
        devices = coverage.count
        neverHeard = coverage.count { $0.program == nil }
        current = coverage.count { $0.program != nil && $0.behind == 0 }
        behind = devices - current - neverHeard
        holders = coverage.map(Line.init)
    }

    func lines() -> [String] {
        let total = Wording(
            "设备 \(devices) 台：已是最新 \(current)，落后 \(behind)，从未回报 \(neverHeard)。",
            "\(devices) devices: \(current) current, \(behind) behind, \(neverHeard) never heard."
        ).shown
        guard devices > 0 else { return [total] }
        var table = TextTable(
            [
                Wording("设备", "Device"), Wording("落后", "Behind"), Wording("最近回报", "Heard"),
                Wording("程序", "Program"), Wording("机构", "Point"),
            ],
            flexible: 4
        )
        for line in holders {
            table.add([
                "\(line.device)",
                line.program == nil ? "-" : Wording("\(line.behind) 条", "\(line.behind)").shown,
                line.heardAt?.shown ?? Wording("从未", "never").shown, line.program ?? "-",
                line.point.name,
            ])
        }
        return [total] + table.lines()
    }
}
