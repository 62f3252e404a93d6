public import Replication

/// What a backup says about itself.
public struct BackupNote: Hashable, Sendable {
    /// When it was made, seconds since 1970 by the clock of the device that made it.
    public let madeAt: Int64
    /// Whose replica it holds.
    public let identity: ReplicaIdentity
    /// The version of the program that made it.
    public let program: String
    /// The schema of its tables.
    public let schema: Int
    /// Whether it holds the device's secret key.
    public let holdsKey: Bool
    /// What it holds, by scope.
    public let frontiers: [ScopeFrontier]
}

/// What is held of one scope, digested: equal entries give equal digests.
public struct ScopeFrontier: Hashable, Sendable {
    /// Which scope.
    public let scope: Scope
    /// Entries of all its feeds.
    public let entries: UInt64
    /// Hash over the heads of all its feeds.
    public let digest: ContentHash
}

/// What making a backup needs from the world.
public struct BackupStamp: Sendable {
    let madeAt: Int64
    let program: String
    let secret: [UInt8]?

    /// Gathers it.
    ///
    /// - Parameters:
    ///   - madeAt: Seconds since 1970 by this machine's clock.
    ///   - program: The version of the program.
    ///   - secret: The device's secret key, if the backup shall hold it.
    public init(madeAt: Int64, program: String, secret: [UInt8]?) {
        self.madeAt = madeAt
        self.program = program
        self.secret = secret
    }
}
