public import Logging
public import ServiceLifecycle
public import Transport

/// A running node: dials its parent if it has one, listens if it has children, ends in good order.
public struct NodeService: Service {
    private let node: Node
    private let parent: (link: HTTPLink, interval: Duration)?
    private let address: (host: String, port: Int)?
    private let logger: Logger
    private let onListening: @Sendable (Int) async -> Void

    /// Puts a node into service.
    ///
    /// - Parameters:
    ///   - parent: Whom to dial and how often; nil at the county.
    ///   - address: Where to listen; nil at a village.
    ///   - onListening: Called once with the port listened on.
    public init(
        _ node: Node,
        parent: (link: HTTPLink, interval: Duration)?,
        address: (host: String, port: Int)?,
        logger: Logger,
        onListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        self.node = node
        self.parent = parent
        self.address = address
        self.logger = logger
        self.onListening = onListening
    }

    /// Runs until graceful shutdown, then closes the replica.
    public func run() async throws {
        do {
            try await cancelWhenGracefulShutdown { try await serve() }
        } catch is CancellationError {
            // Asked to stop; what was in flight is repeated next time.
        }
        try await node.close()
    }

    private func serve() async throws {
        let downlinks = Downlinks(node, logger: logger)
        let listener = try address.map { address in
            try Listener(host: address.host, port: address.port) { id in
                await downlinks.open(id)
            }
        }
        let uplink = parent.map {
            Uplink(node, over: $0.link, every: $0.interval, logger: logger)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            if let listener {
                group.addTask { try await listener.run(onListening: onListening) }
            }
            if let uplink { group.addTask { try await uplink.run() } }
            try await group.waitForAll()
        }
    }
}
