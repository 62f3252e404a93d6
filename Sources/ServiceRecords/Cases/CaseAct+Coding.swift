import Replication
public import ServiceModel
import SwiftProtobuf
import WireFormat

extension CaseAct {
    /// The codec 0 payload.
    public var payload: [UInt8] {
        Tongban_Records_V1_CaseAct.with { message in
            message.claimedAt = claimedAt
            message.changes = changes.map { change in
                change.message(audience: audience, day: openedOn)
            }
            if let decisionMove { message.decisionMove = decisionMove }
            if let rightMove {
                message.changes.append(
                    .with {
                        $0.rightMoved = .with {
                            $0.move = rightMove.number
                            $0.toReplica = octets(rightMove.receiver.bytes)
                        }
                    }
                )
            }
        }.encoded
    }

    /// Reads a payload.
    ///
    /// - Throws: `malformed`, also for an opening that is not the first change, for two lines of the
    ///   log and for two dates told. A change of a kind this version does not know is malformed too, the kind of its
    ///   entry tells newer acts apart.
    public init(payload: [UInt8]) throws(RefusalReason) {
        guard let message = try? Tongban_Records_V1_CaseAct(serializedBytes: payload) else {
            throw .malformed
        }
        var changes: [CaseChange] = []
        var audience: Scope.Audience?
        var openedOn: Day?
        var rightMove: RightMove?
        for change in message.changes {
            if case .rightMoved(let move) = change.change {
                guard rightMove == nil, let receiver = ReplicaID(bytes: move.toReplica) else {
                    throw .malformed
                }
                rightMove = RightMove(number: move.move, receiver: receiver)
                continue
            }
            if case .opened(let opened) = change.change {
                guard changes.isEmpty else { throw .malformed }
                audience = UInt8(exactly: opened.audience)
                    .flatMap(Scope.Audience.init(rawValue:))
                openedOn = opened.day == 0 ? nil : Day(number: opened.day)
            }
            guard let read = CaseChange(change) else { throw .malformed }
            changes.append(read)
        }
        guard !changes.isEmpty || rightMove != nil else { throw .malformed }
        // The log names its lines by their entry, so a second line would have no name.
        guard changes.count(where: \.isLogged) <= 1 else { throw .malformed }
        guard changes.count(where: \.isTelling) <= 1 else { throw .malformed }
        guard changes.count(where: \.isAnswer) <= Case.mostAnswers else { throw .malformed }
        // Facts are named by their entry too, so one entry brings at most one of a kind.
        let facts = changes.compactMap(\.factKind)
        guard Set(facts).count == facts.count else { throw .malformed }
        // Settlements are named by their entry, so nothing else of one entry may be meant.
        if changes.contains(where: \.isSettlement) {
            guard changes.count == 1, rightMove == nil else { throw .malformed }
        }
        let decides = changes.contains { $0.transition?.isDecisionRightAct ?? false }
        self.init(
            claimedAt: message.claimedAt,
            changes: changes,
            audience: audience,
            openedOn: openedOn,
            decisionMove: decides ? message.decisionMove : nil,
            rightMove: rightMove
        )
    }
}

extension CaseChange {
    /// Whether it becomes a line of the timeline.
    var isLogged: Bool {
        switch self {
        case .noted, .correctionRequested: true
        case .opened, .fieldSet, .answered, .materialTaken, .materialReturned, .moved,
            .conflictResolved, .resolutionWithdrawn, .decisionRuled, .told, .recorded:
            false
        }
    }

    /// Whether it tells the applicant a date.
    var isTelling: Bool {
        guard case .told = self else { return false }
        return true
    }

    /// Whether it settles something, or takes that back.
    var isSettlement: Bool {
        switch self {
        case .conflictResolved, .resolutionWithdrawn, .decisionRuled: true
        case .opened, .fieldSet, .answered, .materialTaken, .materialReturned, .moved, .noted,
            .correctionRequested, .told, .recorded:
            false
        }
    }

    /// Whether it fills in the form.
    var isAnswer: Bool {
        guard case .answered = self else { return false }
        return true
    }

    /// Whether it changes what the file holds, rather than how far it is or what people remark.
    var isEdit: Bool {
        switch self {
        case .fieldSet, .answered, .materialTaken, .materialReturned, .conflictResolved: true
        case .opened, .moved, .noted, .correctionRequested, .resolutionWithdrawn, .decisionRuled,
            .told, .recorded:
            false
        }
    }

    /// The kind of fact it puts on file, if it does.
    fileprivate var factKind: Int? {
        guard case .recorded(let fact) = self else { return nil }
        return fact.number
    }

    /// The transition it is, if it is one.
    var transition: Transition? {
        guard case .moved(let transition, _) = self else { return nil }
        return transition
    }
}

extension Transition {
    /// Whether it takes the decision right: to decide, to refuse acceptance, to end the case against
    /// the applicant or to take an approval back.
    public var isDecisionRightAct: Bool {
        switch self {
        case .approve, .deny, .refuseAcceptance, .revoke, .closeUnkept: true
        case .receive, .collect, .requestCorrection, .supplyCorrection, .accept, .startProcessing,
            .withdraw:
            false
        }
    }
}

