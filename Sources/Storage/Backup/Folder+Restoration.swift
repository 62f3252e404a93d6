import Foundation
import GRDB
import Replication
import ServiceModel
import ServiceRecords
import SyncProtocol

extension Folder {
    // MARK: Any restored replica

    /// Earlier incarnations of this device in whose place the county has put none; nothing where
    /// this one was not restored, or was replaced itself.
    func unreplaced() throws -> [ReplicaID] {
        let identity = journal.identity
        guard
            try db.one("SELECT 1 FROM restorations WHERE replica = ?", [identity.replica.data])
                != nil
        else { return [] }
        let restored = try db.all("SELECT previous FROM restorations")
        let known = try db.all(
            "SELECT replica FROM replicas WHERE device_key = ?",
            [identity.deviceKey.data]
        )
        let earlier = try Set((restored + known).map { try ReplicaID(stored: $0[0]) })
        let succession = try view().succession
        guard !succession.isReplaced(identity.replica) else { return [] }
        return earlier.filter { $0 != identity.replica && !succession.isReplaced($0) }.sorted()
    }

    /// Where the feeds of a replica end here.
    func ends(of replica: ReplicaID) throws -> [FeedEnd] {
        try db.all(
            """
            SELECT \(FeedRow.columns) FROM \(FeedRow.tables)
            WHERE replicas.replica = ? AND feeds.closed > 0 ORDER BY scopes.kind, scopes.key
            """,
            [replica.data]
        ).map {
            let feed = try FeedRow($0)
            return FeedEnd(scope: feed.feed.scope, count: feed.closed, hash: feed.headHash)
        }
    }

    /// What an incarnation has stated about others, in the status of its point; the last word on
    /// each.
    func statements(by replica: ReplicaID) throws -> [IncarnationReplaced] {
        let rows = try db.all(
            """
            SELECT entries.feed_id, entries.sequence FROM entries
            JOIN feeds ON feeds.id = entries.feed_id
            JOIN scopes ON scopes.id = feeds.scope_id
            JOIN replicas ON replicas.id = feeds.replica_id
            WHERE replicas.replica = ? AND scopes.kind = 4 AND entries.kind = ?
            AND entries.status = 1 ORDER BY scopes.key, entries.sequence
            """,
            [replica.data, Int64(RecordKind.incarnationReplaced.rawValue)]
        )
        var stated: [IncarnationReplaced] = []
        for row in rows {
            let feed = try journal.feed(row: row[0])
            let frame = try journal.frame(feed, UInt64(row[1] as Int64))
            guard let word = try? IncarnationReplaced(payload: frame.payload) else { continue }
            stated.removeAll { $0.old == word.old }
            stated.append(word)
        }
        return stated
    }

    // MARK: The restored hub

    /// Enters the devices that dial the hub itself: those with no other device on a point above
    /// theirs. Where a township has a device, its villages hand their word to that one.
    func listChildren() throws {
        let view = try view()
        let granted = view.allGrants.filter { !view.isCounty($0.deviceKey) }
        let staffed = Set(granted.map(\.point))
        for grant in granted
        where !view.ancestors(of: grant.point).contains(where: { staffed.contains($0.id) }) {
            try db.run(
                "INSERT OR IGNORE INTO restoration_children (device_key, point) VALUES (?, ?)",
                [grant.deviceKey.data, Int64(grant.point.number)]
            )
        }
    }

    /// The devices that the restored hub must hear before it takes up its office; nil if it holds
    /// it.
    func missingChildren() throws -> [DeviceKey]? {
        let identity = journal.identity
        guard identity.isCounty,
            try db.one("SELECT 1 FROM restorations WHERE replica = ?", [identity.replica.data])
                != nil,
            let current = try journal.countyLine().current, current != identity.replica
        else { return nil }
        return try db.all(
            "SELECT device_key FROM restoration_children WHERE state = 0 ORDER BY point, device_key"
        ).map { try DeviceKey(stored: $0[0]) }
    }

    /// Lets nothing be written for the county while its earlier word may be missing.
    ///
    /// - Throws: ``UnheardChildren``.
    func requireOffice() throws {
        guard try missingChildren() != nil else { return }
        let points = try db.all(
            "SELECT DISTINCT point FROM restoration_children WHERE state = 0 ORDER BY point"
        )
        let view = try view()
        throw UnheardChildren(
            points: points.compactMap { view.point(ServicePointID(UInt32($0[0] as Int64))) }
        )
    }

    /// Writes where the feeds of the earlier incarnation end, once every child is heard or given
    /// up, and grants the hub its own seat again.
    ///
    /// - Returns: Whether the office was taken up now.
    func takeOffice() throws -> Bool {
        guard let missing = try missingChildren(), missing.isEmpty else { return false }
        let identity = journal.identity
        guard let previous = try journal.countyLine().current else { return false }
        var ends: [FeedEnd] = []
        for end in try self.ends(of: previous) {
            guard let feed = try journal.feed(FeedID(previous, in: end.scope)), feed.folded > 0,
                let hash = try journal.segmentHash(
                    feed,
                    containing: min(feed.folded, end.count) - 1
                )
            else { continue }
            ends.append(
                FeedEnd(scope: end.scope, count: min(feed.folded, end.count), hash: hash)
            )
        }
        var rest = ends[...]
        repeat {
            let part = HubRestored(
                previous: previous,
                ends: Array(rest.prefix(HubRestored.endsPerEntry))
            )
            rest = rest.dropFirst(HubRestored.endsPerEntry)
            _ = try append(
                .scope,
                kind: RecordKind.hubRestored.rawValue,
                payload: part.payload,
                in: .authority
            )
        } while !rest.isEmpty
        let view = try view()
        if let own = view.grant(of: identity.deviceKey) {
            let grant = Authority.Grant(
                deviceKey: identity.deviceKey,
                replica: identity.replica,
                point: own.point,
                decides: own.decides,
                number: view.nextDeviceNumber
            )
            let record = AuthorityRecord.deviceGranted(grant)
            _ = try append(
                .scope,
                kind: record.kind.rawValue,
                payload: record.payload,
                in: .authority
            )
        }
        return true
    }
}
