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
                "上级地址，如 http://127.0.0.1:7400；不写就用建库时记下的",
                "the parent's address; else the one the replica remembers"
            ).shown,
            valueName: "url"
        )
    )
    var parent: String?
    @Option(
        help: ArgumentHelp(
            Wording("隔多少秒与上级同步一次", "seconds between conversations").shown,
            valueName: "seconds"
        )
    )
    var interval = 300
    @Option(
        help: ArgumentHelp(
            Wording(
                "给下级监听的地址，只能是本机回环地址；村里不用写",
                "where children dial in, loopback only; a village needs none"
            ).shown,
            valueName: "host:port"
        )
    )
    var listen: ListenAddress?

    static func main() async { await start() }

    func validate() throws {
        guard (1...86_400).contains(interval) else {
            throw ValidationError("The value '\(interval)' is invalid for '--interval <seconds>'")
        }
    }

    func run() async throws {
        let named = try parent.map { try ParentAddress($0).text }
        let node = try await options.directory.open()
        guard !node.store.identity.isCounty else { throw UsageFault.countyHasNoParent }
        let parent = named ?? options.directory.parent
        guard parent != nil || listen != nil else { throw UsageFault.noParent }
        // A log nobody reads must not end the service.
        signal(SIGPIPE, SIG_IGN)
        LoggingSystem.bootstrap(StreamLogHandler.standardError)
        var logger = Logger(label: "tongban-node")
        logger.logLevel = .notice
        let service = NodeService(
            node,
            parent: parent.map { (link: HTTPLink(to: $0), interval: .seconds(interval)) },
            address: listen.map { ($0.host, $0.port) },
            logger: logger
        ) { port in
            Readiness(address: "\(listen?.host ?? ""):\(port)", parent: parent).announce()
        }
        if listen == nil { Readiness(address: nil, parent: parent).announce() }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [service],
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