extension CaseChange {
    fileprivate func message(
        audience: Scope.Audience?,
        day: Day?
    ) -> Tongban_Records_V1_CaseChange {
        .with {
            switch self {
            case .opened(let matter, let version):
                $0.opened = .with {
                    $0.matter = matter.text
                    $0.version = UInt32(version)
                    $0.audience = UInt32(audience?.rawValue ?? 0)
                    $0.day = day?.number ?? 0
                }
            case .fieldSet(let field, let value):
                $0.fieldSet = .with {
                    $0.field = UInt32(field.rawValue)
                    switch value {
                    case .text(let text): $0.text = text
                    case .applicant(let applicant): $0.applicant = applicant.message
                    }
                }
            case .answered(let key, let value):
                $0.answered = .with {
                    $0.key = key.text
                    switch value {
                    case .text(let text): $0.text = text
                    case .number(let number): $0.number = number
                    }
                }
            case .materialTaken(let number): $0.materialTaken = UInt32(number)
            case .materialReturned(let number): $0.materialReturned = UInt32(number)
            case .moved(let transition, let reason):
                $0.moved = .with {
                    $0.transition = UInt32(transition.rawValue)
                    $0.reason = reason ?? ""
                }
            case .noted(let text): $0.noted = text
            case .correctionRequested(let materials, let note):
                $0.correctionRequested = .with {
                    $0.materials = materials.map(UInt32.init)
                    $0.note = note
                }
            case .conflictResolved(let field, let value, let names, let note):
                $0.conflictResolved = .with {
                    $0.field = UInt32(field.rawValue)
                    switch value {
                    case .text(let text): $0.text = text
                    case .applicant(let applicant): $0.applicant = applicant.message
                    }
                    $0.superseded = names.map(\.message)
                    $0.note = note
                }
            case .resolutionWithdrawn(let names, let note):
                $0.resolutionWithdrawn = .with {
                    $0.resolutions = names.map(\.message)
                    $0.note = note
                }
            case .decisionRuled(let standing, let others, let reason):
                $0.decisionRuled = .with {
                    $0.standing = standing.message
                    $0.setAside = others.map(\.message)
                    $0.reason = reason
                }
            case .told(let date):
                $0.told = .with {
                    $0.day = date.day.number
                    $0.limit = UInt32(date.limit.rawValue)
                    $0.rules = date.rules
                    $0.calendar = date.calendar
                }
            case .recorded(let fact): $0.recorded = fact.message
            }
        }
    }

    fileprivate init?(_ message: Tongban_Records_V1_CaseChange) {
        switch message.change {
        case .opened(let opened):
            guard let code = MatterCode(opened.matter) else { return nil }
            self = .opened(matter: code, version: Int(opened.version))
        case .fieldSet(let set):
            guard let field = UInt8(exactly: set.field).flatMap(CaseField.init(rawValue:)),
                let value = FieldValue(fieldSet: set)
            else { return nil }
            self = .fieldSet(field, value)
        case .answered(let answer):
            guard let key = FormKey(answer.key) else { return nil }
            switch answer.value {
            case .text(let text): self = .answered(key, .text(text))
            case .number(let number): self = .answered(key, .number(number))
            case nil: return nil
            }
        case .materialTaken(let number): self = .materialTaken(Int(number))
        case .materialReturned(let number): self = .materialReturned(Int(number))
        case .moved(let moved):
            guard
                let transition = UInt8(exactly: moved.transition)
                    .flatMap(Transition.init(rawValue:))
            else { return nil }
            self = .moved(transition, reason: moved.reason.isEmpty ? nil : moved.reason)
        case .noted(let text): self = .noted(text)
        case .correctionRequested(let request):
            self = .correctionRequested(
                materials: request.materials.map(Int.init),
                note: request.note
            )
        case .conflictResolved(let resolved):
            guard let field = UInt8(exactly: resolved.field).flatMap(CaseField.init(rawValue:)),
                let value = FieldValue(resolved: resolved),
                let names = [EntryName](resolved.superseded)
            else { return nil }
            self = .conflictResolved(field, value, superseding: names, note: resolved.note)
        case .resolutionWithdrawn(let withdrawn):
            guard let names = [EntryName](withdrawn.resolutions) else { return nil }
            self = .resolutionWithdrawn(names, note: withdrawn.note)
        case .decisionRuled(let ruled):
            guard let standing = EntryName(ruled.standing), let others = [EntryName](ruled.setAside)
            else { return nil }
            self = .decisionRuled(
                standing: standing,
                settingAside: others,
                reason: ruled.reason
            )
        case .told(let told):
            guard let limit = UInt8(exactly: told.limit).flatMap(DeadlineKind.init(rawValue:))
            else { return nil }
            self = .told(
                ToldDate(
                    day: Day(number: told.day),
                    limit: limit,
                    rules: told.rules,
                    calendar: told.calendar
                )
            )
        case .recorded(let message):
            guard let fact = CaseFact(message) else { return nil }
            self = .recorded(fact)
        case .rightMoved, nil: return nil
        }
    }
}
