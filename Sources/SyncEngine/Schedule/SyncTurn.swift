/// When a node should talk to its parent next, and why then.
public struct SyncTurn: Hashable, Sendable {
    /// Seconds to wait; 0 is now.
    public let wait: UInt64
    /// What the wait is for.
    public let reason: Reason

    /// Why a conversation is due.
    public enum Reason: Hashable, Sendable {
        /// The service has just started.
        case start
        /// The interval since the last conversation is over.
        case interval
        /// This device's time in a window.
        case slot
        /// The machine was off, or asleep, at its time.
        case catchUp
        /// So many conversations in a row have failed.
        case retry(failures: Int)
        /// Nothing has succeeded for too long, whatever the wall clock says.
        case silence
    }
}
