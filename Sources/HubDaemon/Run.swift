import ArgumentParser
import Logging
import NodeRuntime
import ServiceLifecycle
import Transport
import UnixSignals

/// `tongban-hub run`
struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "运行枢纽，接收各乡镇，直到 SIGTERM 或 Ctrl-C。")
    @OptionGroup var location: ReplicaOption
    @Option(name: .long, help: "监听地址，只能是本机回环地址。")
    var listen = "127.0.0.1:7400"

    func run() async throws {
        LoggingSystem.bootstrap(StreamLogHandler.standardError)
        var logger = Logger(label: "tongban-hub")
        logger.logLevel = .notice
        let address = try ListenAddress(listen)
        let node = try await location.open()
        let service = NodeService(
            node, parent: nil, address: (address.host, address.port), logger: logger
        ) { port in
            Console.note("已就绪 \(address.host):\(port)")
        }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [service], gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger))
        try await group.run()
    }
}
