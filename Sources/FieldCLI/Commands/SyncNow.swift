import ArgumentParser
import Explanation
import Logging
import NodeRuntime
import Storage
import SyncEngine
import Transport

/// The command `tongban sync`.
struct SyncNow: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "sync",
            abstract: Wording("现在与上级同步一次", "sync with the parent now").shown,
            aliases: ["同步"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Option(
        help: ArgumentHelp(
            Wording("这次用这个上级地址；没记过就记住", "the parent's address for this time").shown,
            valueName: "url"
        )
    )
    var parent: String?

    func answer() async throws -> Answer {
        let directory = options.directory
        let named = try parent.map { try ParentAddress($0).text }
        return try await options.withNode { node in
            guard !node.store.identity.isCounty else { throw UsageFault.countyHasNoParent }
            guard let address = named ?? directory.parent else { throw UsageFault.noParent }
            let report: SyncReport
            do {
                report = try await converse(node, with: address)
            } catch {
                throw try await Self.consoled(error, node)
            }
            if directory.parent == nil { try directory.setParent(address) }
            // Only a note for the schedule and for `status`; what was synced is on the disk.
            try? directory.noteContact(node.evidence)
            return Answer(
                "tongban.sync/1",
                report,
                status: report.hasFindings ? .findings : .done
            )
        }
    }

    private func converse(_ node: Node, with address: String) async throws -> SyncReport {
        Output.note(Wording("正在与 \(address) 同步 ..", "Syncing with \(address) .."))
        let link = HTTPLink(to: address)
        let silent = Logger(label: "tongban") { _ in SwiftLogNoOpLogHandler() }
        let summary = try await Dialer(node, over: link, logger: silent).converse()
        let counts = try await node.store.counts()
        return SyncReport(
            summary,
            link.meter.reading,
            counts,
            toSettle: try await node.countToSettle(counts),
            ownRefused: try await node.store.refusedEntries(ownOnly: true).count,
            parent: address
        )
    }

    /// The problem, with what matters most to the person first: nothing is lost.
    private static func consoled(_ error: any Error, _ node: Node) async throws -> Problem {
        let problem = Tongban.problem(for: error)
        guard error is TransportError || error is SyncFault else { return problem }
        let unsent = try await node.store.counts().onlyHere
        let comfort =
            unsent == 0
            ? Wording("本机没有未送的。", "Nothing here waits to be sent. ")
            : Wording(
                "本机 \(unsent) 条未送，都已保存，不会丢。",
                "\(unsent) entries here wait to be sent; all are saved, none will be lost. "
            )
        return Problem(
            problem.code,
            problem.status,
            problem.what,
            next: Wording(
                comfort.chinese + problem.next.chinese,
                comfort.english + problem.next.english
            )
        )
    }
}
