import Replication
public import ServiceModel
public import ServiceRecords
public import Storage
import SyncProtocol

extension Node {
    /// Opens a case here: rules, dot, entry and state in one transaction. Saved when this returns.
    ///
    /// The case is bound to the version in force on the author's day: the day of its clock, or the
    /// newest that the county has signed if that is later.
    ///
    /// - Parameters:
    ///   - receive: Whether the materials were received with it, which most openings do.
    ///   - clockDay: The day by the wall clock; nil reads the clock.
    /// - Throws: `Refusal`, `NodeError`, `StorageError`; nothing is changed then.
    public func open(
        _ matter: MatterCode,
        applicant: Applicant,
        fields: [FieldEntry],
        materials: [Int],
        receive: Bool,
        on clockDay: Day? = nil
    ) async throws -> Committed {
        let clock = clocks.evidence
        let now = clock.wall
        let clockDay = clockDay ?? today
        let committed = try await commit { view in
            // Without a number of its own, two lives of one database would print the same receipts.
            guard let point = try view.ownPoint, try view.ownDeviceNumber != nil else {
                throw NodeError.notEnrolled
            }
            let day = try view.day(byClock: clockDay)
            let actor = try view.actor(for: nil, matter: matter, on: day, by: clock)
            guard let actor else { throw NodeError.notEnrolled }
            let held = try Self.inForce(matter, view, on: day)
            if actor.mode == nil {
                throw try view.register.delegations.refusal(of: matter, at: point, on: day)
            }
            guard try view.register.decider(of: held.matter, at: point.id, on: day) != nil else {
                throw NodeError.noDecider(point.id)
            }
            var changes = try Case.opening(
                matter: held.matter,
                applicant: applicant,
                fields: fields,
                materials: materials,
                by: actor
            )
            if receive {
                let step = Case.intake(by: actor, matter: held.matter)
                changes.append(.moved(step, reason: nil))
            }
            return [
                .open(
                    at: point.id,
                    CaseAct(
                        claimedAt: now,
                        changes: changes,
                        audience: held.audience,
                        openedOn: day
                    )
                )
            ]
        }
        return committed[0]
    }

    /// Acts on a case. Saved when this returns.
    ///
    /// - Throws: `Refusal`, `NodeError`, `StorageError`; nothing is changed then.
    public func submit(_ command: CaseCommand, on id: CaseID) async throws -> Committed {
        try await submit(on: id) { _ in command }
    }

    /// Acts on a case by a command that depends on how it stands inside the transaction, such as a
    /// choice among values. Saved when this returns.
    ///
    /// - Throws: What `command` throws, `Refusal`, `NodeError`, `StorageError`; nothing is changed
    ///   then.
    public func submit(
        on id: CaseID,
        _ command: @Sendable (CaseRecord) throws -> CaseCommand
    ) async throws -> Committed {
        let (clock, today) = (clocks.evidence, today)
        let now = clock.wall
        let role = try operatorOnDuty().role
        let committed = try await commit { view in
            let (record, matter, actor) = try Self.standing(
                on: id,
                view,
                today,
                as: role,
                by: clock
            )
            var changes: [CaseChange]
            do {
                let command = try command(record)
                var standing = record.view()
                standing.form = try Self.form(for: command, of: record, matter, view, today)
                changes = try standing.changes(
                    for: command,
                    by: actor,
                    matter: matter
                )
            } catch Refusal.notDecisionHolder {
                throw try Self.refusal(of: record, view)
            }
            if changes.contains(where: \.accepts) {
                // The citizen is told by when: as reckoned now, whatever is recomputed later.
                let day = try view.day(byClock: today)
                changes.append(.told(try view.timekeeping.told(of: matter, acceptedOn: day)))
            }
            let decides = changes.contains {
                guard case .moved(let transition, _) = $0 else { return false }
                return transition.isDecisionRightAct
            }
            let register = try view.register
            let move =
                decides
                ? record.rightHolding(register.succession, county: register.countyDecider)?.move
                : nil
            return [.act(on: id, CaseAct(claimedAt: now, changes: changes, decisionMove: move))]
        }
        return committed[0]
    }

    /// Passes the decision right of a case to the deciding device of another point.
    ///
    /// - Throws: `Refusal.notDecisionHolder`, `NodeError`, `StorageError`.
    public func passDecision(of id: CaseID, to point: ServicePointID) async throws -> Committed {
        let (now, today) = (clocks.wall, today)
        let role = try operatorOnDuty().role
        let committed = try await commit { view in
            // The right may be passed on without a lease: that only gives it up.
            let (record, _, actor) = try Self.standing(on: id, view, today, as: role, by: nil)
            let register = try view.register
            guard actor.holdsDecisionRight,
                let holding = record.rightHolding(
                    register.succession,
                    county: register.countyDecider
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

    /// The version of a matter that a case opened on `day` is bound to.
    private static func inForce(
        _ code: MatterCode,
        _ view: CommitView,
        on day: Day
    ) throws -> (matter: Matter, audience: Scope.Audience) {
        if let held = try view.matter(code, on: day) { return held }
        guard let first = try view.versions(of: code).map(\.effectiveFrom).min() else {
            throw NodeError.noSuchMatter(code.text)
        }
        throw Refusal.notYetInForce(code, from: first)
    }

    /// Why this device may not decide: the right may be with an earlier incarnation of its own.
    private static func refusal(of record: CaseRecord, _ view: CommitView) throws -> any Error {
        let register = try view.register
        let holding = record.rightHolding(register.succession, county: register.countyDecider)
        guard let holder = holding?.holder,
            try view.isEarlierSelf(holder)
        else { return Refusal.notDecisionHolder }
        return NodeError.awaitsReplacement
    }

    private static func standing(
        on id: CaseID,
        _ view: CommitView,
        _ today: Day,
        as role: OperatorRole,
        by clock: ClockEvidence?
    ) throws -> (CaseRecord, Matter, Actor) {
        guard let record = try view.record(id), let matter = try view.matter(of: record) else {
            throw NodeError.noSuchCase("")
        }
        let day = try view.day(byClock: today)
        let actor = try view.actor(for: record, matter: matter.code, on: day, by: clock)
        guard let actor else { throw NodeError.notEnrolled }
        let handled = try view.handledMatter(of: record, on: day) ?? matter
        return (record, handled, actor.acting(as: role, on: day))
    }

    /// The matter's form with the case's answers, for the commands that look at it.
    private static func form(
        for command: CaseCommand,
        of record: CaseRecord,
        _ matter: Matter,
        _ view: CommitView,
        _ today: Day
    ) throws -> FilledForm? {
        switch command {
        case .answer, .accept, .acceptDeferred:
            guard let form = try view.form(of: matter) else { return nil }
            let day = try view.day(byClock: today)
            return FilledForm(form, record.form.allShown, on: day)
        default: return nil
        }
    }
}

extension CaseChange {
    /// Whether it accepts an application, so that the promised time begins.
    fileprivate var accepts: Bool {
        guard case .moved(.accept, _) = self else { return false }
        return true
    }
}
