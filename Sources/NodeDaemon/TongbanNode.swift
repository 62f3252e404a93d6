import ArgumentParser
import Logging
import NodeRuntime
import ServiceLifecycle
import Transport
import UnixSignals

/// `tongban-node`: keeps a township or village in touch with its parent, and its children with it.
@main
struct TongbanNode: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tongban-node",
        abstract: "乡镇、村的同步服务，直到 SIGTERM 或 Ctrl-C。(node daemon)")
    @Option(name: .long, help: "副本目录。(replica directory)")
    var replica: String
    @Option(name: .long, help: "上级地址，如 http://127.0.0.1:7400；不写就用建库时记下的。")
    var parent: String?
    @Option(name: .long, help: "隔多少秒与上级同步一次。")
    var interval = 300
    @Option(name: .long, help: "给下级监听的地址；村里不用写。只能是本机回环地址。")
    var listen: String?

    func run() async throws {
        LoggingSystem.bootstrap(StreamLogHandler.standardError)
        var logger = Logger(label: "tongban-node")
        logger.logLevel = .notice
        let directory = ReplicaDirectory(replica)
        let address = try listen.map { try ListenAddress($0) }
        let node = try await directory.open()
        let uplink = (parent ?? directory.parent).map {
            (link: HTTPLink(to: $0), interval: Duration.seconds(max(interval, 1)))
        }
        let service = NodeService(
            node, parent: uplink, address: address.map { ($0.host, $0.port) }, logger: logger
        ) { port in
            Console.note("已就绪 \(port)")
        }
        if address == nil { Console.note("已就绪") }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [service], gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger))
        try await group.run()
    }
}
