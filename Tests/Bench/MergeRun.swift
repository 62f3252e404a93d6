import NodeRuntime
import Replication
import Storage
import SyncProtocol

/// What it costs a replica that holds register and catalogue to take in the cases of others.
struct MergeRun: Encodable {
    var operations = 0
    var incrementOperations = 0
    var segments = 0
    var wallSeconds = 0.0
    var cpuSeconds = 0.0
    var incrementWallSeconds = 0.0
    var incrementCPUSeconds = 0.0
    var mergeOperationsPerSecond = 0
    var mergeOperationsPerCPUSecond = 0
    var mergeIncrementOperationsPerSecond = 0
    var mergeIncrementOperationsPerCPUSecond = 0
    /// Resident bytes beyond what was resident before, segments in memory included.
    var peakMemoryBytes = 0
    /// The file with journal, states, indexes and lists, less what it took before the first case.
    var diskBytes = 0

    /// Hands the segments that `source` holds to an empty replica: everything is verified, stored and
    /// folded, each segment one transaction that is synced to the disk.
    ///
    /// - Parameters:
    ///   - base: Arrival number per scope up to which segments count as the full load; what follows
    ///     is the increment.
    ///   - check: Reads the receiver's state back once everything is in.
    static func make(
        from source: Office,
        base: [Scope: UInt64],
        operations: (base: Int, increment: Int),
        in directory: String,
        named name: String,
        check: (Store) async throws -> Void
    ) async throws -> MergeRun {
        let county = source.store.identity.deviceKey
        let receiver = try await Office(name, in: directory, county: county)
        let nobody = receiver.store.identity.replica
        let outgoing = try await source.store.outgoing(
            to: nobody,
            past: [],
            gaps: [],
            within: nil,
            byteLimit: .max
        )
        var before: [Message.Delivery] = []
        var full: [Message.Delivery] = []
        var increment: [Message.Delivery] = []
        for delivery in outgoing.deliveries {
            let scope = try Segment(bytes: delivery.segment[...]).header.feed.scope
            guard case .cases = scope else {
                before.append(delivery)
                continue
            }
            if delivery.arrival <= base[scope] ?? 0 {
                full.append(delivery)
            } else {
                increment.append(delivery)
            }
        }
        let peer = source.store.identity.replica
        for delivery in before {
            _ = try await receiver.store.accept(delivery, from: peer, within: nil)
        }
        // Closed, because a log that is not moved yet would be counted twice.
        let emptyBytes = try await receiver.closedBytes()
        let node = try await ReplicaDirectory(receiver.directory).open()
        Usage.forgetPeak()
        let resident = Usage.residentBytes
        var run = MergeRun()
        var usage = Usage()
        try await run.take(full, at: node.store, from: peer)
        (run.wallSeconds, run.cpuSeconds) = (usage.wallSeconds, usage.cpuSeconds)
        usage = Usage()
        try await run.take(increment, at: node.store, from: peer)
        (run.incrementWallSeconds, run.incrementCPUSeconds) = (usage.wallSeconds, usage.cpuSeconds)
        run.peakMemoryBytes = Usage.peakBytes - resident
        run.operations = operations.base
        run.incrementOperations = operations.increment
        run.rates()
        try await check(node.store)
        try await node.close()
        run.diskBytes = Usage.bytes(in: receiver.directory) - emptyBytes
        return run
    }

    private mutating func take(
        _ deliveries: [Message.Delivery],
        at store: Store,
        from peer: ReplicaID
    ) async throws {
        for delivery in deliveries {
            let outcome = try await store.accept(delivery, from: peer, within: nil)
            guard case .accepted = outcome else { throw BenchFault.differs("\(outcome)") }
        }
        segments += deliveries.count
    }

    private mutating func rates() {
        func rate(_ count: Int, _ seconds: Double) -> Int { Int(Double(count) / seconds) }
        mergeOperationsPerSecond = rate(operations, wallSeconds)
        mergeOperationsPerCPUSecond = rate(operations, cpuSeconds)
        mergeIncrementOperationsPerSecond = rate(incrementOperations, incrementWallSeconds)
        mergeIncrementOperationsPerCPUSecond = rate(incrementOperations, incrementCPUSeconds)
    }
}
