public import SyncProtocol

/// What one conversation moved.
public struct SyncSummary: Hashable, Sendable {
    /// Segments sent.
    public var segmentsSent = 0
    /// Their bytes before compression.
    public var segmentBytesSent = 0
    /// Segments that were new here.
    public var segmentsTaken = 0
    /// Segments that were here before.
    public var segmentsRepeated = 0
    /// Segments kept in quarantine.
    public var segmentsQuarantined = 0
    /// What the other side refused.
    public var refusals: [Message.Refuse] = []

    /// Nothing moved yet.
    public init() {}

    /// Adds what a further conversation of the same visit moved.
    public mutating func add(_ other: SyncSummary) {
        segmentsSent += other.segmentsSent
        segmentBytesSent += other.segmentBytesSent
        segmentsTaken += other.segmentsTaken
        segmentsRepeated += other.segmentsRepeated
        segmentsQuarantined += other.segmentsQuarantined
        refusals += other.refusals
    }
}

/// Why a conversation ended before it was done. What was applied stays.
public enum SyncFault: Error, Hashable, Sendable {
    /// The link broke; trying again helps.
    case linkFailed
    /// The other side refused, and why.
    case refused(RefuseCode)
    /// The listener could not prove its key.
    case listenerNotProven
    /// The county's register does not name the listener's device.
    case listenerNotGranted
    /// A message came that could not be right in this state.
    case unexpectedMessage
    /// The pair was moving in a circle.
    case tooManyRounds
    /// The other side sent too much that had to be quarantined.
    case peerMisbehaves
}
