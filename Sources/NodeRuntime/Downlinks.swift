public import Logging
import Replication
import ServiceRecords
import Storage
import SyncEngine
public import SyncProtocol
public import Transport
import WireFormat

/// The sessions of everyone who dials this node, bounded in number and age.
public actor Downlinks {
    private let node: Node
    private let logger: Logger
    private var sessions: [SessionID: Held] = [:]

    private struct Held {
        var session: ListenerSession
        /// The dictionary the dialer was told of.
        var named: PresetDictionary?
        var usedAt: UInt64
    }

    /// Nobody has dialled yet.
    public init(_ node: Node, logger: Logger) {
        self.node = node
        self.logger = logger
    }

    /// Starts a round. The session is out of reach for others until the round ends, so a dialer that
    /// comes back while its cut request is still being worked on opens a new session.
    ///
    /// - Parameter id: Nil for a new session.
    public func open(_ id: SessionID?) -> any AnsweringRound {
        let now = node.clocks.evidence.uptime
        guard let id else { return ListenerRound(nil, node: node, downlinks: self, logger: logger) }
        let held = sessions.removeValue(forKey: id)
        let fresh = held.flatMap { now - $0.usedAt <= SyncLimits.sessionSeconds ? $0.session : nil }
        return ListenerRound(
            fresh,
            isNew: false,
            named: fresh == nil ? nil : held?.named,
            node: node,
            downlinks: self,
            logger: logger
        )
    }

    func keep(_ session: ListenerSession, naming named: PresetDictionary?) {
        let now = node.clocks.evidence.uptime
        if sessions.count >= SyncLimits.sessions {
            sessions = sessions.filter { now - $0.value.usedAt <= SyncLimits.sessionSeconds }
        }
        if sessions.count >= SyncLimits.sessions,
            let oldest = sessions.min(by: { $0.value.usedAt < $1.value.usedAt })
        {
            sessions.removeValue(forKey: oldest.key)
        }
        sessions[session.id] = Held(session: session, named: named, usedAt: now)
    }
}
