public import Replication
public import SyncProtocol

/// One conversation as its listener answers it: a value without clock, socket or store.
///
/// The driver feeds it the messages of a request one by one, then `requestEnded`; the effect
/// `respond` ends the round.
public struct ListenerSession: Sendable {
    /// The name of the session.
    public let id: SessionID
    /// The dialer's device, proven once the first round is answered.
    public let dialer: DeviceKey
    /// The dialer's incarnation.
    public let dialerReplica: ReplicaID

    private let transcript: Transcript
    private var state = State.unproven
    private var response: [Message] = []
    private var touched: [FeedID] = []
    private var want: Message.Want?
    /// Whether this request began with HELLO, so that a WANT in it only asks for gaps.
    private var isGreeting = false
    private var ourCursors: [Message.Cursor] = []
    private var quarantined = 0

    private enum State {
        /// The dialer has not proven its key. Successors: open, closed.
        case unproven
        case open
        case closed
    }

    /// What happens to a session.
    public enum Event: Sendable {
        /// A message of the request.
        case received(Message)
        /// Whether the county grants the dialer anything now.
        case authorised(Bool)
        /// The outcome of `compare`.
        case compared(
            isSame: Bool,
            wall: Int64,
            uptime: UInt64,
            cursors: [Message.Cursor],
            gaps: [Message.Gap]
        )
        /// A segment was handed to the store.
        case applied(ApplyOutcome)
        /// The request is complete.
        case requestEnded
        /// Everything the request brought is durable; a receipt for it, and gaps that remain.
        case acknowledged(Receipt?, gaps: [Message.Gap])
        /// The store's answer to `load`.
        case loaded(Loaded)
        /// The store cannot work now.
        case storageFailed
    }

    /// What the driver must do.
    public enum Effect: Sendable {
        /// Look up what the county grants the dialer.
        case authorise(DeviceKey)
        /// Compare the dialer's digest with ours.
        case compare(Message.Hello)
        /// Hand a segment to the store, durably together with its arrival number.
        case apply(Message.Delivery)
        /// Let the county rule on what arrived, and sign a receipt for these feeds.
        case acknowledge([FeedID])
        /// Read segments past these cursors.
        case load(past: [Message.Cursor], gaps: [Message.Gap], byteLimit: Int)
        /// Send the response.
        case respond([Message])
        /// Send the response and forget the session.
        case close([Message])
    }

    /// Answers a challenge. The second value is the response.
    ///
    /// - Parameters:
    ///   - id: Fresh random bytes.
    ///   - nonce: 16 fresh random bytes.
    /// - Throws: What the signer throws.
    public static func answering(
        _ challenge: Message.Challenge,
        as replica: ReplicaID,
        signer: DeviceSigner,
        id: SessionID,
        nonce: [UInt8]
    ) throws -> (ListenerSession, Message) {
        let transcript = Transcript(
            challenge: challenge,
            answer: id,
            key: signer.deviceKey,
            replica: replica,
            nonce: nonce
        )
        let answer = Message.ChallengeAnswer(
            session: id,
            deviceKey: signer.deviceKey,
            replica: replica,
            nonce: nonce,
            signature: try transcript.listenerSignature(by: signer)
        )
        let session = ListenerSession(
            id: id,
            dialer: challenge.deviceKey,
            dialerReplica: challenge.replica,
            transcript: transcript
        )
        return (session, .challengeAnswer(answer))
    }

    private init(
        id: SessionID,
        dialer: DeviceKey,
        dialerReplica: ReplicaID,
        transcript: Transcript
    ) {
        self.id = id
        self.dialer = dialer
        self.dialerReplica = dialerReplica
        self.transcript = transcript
    }

    /// Takes an event and says what to do.
    public mutating func handle(_ event: Event) -> [Effect] {
        switch (state, event) {
        case (.closed, _):
            return []
        case (.unproven, .received(.proof(let signature))):
            guard transcript.isSignedByDialer(dialer, signature) else { return close(.proof) }
            state = .open
            return [.authorise(dialer)]
        case (.unproven, .received), (.unproven, .requestEnded):
            return close(.proof)
        case (.open, .authorised(true)):
            return []
        case (.open, .authorised(false)):
            return close(.notGranted)
        case (.open, .received(.hello(let hello))):
            response = []
            want = nil
            isGreeting = true
            quarantined = 0
            return [.authorise(dialer), .compare(hello)]
        case (.open, .compared(let isSame, let wall, let uptime, let cursors, let gaps)):
            ourCursors = cursors
            response =
                isSame && gaps.isEmpty
                ? [.same(wall: wall, uptime: uptime)]
                : [.want(Message.Want(cursors: cursors, gaps: Self.askable(gaps)))]
            return []
        case (.open, .received(.want(let asked))):
            return asks(asked)
        case (.open, .received(.segment(let delivery))):
            return [.apply(delivery)]
        case (.open, .applied(let outcome)):
            return count(outcome)
        case (.open, .received(.mark)), (.open, .received(.receipt)):
            return []
        case (.open, .requestEnded):
            isGreeting = false
            guard want != nil else { return [.respond(taking(&response))] }
            return [.acknowledge(taking(&touched))]
        case (.open, .acknowledged(let receipt, let gaps)):
            return acknowledge(receipt, gaps: gaps)
        case (.open, .loaded(let loaded)):
            response += loaded.deliveries.map { .segment($0) }
            response.append(.mark(Message.Mark(more: loaded.more)))
            return [.respond(taking(&response))]
        case (_, .storageFailed):
            return close(.storage)
        case (.open, .received), (.unproven, _):
            return close(.protocolViolation)
        }
    }

    private mutating func asks(_ asked: Message.Want) -> [Effect] {
        guard asked.gaps.count <= SyncLimits.gaps else { return close(.limit) }
        guard !isGreeting else {
            // A gap is open, so even equal digests are not the end.
            if case .same = response.first {
                response = [.want(Message.Want(cursors: ourCursors, gaps: []))]
            }
            return []
        }
        want = asked
        return []
    }

    private mutating func acknowledge(_ receipt: Receipt?, gaps: [Message.Gap]) -> [Effect] {
        guard let want = taking(&want) else { return close(.protocolViolation) }
        if let receipt { response.append(.receipt(receipt)) }
        if !gaps.isEmpty {
            response.append(
                .want(Message.Want(cursors: [], gaps: Self.askable(gaps)))
            )
        }
        return [.load(past: want.cursors, gaps: want.gaps, byteLimit: SyncLimits.roundBytes)]
    }

    private static func askable(_ gaps: [Message.Gap]) -> [Message.Gap] {
        Array(gaps.prefix(SyncLimits.gaps))
    }

    private mutating func count(_ outcome: ApplyOutcome) -> [Effect] {
        switch outcome {
        case .accepted(let feed), .duplicate(let feed):
            if !touched.contains(feed) { touched.append(feed) }
        case .gap: break
        case .quarantined(let refuse):
            response.append(.refuse(refuse))
            quarantined += 1
            if quarantined > SyncLimits.quarantinedSegments { return close(.limit) }
        }
        return []
    }

    private mutating func close(_ code: RefuseCode) -> [Effect] {
        state = .closed
        return [.close([.refuse(Message.Refuse(code))])]
    }
}

/// Hands out `value` and leaves nothing.
private func taking<Value>(_ value: inout [Value]) -> [Value] {
    defer { value = [] }
    return value
}

private func taking<Value>(_ value: inout Value?) -> Value? {
    defer { value = nil }
    return value
}
