public import Replication

/// Who this database is.
public struct ReplicaIdentity: Hashable, Sendable {
    /// The replica: device key and incarnation in one.
    public let replica: ReplicaID
    /// The public key of the device.
    public let deviceKey: DeviceKey
    /// The life of this database.
    public let incarnation: Incarnation
    /// The county's key: whose word counts in county scopes.
    public let county: DeviceKey

    /// Describes a replica.
    public init(
        replica: ReplicaID,
        deviceKey: DeviceKey,
        incarnation: Incarnation,
        county: DeviceKey
    ) {
        self.replica = replica
        self.deviceKey = deviceKey
        self.incarnation = incarnation
        self.county = county
    }

    /// Whether this is the county's own replica.
    public var isCounty: Bool { deviceKey == county }
}
