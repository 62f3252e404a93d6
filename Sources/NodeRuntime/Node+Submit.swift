import Replication
public import ServiceModel
public import ServiceRecords
public import Storage

extension Node {
    /// Opens a case here: rules, dot, entry and state in one transaction. Saved when this returns.
    ///
    /// - Parameter receive: Whether the materials were received with it, which most openings do.
    /// - Throws: `Refusal`, `NodeError`, `StorageError`; nothing is changed then.
    public func open(
        _ matter: MatterCode,
        applicant: Applicant,
        fields: [FieldEntry],
        materials: [Int],
        receive: Bool
    ) async throws -> Committed {
        let now = clocks.wall
        let committed = try await commit { view in
            // Without a number of its own, two lives of one database would print the same receipts.
            guard let point = try view.ownPoint, try view.ownDeviceNumber != nil else {
                throw NodeError.notEnrolled
            }
            guard let held = try view.matter(matter),
                let actor = try view.actor(for: nil, matter: matter)
            else { throw NodeError.noSuchMatter(matter.text) }
            guard try view.register.decider(of: held.matter, at: point.id) != nil else {
                throw NodeError.noDecider(point.id)
            }
            var changes = try Case.opening(
                matter: held.matter,
                applicant: applicant,
                fields: fields,
                materials: materials,
                by: actor
            )
            if receive { changes.append(.moved(.receive, reason: nil)) }
            return [
                .open(
                    at: point.id,
                    CaseAct(claimedAt: now, changes: changes, audience: held.audience)
                )
            ]
        }
        return committed[0]
    }

    /// Acts on a case. Saved when this returns.
    ///
    /// - Throws: `Refusal`, `NodeError`, `StorageError`; nothing is changed then.
    public func submit(_ command: CaseCommand, on id: CaseID) async throws -> Committed {
        let now = clocks.wall
        let committed = try await commit { view in
            let (record, matter, actor) = try Self.standing(on: id, view)
            let changes: [CaseChange]
            do {
                changes = try record.view().changes(for: command, by: actor, matter: matter)
            } catch Refusal.notDecisionHolder {
                throw try Self.refusal(of: record, view)
            }
            let decides = changes.contains {
                guard case .moved(let transition, _) = $0 else { return false }
                return transition.isDecisionRightAct
            }
            let succession = try view.register.succession
            let move = decides ? record.decisionRight.holding(in: nil, succession)?.move : nil
            return [.act(on: id, CaseAct(claimedAt: now, changes: changes, decisionMove: move))]
        }
        return committed[0]
    }

    /// Passes the decision right of a case to the deciding device of another point.
    ///
    /// - Throws: `Refusal.notDecisionHolder`, `NodeError`, `StorageError`.
    public func passDecision(of id: CaseID, to point: ServicePointID) async throws -> Committed {
        let now = clocks.wall
        let committed = try await commit { view in
            let (record, _, actor) = try Self.standing(on: id, view)
            guard actor.holdsDecisionRight,
                let holding = record.decisionRight.holding(
                    in: nil,
                    try view.register.succession
                )
            else { throw try Self.refusal(of: record, view) }
            guard let receiver = try view.register.decider(at: point) else {
                throw NodeError.noDecider(point)
            }
            guard receiver != holding.holder else { throw NodeError.alreadyHolds(point) }
            let move = CaseAct.RightMove(number: holding.move + 1, receiver: receiver)
            return [.act(on: id, CaseAct(claimedAt: now, changes: [], rightMove: move))]
        }
        return committed[0]
    }

    /// The case a person means: by full number or by the tail of its sequence, unique here.
    ///
    /// - Throws: `NodeError.noSuchCase`, `NodeError.ambiguousCase`.
    public func find(_ text: String) async throws -> CaseLine {
        let found = try await store.caseLines(numbered: text, limit: 6)
        guard let line = found.first else { throw NodeError.noSuchCase(text) }
        guard found.count == 1 || line.number == text else {
            throw NodeError.ambiguousCase(text, found.map(\.number))
        }
        return line
    }

    /// Why this device may not decide: the right may be with an earlier incarnation of its own.
    private static func refusal(of record: CaseRecord, _ view: CommitView) throws -> any Error {
        let succession = try view.register.succession
        guard let holder = record.decisionRight.holding(in: nil, succession)?.holder,
            try view.isEarlierSelf(holder)
        else { return Refusal.notDecisionHolder }
        return NodeError.awaitsReplacement
    }

    private static func standing(
        on id: CaseID,
        _ view: CommitView
    ) throws -> (CaseRecord, Matter, Actor) {
        guard let record = try view.record(id), let matter = try view.matter(of: record) else {
            throw NodeError.noSuchCase("")
        }
        guard let actor = try view.actor(for: record, matter: matter.code) else {
            throw NodeError.notEnrolled
        }
        return (record, matter, actor)
    }
}
