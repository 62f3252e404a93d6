public import Logging
import Replication
import ServiceModel
import ServiceRecords
import Storage
public import SyncEngine
import SyncProtocol
public import Transport

/// Performs a dialer's session over a link: the one loop in which its effects happen.
///
/// Makes exactly one conversation at a time. After a failure the next conversation opens a new
/// session; whatever was applied stays.
public actor Dialer {
    private let node: Node
    private let link: any Link
    private let logger: Logger
    private var session: DialerSession
    private var sessionID: SessionID?
    private var peer: ReplicaID?
    private var isOpen = false
    /// Whether this conversation asks for receipts that an earlier one has not brought.
    private var asksForReceipts = false
    /// Where the cursors stood when the last request asked for segments.
    private var cursorsBefore: [Message.Cursor]?
    /// What the listener says it can read, and what it was told that we can, in this session.
    private var dictionaries = RoundDictionaries()
    /// Whether a listener has forgotten what was agreed on; the session after that goes without.
    private var avoidsDictionaries = false
    /// Set by the effect that ends a conversation, which may come inside a response.
    private var finished: SyncSummary?

    /// A dialer to the node behind `link`.
    public init(_ node: Node, over link: any Link, logger: Logger) {
        self.node = node
        self.link = link
        self.logger = logger
        session = Self.freshSession(of: node)
    }

    private static func freshSession(of node: Node) -> DialerSession {
        DialerSession(
            as: DialerSession.Identity(signer: node.signer, replica: node.store.identity.replica)
        )
    }

    /// Closes what is open here and exchanges everything both sides lack.
    ///
    /// - Throws: `SyncFault`, `TransportError`, `StorageError`. Trying again goes on where this
    ///   stopped, at most one segment earlier.
    public func converse() async throws -> SyncSummary {
        try await node.reportHeld()
        try await node.store.closeOpenEntries(with: node.pen)
        do {
            if !isOpen {
                let nonce = (0..<SessionID.byteCount).map { _ in UInt8.random(in: .min ... .max) }
                try await perform(session.handle(.open(nonce: nonce)))
                isOpen = true
            }
            asksForReceipts = false
            var summary = try await converseOnce()
            if try await node.reportHeld() {
                // The county hears in the same visit who works by what it has just sent.
                try await node.store.closeOpenEntries(with: node.pen)
                summary.add(try await converseOnce())
            }
            if try await !node.store.unacknowledged().isEmpty {
                // A cut cost the receipt for what had arrived before it.
                asksForReceipts = true
                _ = try await converseOnce()
            }
            if try await node.store.noteHeard() {
                // The county acts on it, so it should not wait for the next time.
                try await node.store.closeOpenEntries(with: node.pen)
                _ = try await converseOnce()
            }
            return summary
        } catch SyncFault.refused(.session) where isOpen {
            // The listener forgot the session, as it may; a new one goes on.
            let usedDictionary = dictionaries.writing != .builtIn
            reset()
            avoidsDictionaries = usedDictionary
            return try await converse()
        } catch {
            reset()
            throw error
        }
    }

    private func converseOnce() async throws -> SyncSummary {
        finished = nil
        try await perform(session.handle(.start))
        guard let finished else { throw SyncFault.unexpectedMessage }
        return finished
    }

    private func reset() {
        session = Self.freshSession(of: node)
        sessionID = nil
        peer = nil
        cursorsBefore = nil
        dictionaries = RoundDictionaries()
        avoidsDictionaries = false
        isOpen = false
    }

    /// Performs effects until none is left.
    private func perform(_ effects: [DialerSession.Effect]) async throws {
        var queue = effects[...]
        while let effect = queue.popFirst() {
            switch effect {
            case .request(let messages):
                queue += try await request(messages)
            case .checkListener(let key, let replica):
                peer = replica
                queue += session.handle(.listenerChecked(try await standing(of: key)))
            case .prepare:
                queue += try await prepare()
            case .apply(let delivery):
                queue += try await apply(delivery)
            case .keep(let receipt):
                _ = try await node.store.keep(receipt)
            case .load(let cursors, let gaps, let limit):
                queue += try await load(past: cursors, gaps: gaps, limit: limit)
            case .finished(let summary):
                finished = summary
            case .failed(let fault):
                throw fault
            }
        }
    }

    /// Sends a request and handles the response message by message, effects included.
    private func request(_ messages: [Message]) async throws -> [DialerSession.Effect] {
        let messages = try await naming(messages)
        do {
            try await link.exchange(messages, in: sessionID, with: dictionaries) { message in
                try await self.receive(message)
            }
        } catch let error as TransportError {
            if case .garbled = error, let peer, let cursorsBefore {
                // Segments prove themselves. The arrival numbers beside them do not, and a wrong one
                // would pass over what never came.
                try await node.store.rewind(to: cursorsBefore, of: peer)
            }
            _ = session.handle(.linkFailed)
            throw error
        }
        return session.handle(.responseEnded)
    }

    private func receive(_ message: Message) async throws {
        if case .challengeAnswer(let answer) = message { sessionID = answer.session }
        if case .want(let want) = message { try await note(want.dictionary) }
        try await perform(session.handle(.received(message)))
    }

    /// The messages, with what we can read named where segments are asked for.
    private func naming(_ messages: [Message]) async throws -> [Message] {
        guard !avoidsDictionaries, messages.contains(where: \.isWant) else { return messages }
        guard let (name, own) = try await node.dictionaries.offered(from: node.store) else {
            return messages
        }
        dictionaries = RoundDictionaries(writing: dictionaries.writing, reading: [own])
        return messages.map { $0.naming(name) }
    }

    private func note(_ name: CatalogueDictionary?) async throws {
        guard !avoidsDictionaries,
            let agreed = try await node.dictionaries.dictionary(named: name, from: node.store)
        else { return }
        dictionaries = RoundDictionaries(writing: agreed, reading: dictionaries.reading)
    }

    private func standing(of key: DeviceKey) async throws -> DialerSession.Standing {
        try await node.store.view { view in
            let register = try view.register
            if register.isCounty(key) { return .trusted }
            guard let own = try view.ownPoint else { return .unknown }
            guard let grant = register.grant(of: key),
                register.ancestors(of: own.id).contains(where: { $0.id == grant.point })
            else { return .notGranted }
            return .trusted
        }
    }

    private func prepare() async throws -> [DialerSession.Effect] {
        guard let peer else { throw SyncFault.unexpectedMessage }
        let store = node.store
        let (offered, taken, gaps) = try await store.cursors(with: peer, within: nil)
        cursorsBefore = taken
        let questions = try await questions()
        let digest = CursorDigest(
            dialer: store.identity.replica,
            offers: offered,
            listener: peer,
            offers: taken
        )
        let clock = node.clocks.evidence
        return session.handle(
            .prepared(
                Message.Hello(digest: digest, wall: clock.wall, uptime: clock.uptime),
                gaps: gaps + questions
            )
        )
    }

    private func apply(_ delivery: Message.Delivery) async throws -> [DialerSession.Effect] {
        guard let peer else { throw SyncFault.unexpectedMessage }
        let outcome = try await node.store.accept(delivery, from: peer, within: nil)
        logger.debug("segment", metadata: ["outcome": "\(outcome)"])
        return session.handle(.applied(ApplyOutcome(outcome)))
    }

    private func load(
        past cursors: [Message.Cursor],
        gaps: [Message.Gap],
        limit: Int
    ) async throws -> [DialerSession.Effect] {
        guard let peer else { throw SyncFault.unexpectedMessage }
        let outgoing = try await node.store.outgoing(
            to: peer,
            past: cursors,
            gaps: gaps,
            within: nil,
            byteLimit: limit
        )
        let (_, taken, ownGaps) = try await node.store.cursors(with: peer, within: nil)
        cursorsBefore = taken
        return session.handle(
            .loaded(
                Loaded(outgoing),
                cursors: taken,
                gaps: ownGaps + (try await questions())
            )
        )
    }

    /// Our own feeds, asked about as if we lacked their continuation: the answer is a receipt.
    private func questions() async throws -> [Message.Gap] {
        asksForReceipts ? try await node.store.unacknowledged() : []
    }
}

extension ApplyOutcome {
    /// The store's word in the session's terms.
    init(_ acceptance: Acceptance) {
        switch acceptance {
        case .accepted(let feed): self = .accepted(feed)
        case .duplicate(let feed): self = .duplicate(feed)
        case .gap(let feed, let held): self = .gap(Message.Gap(feed: feed, held: held))
        case .quarantined(let code, let feed, let sequence):
            self = .quarantined(Message.Refuse(code, feed: feed, sequence: sequence))
        }
    }
}

extension Loaded {
    init(_ outgoing: Outgoing) {
        self.init(
            deliveries: outgoing.deliveries,
            cursors: outgoing.cursors,
            more: outgoing.more
        )
    }
}
