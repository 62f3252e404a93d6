import Foundation
import GRDB
public import Replication
public import ServiceModel
public import ServiceRecords
import SyncProtocol

extension Store {
    /// A conversation with the parent has ended: remembers that what it holds of earlier
    /// incarnations of this device is here, and states in the point's status how far each of them
    /// is heard, so that the county can put this one in their place. Does nothing where there is
    /// nothing to say.
    ///
    /// - Returns: Whether something was written that must be carried up.
    public func noteHeard() async throws -> Bool {
        let identity = identity
        let registers = registers
        guard !identity.isCounty else { return false }
        let isDue = try await read { db in
            try Folder(Journal(db, identity: identity), registers: registers).isHearingDue()
        }
        guard isDue else { return false }
        return try await write { db in
            let folder = Folder(Journal(db, identity: identity), registers: registers)
            try db.run(
                "UPDATE restorations SET heard = 1 WHERE replica = ?",
                [identity.replica.data]
            )
            guard let grant = try folder.view().grant(of: identity.deviceKey) else { return false }
            let due = try folder.statementsDue()
            for statement in due {
                _ = try folder.append(
                    .scope,
                    kind: RecordKind.incarnationReplaced.rawValue,
                    payload: statement.payload,
                    in: .status(grant.point.number)
                )
            }
            try folder.flush()
            return !due.isEmpty
        }
    }

    /// What the incarnation that asks to go on for others has stated, and where the feeds of every
    /// earlier incarnation of its device end here; those that are replaced already are left out.
    public func predecessors(
        of new: ReplicaID,
        on key: DeviceKey
    ) async throws -> [Predecessor] {
        let identity = identity
        let registers = registers
        return try await read { db in
            let folder = Folder(Journal(db, identity: identity), registers: registers)
            let statements = try folder.statements(by: new)
            let known = try db.all(
                "SELECT replica FROM replicas WHERE device_key = ?",
                [key.data]
            ).map { try ReplicaID(stored: $0[0]) }
            let view = try folder.view()
            let earlier = Set(known + statements.map(\.old)).filter {
                $0 != new && !view.succession.isReplaced($0)
            }
            return try earlier.sorted().map { old in
                Predecessor(
                    replica: old,
                    statement: statements.first { $0.old == old },
                    ends: try folder.ends(of: old),
                    grant: view.grant(ofIncarnation: old)
                )
            }
        }
    }

    /// At the restored hub: a child has handed over everything it holds.
    public func noteHeard(child key: DeviceKey) async throws {
        let identity = identity
        let registers = registers
        let isMissing = try await read { db in
            try Folder(Journal(db, identity: identity), registers: registers)
                .missingChildren()?.contains(key) ?? false
        }
        guard isMissing else { return }
        try await write { db in
            try db.run(
                "UPDATE restoration_children SET state = 1 WHERE device_key = ?",
                [key.data]
            )
        }
    }

    /// At the restored hub: a person gives up what the devices of a point may hold.
    ///
    /// - Returns: How many devices were still missing there.
    public func waiveChildren(at point: ServicePointID, because reason: String) async throws -> Int
    {
        try await write { db in
            try db.run(
                """
                UPDATE restoration_children SET state = 2, reason = ?
                WHERE point = ? AND state = 0
                """,
                [reason, Int64(point.number)]
            )
            return db.changesCount
        }
    }

    /// At the restored hub: takes up the office if nobody is missing any more.
    ///
    /// - Returns: Whether it was taken up now.
    public func takeOffice() async throws -> Bool {
        let identity = identity
        let registers = registers
        let isReady = try await read { db in
            try Folder(Journal(db, identity: identity), registers: registers)
                .missingChildren()?.isEmpty ?? false
        }
        guard isReady else { return false }
        do {
            return try await write { db in
                let folder = Folder(Journal(db, identity: identity), registers: registers)
                let isTaken = try folder.takeOffice()
                try folder.flush()
                return isTaken
            }
        } catch {
            registers.forget()
            throw error
        }
    }
}

/// An earlier incarnation of a device, as the county sees it.
public struct Predecessor: Hashable, Sendable {
    /// Which.
    public let replica: ReplicaID
    /// What the new incarnation says it has heard of it; nil if it has not said so yet.
    public let statement: IncarnationReplaced?
    /// Where its feeds end here.
    public let ends: [FeedEnd]
    /// The grant that named it.
    public let grant: Authority.Grant?

    /// Whether everything the new incarnation has heard is here too.
    public var isHeard: Bool {
        guard let statement else { return false }
        return statement.ends.allSatisfy { stated in
            guard let here = ends.end(in: stated.scope) else { return false }
            return here.count > stated.count || here == stated
        }
    }
}

extension Folder {
    fileprivate func isHearingDue() throws -> Bool {
        let identity = journal.identity
        let row = try db.one(
            "SELECT heard FROM restorations WHERE replica = ?",
            [identity.replica.data]
        )
        if let row, !(row[0] as Bool) { return true }
        return try !statementsDue().isEmpty
    }

    /// What this incarnation should say of earlier ones and has not said.
    fileprivate func statementsDue() throws -> [IncarnationReplaced] {
        let identity = journal.identity
        let earlier = try unreplaced()
        guard !earlier.isEmpty, try view().grant(of: identity.deviceKey) != nil else { return [] }
        let stated = try statements(by: identity.replica)
        return try earlier.map {
            IncarnationReplaced(
                old: $0,
                new: identity.replica,
                ends: try ends(of: $0),
                lostBecause: nil
            )
        }.filter { !stated.contains($0) }
    }
}
