public import Replication
public import SyncProtocol

/// One conversation as its dialer leads it: a value without clock, socket or store.
///
/// The driver performs every effect in order and reports what came of it as the next event. It sends
/// one request at a time and reports each message of the response as it arrives, so whatever came
/// before a cut is kept.
public struct DialerSession: Sendable {
    private var state = State.closed
    private var rounds = 0
    private var quarantined = 0
    private var summary = SyncSummary()
    /// The listener while no register is held that could name it; nothing is offered to it.
    private var unknownListener: Message.ChallengeAnswer?
    private let identity: Identity

    /// Who dials.
    public struct Identity: Sendable {
        let signer: DeviceSigner
        let replica: ReplicaID

        /// Names the device and its incarnation.
        public init(signer: DeviceSigner, replica: ReplicaID) {
            self.signer = signer
            self.replica = replica
        }
    }

    private enum State {
        /// Successors: greeted, closed.
        case challenging(Message.Challenge)
        /// The listener's device is being looked up. Successors: idle, closed.
        case checkingListener(Message.ChallengeAnswer, Transcript)
        /// Between conversations, the session stays usable. Successors: comparing, closed.
        case idle(proof: [UInt8]?)
        /// HELLO is being prepared or answered. Successors: exchanging, idle, closed.
        case comparing
        /// Segments go both ways. Successors: idle, closed.
        case exchanging(Exchange)
        case closed
    }

    private struct Exchange {
        /// Where the listener stands in our arrivals.
        var theirCursors: [Message.Cursor]
        var theirGaps: [Message.Gap]
        /// What the last request answered and asked for: asking twice for what did not come would
        /// move in a circle.
        var answeredGaps: [Message.Gap] = []
        var askedGaps: [Message.Gap] = []
        /// Gaps that opened here in this round; the listener must get the chance to fill them.
        var hasNewGaps = false
        /// A request with segments was sent whose response has not ended its own batch yet.
        var awaitsMark = false
        var theyHaveMore = true
        var weHaveMore = true
    }

    /// A session that has not been opened.
    public init(as identity: Identity) {
        self.identity = identity
    }

    /// Takes an event and says what to do.
    public mutating func handle(_ event: Event) -> [Effect] {
        switch (state, event) {
        case (_, .open(let nonce)):
            unknownListener = nil
            let challenge = Message.Challenge(
                deviceKey: identity.signer.deviceKey,
                replica: identity.replica,
                nonce: nonce
            )
            state = .challenging(challenge)
            return [.request([.challenge(challenge)])]
        case (.closed, _):
            return []
        case (_, .linkFailed):
            return fail(.linkFailed)
        case (_, .received(.refuse(let refuse))):
            return refused(refuse)
        case (.challenging(let challenge), .received(.challengeAnswer(let answer))):
            return check(answer, to: challenge)
        case (.checkingListener, .responseEnded):
            return []
        case (.checkingListener(let answer, let transcript), .listenerChecked(let standing)):
            return greet(standing, answer, transcript)
        case (.idle, .listenerChecked(let standing)):
            return recheck(standing)
        case (.idle, .start):
            return start()
        case (.idle(let proof), .prepared(let hello, let gaps)):
            return sayHello(hello, gaps: gaps, proof: proof)
        case (.comparing, .received(.same)):
            state = .idle(proof: nil)
            return [.finished(summary)]
        case (.comparing, .received(.want(let want))):
            state = .exchanging(
                Exchange(theirCursors: want.cursors, theirGaps: want.gaps)
            )
            return []
        case (.exchanging(let exchange), .responseEnded):
            return exchange.awaitsMark ? fail(.unexpectedMessage) : nextRound(exchange)
        case (.exchanging, .loaded(let loaded, let cursors, let gaps)):
            return send(loaded, cursors: cursors, gaps: gaps)
        case (.exchanging, .received(.segment(let delivery))):
            return [.apply(delivery)]
        case (.exchanging, .received(.receipt(let receipt))):
            return [.keep(receipt)]
        case (.exchanging(var exchange), .received(.mark(let mark))):
            exchange.theyHaveMore = mark.more
            exchange.awaitsMark = false
            state = .exchanging(exchange)
            return []
        case (.exchanging(var exchange), .received(.want(let want))):
            exchange.theirGaps = want.gaps
            exchange.weHaveMore =
                exchange.weHaveMore
                || !(want.gaps.isEmpty || want.gaps == exchange.answeredGaps)
            state = .exchanging(exchange)
            return []
        case (.exchanging, .applied(let outcome)):
            return count(outcome)
        case (.idle, .responseEnded):
            return []
        case (.challenging, _), (.checkingListener, _), (.idle, _), (.comparing, _),
            (.exchanging, _):
            return fail(.unexpectedMessage)
        }
    }
}

