import Logging
import Replication
import ServiceRecords
import Storage
import SyncEngine
import SyncProtocol
import Transport
import WireFormat

/// One request to a listener, performing its session's effects as the messages arrive.
actor ListenerRound: AnsweringRound {
    private let node: Node
    private let downlinks: Downlinks
    private let logger: Logger
    private let isNew: Bool
    private var session: ListenerSession?
    private var scopes: Set<Scope> = []
    private var response: [Message] = []
    private var isClosed = false
    /// Whether the dialer said in this request that it has no more.
    private var isDrained = false
    /// Feeds of its own that the dialer asks about, having no receipt for them.
    private var asked: [FeedID] = []
    /// What this session's dialer was told that we can read.
    private var named: PresetDictionary?
    /// What the dialer says it can read.
    private(set) var agreed: PresetDictionary?
    /// Where the cursors stood before the first segment of this request.
    private var cursorsBefore: [Message.Cursor]?

    init(
        _ session: ListenerSession?,
        isNew: Bool = true,
        named: PresetDictionary? = nil,
        node: Node,
        downlinks: Downlinks,
        logger: Logger
    ) {
        self.session = session
        self.isNew = isNew
        self.named = named
        self.node = node
        self.downlinks = downlinks
        self.logger = logger
    }

    var readable: [PresetDictionary] { named.map { [$0] } ?? [] }

    func take(_ message: Message) async throws {
        guard !isClosed else { return }
        if isNew, session == nil {
            try answer(message)
            return
        }
        guard session != nil else {
            end(.session)
            return
        }
        if scopes.isEmpty { try await lookUpScopes() }
        if case .want(let want) = message {
            agreed = try await node.dictionaries.dictionary(
                named: want.dictionary,
                from: node.store
            )
            asked = want.gaps.map(\.feed).filter {
                $0.replica == session?.dialerReplica && scopes.contains($0.scope)
            }
        }
        if case .mark(let mark) = message { isDrained = !mark.more }
        try await perform(handle(.received(message)))
    }

    func finish() async throws -> [Message] {
        if session == nil, !isClosed { end(.session) }
        if !isClosed, !isNew { try await perform(handle(.requestEnded)) }
        if response.contains(where: \.isWant),
            let (name, own) = try await node.dictionaries.offered(from: node.store)
        {
            named = own
            response = response.map { $0.naming(name) }
        }
        if let session, !isClosed { await downlinks.keep(session, naming: named) }
        return response
    }

    func abandon() async {
        // What was applied stays; the half-heard session does not.
        isClosed = true
    }

    func refuse(_ code: RefuseCode) async throws -> [Message] {
        // Segments prove themselves. The arrival numbers beside them do not, and a wrong one would
        // pass over what never came.
        if let cursorsBefore, let peer = session?.dialerReplica {
            try await node.store.rewind(to: cursorsBefore, of: peer)
        }
        end(code)
        return response
    }

    private func end(_ code: RefuseCode) {
        response = [.refuse(Message.Refuse(code))]
        isClosed = true
    }

    private func answer(_ message: Message) throws {
        guard case .challenge(let challenge) = message else {
            end(.protocolViolation)
            return
        }
        func random() -> [UInt8] {
            (0..<SessionID.byteCount).map { _ in UInt8.random(in: .min ... .max) }
        }
        guard let id = SessionID(bytes: random()) else { return }
        let (opened, answer) = try ListenerSession.answering(
            challenge,
            as: node.store.identity.replica,
            signer: node.signer,
            id: id,
            nonce: random()
        )
        session = opened
        response = [answer]
    }

    private func handle(_ event: ListenerSession.Event) -> [ListenerSession.Effect] {
        session?.handle(event) ?? []
    }

    private func lookUpScopes() async throws {
        guard let dialer = session?.dialer else { return }
        scopes = Set(try await node.store.view { try $0.register.readableScopes(of: dialer) })
    }

    private func perform(_ effects: [ListenerSession.Effect]) async throws {
        var queue = effects[...]
        while let effect = queue.popFirst() {
            do {
                queue += try await followUp(effect)
            } catch let error as StorageError {
                logger.error("store", metadata: ["error": "\(error)"])
                queue = handle(.storageFailed)[...]
            }
        }
    }

    private func followUp(
        _ effect: ListenerSession.Effect
    ) async throws -> [ListenerSession.Effect] {
        guard let peer = session?.dialerReplica else { return [] }
        switch effect {
        case .authorise:
            return handle(.authorised(!scopes.isEmpty))
        case .compare(let hello):
            return try await compare(hello, with: peer)
        case .apply(let delivery):
            if cursorsBefore == nil {
                cursorsBefore = try await node.store.cursors(with: peer, within: scopes).taken
            }
            let outcome = try await node.store.accept(delivery, from: peer, within: scopes)
            if case .quarantined(let code, let feed, let sequence) = outcome {
                logger.notice(
                    "segment quarantined",
                    metadata: [
                        "peer": "\(peer)", "code": "\(code)",
                        "author": "\(feed?.replica.description ?? "-")", "first": "\(sequence)",
                    ]
                )
            }
            return handle(.applied(ApplyOutcome(outcome)))
        case .acknowledge(let feeds):
            return try await acknowledge(feeds, to: peer)
        case .load(let cursors, let gaps, let limit):
            let outgoing = try await node.store.outgoing(
                to: peer,
                past: cursors,
                gaps: gaps,
                within: scopes,
                byteLimit: limit
            )
            return handle(.loaded(Loaded(outgoing)))
        case .respond(let messages):
            response = messages
            return []
        case .close(let messages):
            response = messages
            isClosed = true
            return []
        }
    }

    private func compare(
        _ hello: Message.Hello,
        with peer: ReplicaID
    ) async throws -> [ListenerSession.Effect] {
        try await node.store.closeOpenEntries(with: node.pen)
        let store = node.store
        let (offered, taken, gaps) = try await store.cursors(with: peer, within: scopes)
        let digest = CursorDigest(
            dialer: peer,
            offers: taken,
            listener: store.identity.replica,
            offers: offered
        )
        let isSame = digest == hello.digest
        if isSame, gaps.isEmpty { try await noteHeard() }
        let clock = node.clocks.evidence
        return handle(
            .compared(
                isSame: isSame,
                wall: clock.wall,
                uptime: clock.uptime,
                cursors: taken,
                gaps: gaps
            )
        )
    }

    /// A restored hub waits for this: the dialer has handed over everything it holds.
    private func noteHeard() async throws {
        guard node.store.identity.isCounty, let dialer = session?.dialer else { return }
        try await node.store.noteHeard(child: dialer)
        if try await node.store.takeOffice() {
            try await node.store.closeOpenEntries(with: node.pen)
            logger.notice("office taken up after restoration")
        }
    }

    private func acknowledge(
        _ feeds: [FeedID],
        to peer: ReplicaID
    ) async throws -> [ListenerSession.Effect] {
        let store = node.store
        if isDrained, try await store.cursors(with: peer, within: scopes).gaps.isEmpty {
            try await noteHeard()
        }
        try await node.ruleOnArrivals()
        let receipt = try await node.receipt(for: feeds + asked.filter { !feeds.contains($0) })
        let gaps = try await store.cursors(with: peer, within: scopes).gaps
        return handle(.acknowledged(receipt, gaps: gaps))
    }
}
