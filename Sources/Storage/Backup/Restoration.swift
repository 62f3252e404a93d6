public import Replication

/// That this database was restored from a backup, and how far it has got since.
public struct Restoration: Hashable, Sendable {
    /// The incarnation whose replica the backup held.
    public let previous: ReplicaID
    /// When the backup was made, seconds since 1970 by the clock of the device that made it.
    public let madeAt: Int64
    /// When it was restored, seconds since 1970 by this machine's clock.
    public let restoredAt: Int64
    /// Whether a conversation with the parent has ended since: what it holds of the earlier
    /// incarnation's tail is here.
    public let heard: Bool
    /// Earlier incarnations of this device that the county has not replaced by this one.
    public let unreplaced: [ReplicaID]
    /// At the county: the devices directly below that were not heard since; nil once the hub has
    /// taken up its office again, and at all other replicas.
    public let missing: [DeviceKey]?
}
