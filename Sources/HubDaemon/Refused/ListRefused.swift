import ArgumentParser
import Explanation
import HubRuntime
import Replication
import ServiceRecords
import Storage

/// The command `tongban-hub refused`.
struct ListRefused: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "refused",
            abstract: Wording("未采纳的记录，都留着，可以放行", "entries that do not count; all are kept").shown,
            aliases: ["未采纳"]
        )
    }

    @OptionGroup var options: GlobalOptions

    func answer() async throws -> Answer {
        try await options.withCounty { county in
            let entries = try await county.refusedEntries()
            return Answer("tongban.hub.refused/1", Listing(entries: entries.map(Line.init)))
        }
    }

    /// One entry.
    struct Line: Encodable, Sendable {
        let entry: String
        let number: String?
        let point: PointName?
        let replica: String
        let sequence: UInt64
        let writtenAt: LocalTime?
        let reason: Term
        /// Whether the county has ruled so; else it is only this replica's judgement.
        let ruled: Bool

        init(_ refused: RefusedEntry) {
            entry = refused.entry
            number = refused.line.number
            point = refused.author.map(PointName.init)
            replica = refused.line.feed.replica.description
            sequence = refused.line.sequence
            writtenAt = refused.claimedAt.map(LocalTime.init)
            reason = refused.line.reason.term
            ruled = refused.line.isRuled
        }
    }

    /// All of them.
    struct Listing: Document {
        let entries: [Line]

        func lines() -> [String] {
            guard !entries.isEmpty else {
                return [Wording("没有未采纳的记录。", "No entry is refused.").shown]
            }
            var table = TextTable(
                [
                    Wording("记录", "Entry"), Wording("办件", "Case"), Wording("写于", "Written"),
                    Wording("认定", "By"), Wording("原因", "Why"), Wording("谁写的", "Author"),
                ],
                flexible: 5
            )
            for line in entries {
                table.add([
                    line.entry, line.number ?? "-", line.writtenAt?.shown ?? "-",
                    line.ruled
                        ? Wording("已裁定", "ruled").shown : Wording("只是判断", "judged").shown,
                    line.reason.shown, line.point?.name ?? line.replica,
                ])
            }
            return table.lines() + [
                Wording(
                    "要放行：tongban-hub release 办件编号，或记录名",
                    "To release: tongban-hub release CASE-NUMBER, or the entry's name"
                ).shown
            ]
        }
    }
}
