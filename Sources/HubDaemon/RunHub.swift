import ArgumentParser
import Explanation
import Glibc
import HubRuntime
import Logging
import NodeRuntime
import ServiceLifecycle
import Transport
import UnixSignals

/// The command `tongban-hub run`.
struct RunHub: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "run",
            abstract: Wording(
                "运行枢纽，接收各乡镇；Ctrl-C 或 SIGTERM 结束",
                "answer the townships until SIGTERM or Ctrl-C"
            ).shown,
            aliases: ["运行"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Option(
        help: ArgumentHelp(
            Wording(
                "监听地址，只能是本机回环地址；不写是 127.0.0.1:7400",
                "where townships dial in, loopback only; else 127.0.0.1:7400"
            ).shown,
            valueName: "host:port"
        )
    )
    var listen: ListenAddress?
    @Flag(
        inversion: .prefixedNo,
        help: ArgumentHelp(
            Wording("每天报时一次；--no-beacon 不报", "send the beacon of each day").shown
        )
    )
    var beacon = true

    func run() async throws {
        let address = try listen ?? ListenAddress("127.0.0.1:7400")
        let county = try County(try await options.directory.open())
        // A log nobody reads must not end the service.
        signal(SIGPIPE, SIG_IGN)
        LoggingSystem.bootstrap(StreamLogHandler.standardError)
        var logger = Logger(label: "tongban-hub")
        logger.logLevel = .notice
        let service = NodeService(
            county.node,
            parent: nil,
            address: (address.host, address.port),
            logger: logger
        ) { port in
            Readiness(address: "\(address.host):\(port)", parent: nil).announce()
        }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: beacon
                    ? [service, DailyBeacon(county: county, logger: logger)] : [service],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger
            )
        )
        try await group.run()
    }
}
