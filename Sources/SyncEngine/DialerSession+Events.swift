public import Replication
public import SyncProtocol

extension DialerSession {
    /// What happens to a session.
    public enum Event: Sendable {
        /// Open a session; 16 fresh random bytes.
        case open(nonce: [UInt8])
        /// Whether the county's register names the listener's device, or nothing is known yet.
        case listenerChecked(Standing)
        /// Start a round.
        case start
        /// Our side of HELLO: the digest, clocks, and gaps left from earlier.
        case prepared(Message.Hello, gaps: [Message.Gap])
        /// A message of the response.
        case received(Message)
        /// The response is complete.
        case responseEnded
        /// A segment was handed to the store.
        case applied(ApplyOutcome)
        /// The store's answer to `load`, with our own cursors and gaps to ask by.
        case loaded(Loaded, cursors: [Message.Cursor], gaps: [Message.Gap])
        /// The link failed; whatever was applied stays.
        case linkFailed
    }

    /// What is known of the listener's device.
    public enum Standing: Sendable {
        /// The county granted it a point above ours, or it is the county's own.
        case trusted
        /// No register is held yet: take what it sends, offer nothing, look again next time.
        case unknown
        /// The register does not name it.
        case notGranted
    }

    /// What the driver must do.
    public enum Effect: Sendable {
        /// Send a request with these messages and report the response.
        case request([Message])
        /// Look the listener up in the county's register.
        case checkListener(DeviceKey, ReplicaID)
        /// Compute HELLO.
        case prepare
        /// Hand a segment to the store, durably together with its arrival number.
        case apply(Message.Delivery)
        /// Keep a receipt.
        case keep(Receipt)
        /// Read segments past these cursors.
        case load(past: [Message.Cursor], gaps: [Message.Gap], byteLimit: Int)
        /// The conversation is over; the session stays open for the next.
        case finished(SyncSummary)
        /// The session is over.
        case failed(SyncFault)
    }
}
