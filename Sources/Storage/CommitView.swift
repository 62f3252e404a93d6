import Foundation
import GRDB
public import Replication
public import ServiceModel
public import ServiceRecords
public import SyncProtocol

/// What a command may look at while it decides: the replica as it stands inside the transaction.
public struct CommitView {
    let folder: Folder

    init(_ folder: Folder) {
        self.folder = folder
    }

    /// The county's register as this replica has folded it.
    public var register: AuthorityView {
        get throws { try folder.view() }
    }

    /// The county's rules and calendars, as this replica has folded them.
    public var timekeeping: Timekeeping {
        get throws { try folder.view().timekeeping }
    }

    /// The point this device acts for, or nil while no grant has arrived.
    public var ownPoint: ServicePoint? {
        get throws {
            let view = try folder.view()
            return view.grant(of: folder.journal.identity.deviceKey)
                .flatMap { view.point($0.point) }
        }
    }

    /// The number the county gave this life of the database, which receipt numbers spell; nil while
    /// the register does not name it. The device may go on with old cases meanwhile.
    public var ownDeviceNumber: UInt32? {
        get throws {
            try folder.view().deviceNumber(of: folder.journal.identity.replica)
        }
    }

    /// A matter in the version that a case pins.
    public func matter(of record: CaseRecord) throws -> Matter? {
        guard let opening = record.opening else { return nil }
        return try folder.matter(opening.matter, version: opening.version)?.matter
    }

    /// A case, or nil if this replica holds none of that name.
    public func record(_ id: CaseID) throws -> CaseRecord? {
        guard let feed = try folder.journal.feed(FeedID(id.dot.replica, in: id.scope)) else {
            return nil
        }
        let row = try folder.db.one(
            "SELECT id FROM cases WHERE feed_id = ? AND sequence = ?",
            [feed.id, Int64(id.dot.sequence)]
        )
        return try row.map { try folder.record($0[0]) }
    }

    /// How this device stands towards a case on `day`: its point, its mode and whether it may
    /// decide. Whoever was entitled on the day the case was opened may bring it to an end.
    ///
    /// Nil while the register does not name this device. Without a clock its lease is not asked for.
    public func actor(
        for record: CaseRecord?,
        matter: MatterCode,
        on day: Day,
        by clock: ClockEvidence? = nil
    ) throws -> Actor? {
        guard let point = try ownPoint else { return nil }
        let register = try register
        let days = [day] + (record?.opening.map { [$0.day] } ?? [])
        var mode = days.compactMap { register.mode(of: matter, at: point, on: $0) }.max()
        if let record, let opened = record.opening?.day, mode ?? .agency < .acceptance,
            let pin = try folder.pin(of: record)
        {
            mode = [mode, pin.mode(of: matter, at: point, on: opened)].compactMap(\.self).max()
        }
        let mine = folder.journal.identity.replica
        let holding = record?.rightHolding(register.succession, county: register.countyDecider)
        let isRuled =
            try holding?.movedBy.map { dot in
                try isRuledHere(dot, scope: record?.id.scope)
            } ?? true
        return Actor(
            point: point,
            mode: mode,
            holdsDecisionRight: holding?.holder == mine && isRuled,
            // As every reader of the entry will judge it.
            stoppedBy: record == nil
                ? nil
                : register.delegations.urgentEnding(of: matter, at: point, on: register.asOf),
            lease: try clock.map { try lease(by: $0) } ?? .unlimited
        )
    }

    /// Whether a replica is an earlier incarnation of this device.
    public func isEarlierSelf(_ replica: ReplicaID) throws -> Bool {
        let identity = folder.journal.identity
        guard replica != identity.replica else { return false }
        let isSameDevice = try folder.db.one(
            """
            SELECT 1 FROM replicas WHERE replica = ?1 AND device_key = ?2
            UNION SELECT 1 FROM restorations WHERE previous = ?1
            """,
            [replica.data, identity.deviceKey.data]
        )
        return isSameDevice != nil
    }

    /// Whether the county's ruling on a dot is folded here.
    private func isRuledHere(_ dot: Dot, scope: Scope?) throws -> Bool {
        guard let scope else { return false }
        let past = try folder.journal.frontier(of: folder.journal.row(of: scope))
        return try folder.isRuled(in: scope)(dot, past)
    }
}
