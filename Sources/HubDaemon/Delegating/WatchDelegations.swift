import ArgumentParser
import Explanation
import HubRuntime
import NodeRuntime
import ServiceModel
import ServiceRecords
import Storage

/// The command `tongban-hub delegation watch`.
struct WatchDelegations: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "watch",
            abstract: Wording("等县里处理的授权；只提建议，由人确认", "what waits for the county; it only proposes")
                .shown,
            aliases: ["待办"]
        )
    }

    @OptionGroup var options: GlobalOptions

    func answer() async throws -> Answer {
        try await options.withCounty { county in
            let concerns = try await county.concerns()
            let names = try await county.node.matterNames()
            let fallback = try await county.node.store.view { view in
                let points = try view.register.allPoints
                return try view.fallbackCases().sorted { $0.key < $1.key }.compactMap { count in
                    points.first { $0.id == count.key }.map { ($0, count.value) }
                }
            }
            let sheet = ConcernSheet(
                concerns: concerns.map {
                    ConcernSheet.Line($0, name: names[$0.dossier.offered.offer.matter])
                },
                takenIn: fallback.map {
                    ConcernSheet.TakenIn(point: PointName($0.0), cases: $0.1)
                }
            )
            return Answer(
                "tongban.hub.delegation.watch/1",
                sheet,
                status: concerns.isEmpty ? .done : .findings
            )
        }
    }
}

/// What waits, and how many cases were only taken in because a delegation was not in force.
struct ConcernSheet: Document {
    let concerns: [Line]
    let takenIn: [TakenIn]

    /// Cases of 代收转办 at a point.
    struct TakenIn: Encodable, Sendable {
        let point: PointName
        let cases: Int
    }

    /// One concern.
    struct Line: Encodable, Sendable {
        let point: PointName
        let matter: String
        let matterName: String
        let version: Int
        let stage: Term
        let concern: String
        /// Days it lasts, where it is counted in days.
        let days: Int?
        /// What the county might do; a person decides.
        let proposal: Term?
        private let words: Wording

        private enum CodingKeys: String, CodingKey {
            case point, matter, matterName, version, stage, concern, days, proposal
        }

        init(_ concern: DelegationConcern, name: String?) {
            let offer = concern.dossier.offered.offer
            point = PointName(concern.point)
            matter = offer.matter.text
            matterName = name ?? offer.matter.text
            version = offer.version
            stage = concern.dossier.stage.term
            proposal = concern.proposal?.term
            (self.concern, days, words) = Self.words(of: concern.kind)
        }

        private static func words(
            of kind: DelegationConcern.Kind
        ) -> (String, Int?, Wording) {
            switch kind {
            case .unanswered(let days, nil):
                ("unanswered", days, Wording("要约 \(days) 天，未答复", "offered \(days) days ago"))
            case .unanswered(_, let overdue?):
                (
                    "overdue", overdue,
                    Wording("逾期 \(overdue) 天未答复", "\(overdue) days overdue")
                )
            case .declined(let reason, let days):
                (
                    "declined", days,
                    Wording(
                        "不接（\(reason.term.wording.chinese)）\(days) 天",
                        "declined \(days) days ago: \(reason.term.wording.english)"
                    )
                )
            case .accepted(let days):
                ("accepted", days, Wording("已接 \(days) 天", "accepted \(days) days ago"))
            case .checkOverdue(let item, let day):
                (
                    "checkOverdue", nil,
                    Wording(
                        "\(item.term.wording.chinese)应在 \(day) 前落实",
                        "\(item.term.wording.english) was due \(day)"
                    )
                )
            case .wish: ("wish", nil, Wording("对方请求收回", "the point asks to end it"))
            case .trialDone(let cases):
                ("trialDone", nil, Wording("试运行已办 \(cases) 件", "\(cases) cases of trial done"))
            case .noDevice: ("noDevice", nil, Wording("没有许可的设备", "no device is granted"))
            case .leaseStale(let days):
                (
                    "leaseStale", days,
                    Wording("租期过了 \(days) 天没有消息", "silent \(days) days past its lease")
                )
            }
        }

        var shown: String { words.shown }
    }

    func lines() -> [String] {
        var lines: [String] = []
        if concerns.isEmpty {
            lines.append(Wording("没有要处理的授权。", "Nothing waits.").shown)
        } else {
            var table = TextTable(
                [
                    Wording("情况", "What"), Wording("建议", "Proposal"), Wording("编码", "Code"),
                    Wording("机构", "Point"), Wording("事项", "Matter"),
                ],
                flexible: 4
            )
            for line in concerns {
                table.add([
                    line.shown, line.proposal?.shown ?? "-", line.matter, line.point.name,
                    line.matterName,
                ])
            }
            lines += table.lines()
            lines.append(
                Wording(
                    "由人确认，如：tongban-hub delegation suspend 编码 --point 机构 --reason 理由",
                    "A person decides, such as: tongban-hub delegation suspend CODE --point POINT "
                        + "--reason TEXT"
                ).shown
            )
        }
        lines += takenIn.map {
            Wording(
                "代收转办  \($0.point.name) \($0.cases) 件",
                "Taken in only  \($0.point.name): \($0.cases)"
            ).shown.printable
        }
        return lines
    }
}
