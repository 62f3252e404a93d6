/// Every tunable of a conversation, with unit and reason.
public enum SyncLimits {
    /// Bytes of segments one side sends in one round, before compression: bounds the memory a
    /// round takes at the listener and how long the other side waits for its turn.
    public static let roundBytes = 1024 * 1024
    /// Rounds in one conversation: a pair that has not finished by then is moving in a circle. Enough
    /// for 4 GiB either way.
    public static let rounds = 4096
    /// Segments quarantined in one conversation before the speaker is cut off.
    public static let quarantinedSegments = 64
    /// Gaps one message may ask for; more are asked for in later rounds.
    public static let gaps = 256
    /// Sessions a listener keeps: one for each of 550 villages and 25 townships, and some air.
    public static let sessions = 1024
    /// Seconds after which an unused session is forgotten: longer than the longest interval between
    /// rounds of a node that stays connected.
    public static let sessionSeconds: UInt64 = 2 * 60 * 60
}
