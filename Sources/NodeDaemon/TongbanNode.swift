import ArgumentParser
import Explanation
import Glibc
import Logging
import NodeRuntime
import ServiceLifecycle
import Storage
import Transport
import UnixSignals

/// `tongban-node`: keeps a township or village in touch with its parent, and its children with it.
@main
struct TongbanNode: ExplainedProgram {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "tongban-node",
            abstract: Wording(
                "乡镇、村的同步服务：定时与上级同步，也接下级来同步；Ctrl-C 或 SIGTERM 结束。",
                "Syncs with the parent and answers children, until SIGTERM or Ctrl-C."
            ).shown,
            version: releaseVersion
        )
    }

    @OptionGroup var options: GlobalOptions
    @Option(
        help: ArgumentHelp(
            Wording(
                "上级地址，如 http://127.0.0.1:7400；不写用 TONGBAN_PARENT，再不然用建库时记下的",
                "the parent's address; else TONGBAN_PARENT, else the one the replica remembers"
            ).shown,
            valueName: "url"
        )
    )
    var parent: String?
    @OptionGroup var timing: ScheduleOptions
    @Option(
        help: ArgumentHelp(
            Wording(
                "给下级监听的地址，只能是本机回环地址；不写用 TONGBAN_LISTEN；村里不用写",
                "where children dial in, loopback only; else TONGBAN_LISTEN; a village needs none"
            ).shown,
            valueName: "host:port"
        )
    )
    var listen: ListenAddress?

    static func main() async { await start() }

    func run() async throws {
        let schedule = try timing.schedule()
        let named = try (parent ?? GlobalOptions.environment("TONGBAN_PARENT"))
            .map { try ParentAddress($0).text }
        let listen =
            try listen ?? GlobalOptions.environment("TONGBAN_LISTEN").map { try ListenAddress($0) }
        let node = try await options.directory.open()
        guard !node.store.identity.isCounty else { throw UsageFault.countyHasNoParent }
        let parent = named ?? options.directory.parent
        guard parent != nil || listen != nil else { throw UsageFault.noParent }
        // A log nobody reads must not end the service, nor must SIGHUP before it is listened for.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGHUP, SIG_IGN)
        LoggingSystem.bootstrap(StreamLogHandler.standardError)
        var logger = Logger(label: "tongban-node")
        logger.logLevel = .notice
        let alarm = Alarm()
        let service = NodeService(
            node,
            parent: parent.map {
                NodeService.Parent(
                    HTTPLink(to: $0),
                    on: schedule,
                    noting: options.directory,
                    alarm: alarm
                )
            },
            address: listen.map { ($0.host, $0.port) },
            logger: logger
        ) { port in
            Readiness(address: "\(listen?.host ?? ""):\(port)", parent: parent).announce()
        }
        if parent != nil { Output.note(schedule.wording) }
        if listen == nil { Readiness(address: nil, parent: parent).announce() }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [service, SyncOnHangup(alarm: alarm)],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger
            )
        )
        try await group.run()
    }

    static func ownProblem(for error: any Error) -> Problem? {
        guard case UsageFault.noParent = error else { return nil }
        return ErrorText.explanation(of: error)?.advising(
            Wording(
                "给出上级：--parent URL；只接下级来同步：--listen 127.0.0.1:端口",
                "Name it with --parent URL; or only answer children: --listen 127.0.0.1:PORT"
            )
        )
    }
}
