import Replication
import SyncEngine
import SyncProtocol
import Testing

/// A village that dials its township: both sessions, their toy stores and the wire between them.
final class ToyPair {
    let village: ToyStore
    let township: ToyStore
    let villageSigner: DeviceSigner
    let townshipSigner: DeviceSigner
    var dialer: DialerSession
    private(set) var listener: ListenerSession?

    /// What the village's register says of the township.
    var standing = DialerSession.Standing.trusted
    /// Whether the township's register grants the village anything.
    var isGranted = true
    var townshipStoreWorks = true
    /// Alters messages on the wire.
    var onRequest: ([Message]) -> [Message] = { $0 }
    var onResponse: ([Message]) -> [Message] = { $0 }
    /// Messages of all responses after which the link breaks.
    var messagesUntilCut = Int.max

    private(set) var requests: [[Message]] = []
    private(set) var responses: [[Message]] = []
    private(set) var receipts: [Receipt] = []
    private(set) var listenerChecks = 0
    private var ending: Ending?

    enum Ending: Equatable {
        case finished(SyncSummary)
        case failed(SyncFault)
        case opened
    }

    init() throws {
        villageSigner = try #require(DeviceSigner(secret: [UInt8](repeating: 1, count: 32)))
        townshipSigner = try #require(DeviceSigner(secret: [UInt8](repeating: 2, count: 32)))
        let incarnation = Incarnation(1)
        let villageReplica = ReplicaID(of: villageSigner.deviceKey, incarnation)
        let townshipReplica = ReplicaID(of: townshipSigner.deviceKey, incarnation)
        village = ToyStore(3, replica: villageReplica)
        township = ToyStore(2, replica: townshipReplica)
        dialer = DialerSession(
            as: DialerSession.Identity(signer: villageSigner, replica: villageReplica)
        )
    }

    /// Opens a session.
    @discardableResult
    func open() throws -> Ending {
        try run(dialer.handle(.open(nonce: [UInt8](repeating: 8, count: 16)))) ?? .opened
    }

    /// One conversation in the open session; nil if it never ends.
    func converse() throws -> Ending? {
        requests = []
        responses = []
        return try run(dialer.handle(.start))
    }

    /// Hands an event to the dialer and performs what follows.
    @discardableResult
    func run(_ effects: [DialerSession.Effect]) throws -> Ending? {
        ending = nil
        try perform(effects)
        return ending
    }

    private func perform(_ effects: [DialerSession.Effect]) throws {
        var queue = effects[...]
        while let effect = queue.popFirst() {
            switch effect {
            case .request(let messages): queue += try exchange(messages)
            case .checkListener:
                listenerChecks += 1
                queue += dialer.handle(.listenerChecked(standing))
            case .prepare:
                let digest = CursorDigest(
                    dialer: village.replica,
                    offers: village.offered(to: township.replica),
                    listener: township.replica,
                    offers: village.cursors(of: township.replica)
                )
                let hello = Message.Hello(digest: digest, wall: 5, uptime: 6)
                queue += dialer.handle(
                    .prepared(hello, gaps: village.openGaps(with: township.replica))
                )
            case .apply(let delivery):
                queue += dialer.handle(.applied(village.accept(delivery, from: township.replica)))
            case .keep(let receipt): receipts.append(receipt)
            case .load(let cursors, let gaps, _):
                let loaded = village.load(for: township.replica, past: cursors, gaps: gaps)
                queue += dialer.handle(
                    .loaded(
                        loaded,
                        cursors: village.cursors(of: township.replica),
                        gaps: village.openGaps(with: township.replica)
                    )
                )
            case .finished(let summary): ending = .finished(summary)
            case .failed(let fault): ending = .failed(fault)
            }
        }
    }

    /// Carries a request there and the response back, as bytes.
    private func exchange(_ request: [Message]) throws -> [DialerSession.Effect] {
        requests.append(request)
        let response = onResponse(try answer(carried(onRequest(request))))
        responses.append(response)
        for message in try carried(response) {
            guard messagesUntilCut > 0 else {
                try perform(dialer.handle(.linkFailed))
                return []
            }
            messagesUntilCut -= 1
            try perform(dialer.handle(.received(message)))
        }
        return dialer.handle(.responseEnded)
    }

    private func carried(_ messages: [Message]) throws -> [Message] {
        var decoder = FrameDecoder()
        return try decoder.append(messages.flatMap { Frame.bytes(of: $0) })
    }
}

extension ToyPair {
    private func answer(_ request: [Message]) throws -> [Message] {
        if case .challenge(let challenge) = request.first {
            let id = try #require(SessionID(bytes: [UInt8](repeating: 9, count: 16)))
            let (session, answer) = try ListenerSession.answering(
                challenge,
                as: township.replica,
                signer: townshipSigner,
                id: id,
                nonce: [UInt8](repeating: 7, count: 16)
            )
            listener = session
            return [answer]
        }
        for message in request {
            if let response = try serve(.received(message)) { return response }
        }
        return try serve(.requestEnded) ?? []
    }

    /// Hands an event to the listener and performs what follows, up to a response.
    func serve(_ event: ListenerSession.Event) throws -> [Message]? {
        var queue = (listener?.handle(event) ?? [])[...]
        while let effect = queue.popFirst() {
            switch effect {
            case .authorise: queue += listener?.handle(.authorised(isGranted)) ?? []
            case .compare(let hello): queue += compare(hello)
            case .apply(let delivery):
                let outcome = township.accept(delivery, from: village.replica)
                queue +=
                    listener?.handle(townshipStoreWorks ? .applied(outcome) : .storageFailed) ?? []
            case .acknowledge(let feeds): queue += try acknowledge(feeds)
            case .load(let cursors, let gaps, _):
                let loaded = township.load(for: village.replica, past: cursors, gaps: gaps)
                queue += listener?.handle(.loaded(loaded)) ?? []
            case .respond(let messages): return messages
            case .close(let messages): return messages
            }
        }
        return nil
    }

    private func compare(_ hello: Message.Hello) -> [ListenerSession.Effect] {
        let digest = CursorDigest(
            dialer: village.replica,
            offers: township.cursors(of: village.replica),
            listener: township.replica,
            offers: township.offered(to: village.replica)
        )
        return listener?.handle(
            .compared(
                isSame: digest == hello.digest,
                wall: 1,
                uptime: 2,
                cursors: township.cursors(of: village.replica),
                gaps: township.openGaps(with: village.replica)
            )
        ) ?? []
    }

    private func acknowledge(_ feeds: [FeedID]) throws -> [ListenerSession.Effect] {
        let held = feeds.map {
            Receipt.HeldFeed(feed: $0, count: township.held[$0] ?? 0, hash: .zero)
        }
        let receipt =
            held.isEmpty
            ? nil
            : try Receipt(for: held, wall: 1, replica: township.replica, by: townshipSigner)
        return listener?.handle(
            .acknowledged(receipt, gaps: township.openGaps(with: village.replica))
        ) ?? []
    }
}
