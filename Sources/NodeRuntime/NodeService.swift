public import Logging
public import ServiceLifecycle
public import SyncEngine
public import Transport

/// A running node: dials its parent if it has one, listens if it has children, ends in good order.
public struct NodeService: Service {
    private let node: Node
    private let parent: Parent?
    private let address: (host: String, port: Int)?
    private let logger: Logger
    private let onListening: @Sendable (Int) async -> Void

    /// Whom to dial, when, and where to note that it went well.
    public struct Parent: Sendable {
        let link: HTTPLink
        let schedule: SyncSchedule
        let directory: ReplicaDirectory
        let alarm: Alarm

        /// Dials over `link` on `schedule`, and at once when `alarm` rings.
        public init(
            _ link: HTTPLink,
            on schedule: SyncSchedule,
            noting directory: ReplicaDirectory,
            alarm: Alarm
        ) {
            self.link = link
            self.schedule = schedule
            self.directory = directory
            self.alarm = alarm
        }
    }

    /// Puts a node into service.
    ///
    /// - Parameters:
    ///   - parent: Whom to dial and when; nil at the county.
    ///   - address: Where to listen; nil at a village.
    ///   - onListening: Called once with the port listened on.
    public init(
        _ node: Node,
        parent: Parent?,
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
            Uplink(
                node,
                over: $0.link,
                on: $0.schedule,
                noting: $0.directory,
                alarm: $0.alarm,
                logger: logger
            )
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
