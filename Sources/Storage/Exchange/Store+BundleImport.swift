import Foundation
import GRDB
public import Replication
public import SyncProtocol

extension Store {
    /// What is remembered of a bundle and of its exporter's others.
    public func memory(of header: BundleHeader, hash: ContentHash) async throws -> BundleMemory {
        try await read { db in
            let exporter = try db.one(
                "SELECT id FROM replicas WHERE replica = ?",
                [header.replica.data]
            )
            guard let exporter: Int64 = exporter?[0] else {
                return BundleMemory(wasImported: false, newest: nil)
            }
            let same = try db.one(
                """
                SELECT 1 FROM bundles_imported WHERE exporter_id = ? AND number = ? AND hash = ?
                """,
                [exporter, Int64(header.number), hash.data]
            )
            let newest = try db.one(
                "SELECT max(number) FROM bundles_imported WHERE exporter_id = ?",
                [exporter]
            )
            return BundleMemory(
                wasImported: same != nil,
                newest: (newest?[0] as Int64?).map(UInt64.init)
            )
        }
    }

    /// Remembers that a bundle was imported to its end, and what its exporter stated in it.
    ///
    /// An older statement never takes back a newer one.
    ///
    /// - Parameters:
    ///   - held: What the exporter holds, from a bundle whose trailer was checked.
    ///   - scopes: Only feeds of these scopes are remembered.
    ///   - now: Seconds since 1970 by this machine's clock.
    public func remember(
        _ header: BundleHeader,
        hash: ContentHash,
        held: [Receipt.HeldFeed],
        within scopes: Set<Scope>,
        at now: Int64
    ) async throws {
        let identity = identity
        try await write { db in
            let journal = Journal(db, identity: identity)
            let exporter = try journal.row(of: header.replica)
            // The id is a hash of this key, and the key has signed the bundle.
            try db.run(
                "UPDATE replicas SET device_key = ? WHERE id = ? AND device_key IS NULL",
                [header.deviceKey.data, exporter]
            )
            for item in held where scopes.contains(item.feed.scope) {
                try db.run(
                    """
                    INSERT INTO peer_holdings VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
                    count = excluded.count, hash = excluded.hash WHERE excluded.count >= count
                    """,
                    [
                        exporter, try journal.row(of: item.feed.replica),
                        try journal.row(of: item.feed.scope), Int64(item.count), item.hash.data,
                    ]
                )
            }
            try db.run(
                """
                INSERT OR IGNORE INTO bundles_imported
                (exporter_id, number, hash, wall, imported_at) VALUES (?, ?, ?, ?, ?)
                """,
                [exporter, Int64(header.number), hash.data, header.wall, now]
            )
        }
    }
}
