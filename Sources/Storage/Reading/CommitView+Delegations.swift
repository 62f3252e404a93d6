import Foundation
import GRDB
public import Replication
public import ServiceModel
import ServiceRecords
public import SyncProtocol

/// An answer of a point, as it stands in its status.
public struct GivenAnswer: Hashable, Sendable {
    /// What it says.
    public let answer: DelegationAnswer
    /// The point that says so.
    public let point: ServicePointID
    /// Its entry.
    public let dot: Dot
    /// Who said so; nil if nobody was named.
    public let person: Operator?
    /// When the county ruled on it, seconds since 1970 by the county's clock; nil if it has not.
    public let ruledAt: Int64?
}

/// One version of a delegation with all that both sides have said about it.
public struct DelegationDossier: Hashable, Sendable {
    /// The offer and what the county has made of it.
    public let offered: OfferedDelegation
    /// The answers to this version, in their order.
    public let answers: [GivenAnswer]
    /// How far it has come, by both sides' last words.
    public let stage: DelegationStage

    /// The newest acceptance that could be given when it was; nil if there is none.
    public let acceptance: GivenAnswer?
    /// The wish of the point to be rid of it, of a delegation the county has taken up.
    public let wish: GivenAnswer?

    init(_ offered: OfferedDelegation, isSuperseded: Bool, answers: [GivenAnswer]) {
        self.offered = offered
        self.answers = answers
        let takenUp = offered.steps.first?.step.answer
        var stage = DelegationStage.offered
        var isTakenUp = false
        var acceptance: GivenAnswer?
        var wish: GivenAnswer?
        for given in answers where isTakenUp || stage.after(given.answer) != nil {
            switch given.answer.kind {
            case .accept: (acceptance, wish) = (given, nil)
            case .withdraw where isTakenUp: wish = given
            case .withdraw, .decline: acceptance = isTakenUp ? acceptance : nil
            case .assess: break
            }
            stage = stage.after(given.answer) ?? stage
            isTakenUp = isTakenUp || EntryName(given.dot) == takenUp
        }
        self.acceptance = acceptance
        self.wish = wish
        self.stage =
            isSuperseded
            ? .superseded : offered.stage(answeredBy: answers.map(\.answer))
    }

    /// What the acceptance promises for later, ascending by item.
    public var openChecks: [CapabilityCheck] { acceptance?.answer.openChecks ?? [] }
}

extension CommitView {
    /// What the county and the points read here have said about delegations, newest version of each,
    /// by matter and point. O(offers + answers).
    ///
    /// - Parameters:
    ///   - matter: Only of this one; nil for all.
    ///   - point: Only of this one; nil for all.
    public func dossiers(
        of matter: MatterCode? = nil,
        at point: ServicePointID? = nil
    ) throws -> [DelegationDossier] {
        try histories(of: matter, at: point).compactMap(\.last)
    }

    /// The same with every version, ascending.
    public func histories(
        of matter: MatterCode? = nil,
        at point: ServicePointID? = nil
    ) throws -> [[DelegationDossier]] {
        struct Key: Hashable {
            let matter: MatterCode
            let point: ServicePointID
            let version: Int
        }
        let answers = Dictionary(grouping: try answers(of: matter)) {
            Key(matter: $0.answer.matter, point: $0.point, version: $0.answer.version)
        }
        return try register.allHandshakes
            .filter { matter == nil || $0.matter == matter }
            .filter { point == nil || $0.point == point }
            .map { handshake in
                handshake.versions.map { offered in
                    let version = offered.offer.version
                    let key = Key(
                        matter: handshake.matter,
                        point: handshake.point,
                        version: version
                    )
                    return DelegationDossier(
                        offered,
                        isSuperseded: handshake.isSuperseded(version),
                        answers: answers[key] ?? []
                    )
                }
            }
    }