extension DialerSession {
    private mutating func check(
        _ answer: Message.ChallengeAnswer,
        to challenge: Message.Challenge
    ) -> [Effect] {
        let transcript = Transcript(
            challenge: challenge,
            answer: answer.session,
            key: answer.deviceKey,
            replica: answer.replica,
            nonce: answer.nonce
        )
        guard transcript.isSignedByListener(answer.deviceKey, answer.signature) else {
            return fail(.listenerNotProven)
        }
        state = .checkingListener(answer, transcript)
        return [.checkListener(answer.deviceKey, answer.replica)]
    }

    private mutating func greet(
        _ standing: Standing,
        _ answer: Message.ChallengeAnswer,
        _ transcript: Transcript
    ) -> [Effect] {
        guard standing != .notGranted,
            let proof = try? transcript.dialerSignature(by: identity.signer)
        else { return fail(.listenerNotGranted) }
        unknownListener = standing == .unknown ? answer : nil
        state = .idle(proof: proof)
        return []
    }

    private mutating func recheck(_ standing: Standing) -> [Effect] {
        switch standing {
        case .trusted: unknownListener = nil
        case .unknown: break
        case .notGranted: return fail(.listenerNotGranted)
        }
        return []
    }

    private mutating func start() -> [Effect] {
        summary = SyncSummary()
        quarantined = 0
        // The last conversation may have brought the register that names the listener.
        guard let unknownListener else { return [.prepare] }
        return [.checkListener(unknownListener.deviceKey, unknownListener.replica), .prepare]
    }

    private mutating func sayHello(
        _ hello: Message.Hello,
        gaps: [Message.Gap],
        proof: [UInt8]?
    ) -> [Effect] {
        state = .comparing
        rounds = 1
        let opening: [Message] = proof.map { [.proof(signature: $0)] } ?? []
        // Gaps make the listener answer WANT, whatever the digests say.
        let asking: [Message] =
            gaps.isEmpty ? [] : [.want(Message.Want(cursors: [], gaps: Self.askable(gaps)))]
        return [.request(opening + [.hello(hello)] + asking)]
    }

    private mutating func nextRound(_ exchange: Exchange) -> [Effect] {
        guard exchange.theyHaveMore || exchange.weHaveMore || exchange.hasNewGaps else {
            state = .idle(proof: nil)
            return [.finished(summary)]
        }
        rounds += 1
        guard rounds <= SyncLimits.rounds else { return fail(.tooManyRounds) }
        return [
            .load(
                past: exchange.theirCursors,
                gaps: exchange.theirGaps,
                byteLimit: SyncLimits.roundBytes
            )
        ]
    }

    private mutating func send(
        _ loaded: Loaded,
        cursors: [Message.Cursor],
        gaps: [Message.Gap]
    ) -> [Effect] {
        guard case .exchanging(var exchange) = state else { return [] }
        let offered = unknownListener == nil ? loaded.deliveries : []
        let more = unknownListener == nil && loaded.more
        exchange.theirCursors = loaded.cursors
        exchange.answeredGaps = exchange.theirGaps
        exchange.theirGaps = []
        exchange.askedGaps = Self.askable(gaps)
        exchange.hasNewGaps = false
        exchange.awaitsMark = true
        exchange.weHaveMore = more
        state = .exchanging(exchange)
        summary.segmentsSent += offered.count
        summary.segmentBytesSent += offered.reduce(0) { $0 + $1.segment.count }
        let want = Message.Want(cursors: cursors, gaps: exchange.askedGaps)
        return [
            .request(
                [.want(want)] + offered.map { .segment($0) } + [.mark(Message.Mark(more: more))]
            )
        ]
    }

    private static func askable(_ gaps: [Message.Gap]) -> [Message.Gap] {
        Array(gaps.prefix(SyncLimits.gaps))
    }

    private mutating func count(_ outcome: ApplyOutcome) -> [Effect] {
        switch outcome {
        case .accepted: summary.segmentsTaken += 1
        case .duplicate: summary.segmentsRepeated += 1
        case .gap(let gap):
            if case .exchanging(var exchange) = state, !exchange.askedGaps.contains(gap) {
                exchange.hasNewGaps = true
                state = .exchanging(exchange)
            }
        case .quarantined:
            summary.segmentsQuarantined += 1
            quarantined += 1
            if quarantined > SyncLimits.quarantinedSegments { return fail(.peerMisbehaves) }
        }
        return []
    }

    private mutating func refused(_ refuse: Message.Refuse) -> [Effect] {
        switch refuse.code {
        case .segmentQuarantined, .scope:
            summary.refusals.append(refuse)
            return []
        case .version, .session, .proof, .notGranted, .protocolViolation, .limit, .storage,
            .otherCounty:
            return fail(.refused(refuse.code))
        }
    }

    private mutating func fail(_ fault: SyncFault) -> [Effect] {
        state = .closed
        return [.failed(fault)]
    }
}
