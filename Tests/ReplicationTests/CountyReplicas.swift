public import Replication

/// A replica whose place in the order of replicas is that of `number`.
func replica(_ number: UInt8) -> ReplicaID {
    guard let id = ReplicaID(bytes: [number] + [UInt8](repeating: 0, count: 15)) else {
        preconditionFailure("Sixteen bytes are a replica id.")
    }
    return id
}

let county = replica(1)
let township = replica(2)
let village = replica(3)
let otherVillage = replica(4)

/// A write by `author` at its level of government.
func stamp(_ author: ReplicaID, _ sequence: UInt64, lamport: UInt64) -> WriteStamp {
    let levels: [ReplicaID: UInt8] = [county: 4, township: 5]
    return WriteStamp(
        dot: Dot(author, sequence),
        lamport: LamportNumber(lamport),
        level: levels[author] ?? 6,
    )
}

extension VersionVector: ExpressibleByDictionaryLiteral {
    /// Counts by replica, as a test writes them down.
    public init(dictionaryLiteral counts: (ReplicaID, UInt64)...) {
        self.init(counts)
    }
}