    /// Answers whose status is read here, in (Lamport, replica, sequence) order. O(answers).
    public func answers(of matter: MatterCode? = nil) throws -> [GivenAnswer] {
        let rows = try folder.db.all(
            """
            SELECT delegation_answers.feed_id, delegation_answers.sequence, replicas.replica,
            scopes.key, delegation_answers.record FROM delegation_answers
            JOIN entries ON entries.feed_id = delegation_answers.feed_id
                AND entries.sequence = delegation_answers.sequence
            JOIN feeds ON feeds.id = delegation_answers.feed_id
            JOIN replicas ON replicas.id = feeds.replica_id
            JOIN scopes ON scopes.id = feeds.scope_id
            WHERE delegation_answers.matter = coalesce(?, delegation_answers.matter)
            ORDER BY entries.lamport, replicas.replica, delegation_answers.sequence
            """,
            [matter?.text]
        )
        return try rows.map { row in
            guard let record = try? DelegationAnswered(payload: Array(row[4] as Data)) else {
                throw StorageError.damaged("answer to an offer")
            }
            let dot = Dot(try ReplicaID(stored: row[2]), UInt64(row[1] as Int64))
            let feed = try folder.journal.feed(row: row[0])
            return GivenAnswer(
                answer: record.answer,
                point: ServicePointID(UInt32(row[3] as Int64)),
                dot: dot,
                person: try folder.operatorInForce(at: dot.sequence, of: feed.id),
                ruledAt: try folder.ruledAt(dot, of: feed)
            )
        }
    }

    /// Whether this device's delegations are proved fresh enough to act on, by these clocks.
    public func lease(by clock: ClockEvidence) throws -> Lease {
        guard let point = try ownPoint else { return .unlimited }
        return Lease(
            of: try register.beacon,
            at: point.tier,
            wall: clock.wall,
            proved: try folder.provedTime(by: clock)
        )
    }

    /// The newest moment that the county has signed, seconds since 1970; nil if none is known.
    public var countyTime: Int64? {
        get throws { try folder.db.one("SELECT ruled_at FROM county_time")?[0] as Int64? }
    }
}

/// A beacon and where it stands in the register.
public struct StandingBeacon: Hashable, Sendable {
    /// What it says.
    public let beacon: Beacon
    /// Its position: whoever has folded more of the register holds it.
    public let position: UInt64
}

extension CommitView {
    /// All beacons, in their order.
    public func beacons() throws -> [StandingBeacon] {
        try folder.register().authority.beacons.map {
            StandingBeacon(beacon: $0.fact, position: $0.since)
        }
    }

    /// How many cases of a matter were opened at `point` or below it on `day` or later, by the day
    /// they state. O(cases of the matter there).
    public func caseCount(
        of matter: MatterCode,
        at point: ServicePointID,
        openedFrom day: Day
    ) throws -> Int {
        let points = try register.subtree(of: point).map { "\($0.number)" }.joined(separator: ",")
        let rows = try folder.db.all(
            "SELECT case_id FROM case_list WHERE matter = ? AND point IN (\(points))",
            [matter.text]
        )
        return try rows.count { try folder.record($0[0]).opening.map { $0.day >= day } ?? false }
    }

    /// Cases opened at each point while it only took papers in for a matter whose delegation was not
    /// in force (代收转办), as the register of their opening had it. O(cases).
    public func fallbackCases() throws -> [ServicePointID: Int] {
        var counts: [ServicePointID: Int] = [:]
        guard try !register.allHandshakes.isEmpty else { return counts }
        for row in try folder.db.all("SELECT case_id FROM case_list ORDER BY case_id") {
            let record = try folder.record(row[0])
            guard let opening = record.opening, let pin = try folder.pin(of: record),
                let point = pin.point(record.id.point),
                pin.delegations.standing(of: opening.matter, at: point, on: opening.day)
                    .isFallback
            else { continue }
            counts[point.id, default: 0] += 1
        }
        return counts
    }
}
