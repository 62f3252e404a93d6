import Replication
import Storage
import SyncProtocol

extension Node {
    /// At the county, rules on what has come in, by whatever way; elsewhere does nothing.
    ///
    /// The rulings are closed, so that whatever answers next can carry them.
    ///
    /// - Returns: How many feeds were ruled on.
    @discardableResult
    func ruleOnArrivals() async throws -> Int {
        guard store.identity.isCounty else { return 0 }
        let ruled = try await store.rule(at: clocks.wall)
        if ruled > 0 { try await store.closeOpenEntries(with: pen) }
        return ruled
    }

    /// Signs that these feeds are durable here as far as they are; nil if nothing of them is.
    func receipt(for feeds: [FeedID]) async throws -> Receipt? {
        let held = try await store.held(feeds)
        return held.isEmpty ? nil : try receipt(for: held)
    }

    /// Signs for what is known to be durable here.
    func receipt(for held: [Receipt.HeldFeed]) throws -> Receipt {
        try Receipt(
            for: held,
            wall: clocks.wall,
            replica: store.identity.replica,
            by: signer
        )
    }
}
