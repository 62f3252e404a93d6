/// Facts put on file beside the stage.
extension Case {
    /// The most characters of a note, a reason, a notice or a promise, in Unicode scalars: the record
    /// of a hearing on ten printed pages.
    public static let longestText = 10_000

    /// Promised materials that have still to come, ascending.
    public var openPromises: [Dossier.OpenPromise] {
        dossier.openPromises(holding: materialsReceived)
    }

    /// Puts `fact` on file.
    ///
    /// - Throws: ``Refusal``; what stands beside a step is `comesWithStep`, because it says what the
    ///   step itself has found.
    func recording(
        _ fact: CaseFact,
        by actor: Actor,
        matter: Matter
    ) throws(Refusal) -> [CaseChange] {
        if fact.standsBesideStep { throw .comesWithStep }
        if let refusal = Self.judge(fact, on: self, by: actor, matter: matter) { throw refusal }
        if fact.bindsAuthority {
            if let stop = actor.stoppedBy {
                throw .recalledUrgently(matter.code, since: stop.from)
            }
            if let refusal = actor.lease.refusal { throw refusal }
        }
        try check(fact, by: actor, matter: matter)
        // Papers that reach an authority are received, if nobody has received them before.
        guard case .handOverAcknowledged = fact else { return [.recorded(fact)] }
        return receiving(by: actor, matter: matter).steps + [.recorded(fact)]
    }

    /// What an author is held to and another replica is not: words, days, and what may have changed
    /// elsewhere in the meantime.
    private func check(_ fact: CaseFact, by actor: Actor, matter: Matter) throws(Refusal) {
        switch fact {
        case .promised, .promiseKept, .promiseBroken, .decidedWithGaps: break
        case .promiseExtended(let materials, let until, let reason):
            try check(extension: materials, until: until)
            try checkText(reason)
        case .materialVerified(let found):
            guard matter.asks(for: found.material) else { throw .unknownMaterial(found.material) }
            if let today = actor.today, found.asOf > today { throw .dayIsAhead(found.asOf) }
        case .specialBegan(_, let reason): try checkText(reason)
        case .specialEnded(let note):
            guard !dossier.openSpecials.isEmpty else { throw .noSpecialOpen }
            try checkNote(note)
        case .extended(let days, let reason):
            guard dossier.extensionGranted == nil else { throw .alreadyExtended }
            guard (1...CaseRules.standard.longestExtension.count).contains(days.count) else {
                throw .extensionTooLong(limit: CaseRules.standard.longestExtension)
            }
            try checkText(reason)
        case .committed(let commitment):
            guard matter.takesPromises else { throw .commitmentNotOffered(matter.code) }
            for number in commitment.materials where !matter.asks(for: number) {
                throw .unknownMaterial(number)
            }
            try checkText(commitment.text)
        case .commitmentChecked(let name, let kept, let note):
            guard dossier.commitments.contains(where: { $0.name == name }) else {
                throw .noSuchFact
            }
            // What was broken has consequences, so it must be said how.
            if kept { try checkNote(note) } else { try checkText(note) }
        case .mandateGiven(let mandate):
            if let fault = mandate.fault { throw .mandateUnfit(fault) }
            if let today = actor.today, let until = mandate.until, until < today {
                throw .dayHasPassed(until)
            }
        case .mandateEnded(let name, let reason):
            guard dossier.mandates(on: actor.today ?? .epoch).contains(where: { $0.name == name })
            else { throw .noSuchFact }
            try checkNote(reason)
        case .handedOver(let materials, let receiver, let note):
            try check(handOver: materials, to: receiver, by: actor)
            try checkNote(note)
        case .handOverAcknowledged(_, let missing, let note):
            for number in missing where !matter.asks(for: number) {
                throw .unknownMaterial(number)
            }
            try checkNote(note)
        case .delivered(let delivery): try checkNote(delivery.note)
        case .withdrawalRequested(let reason): try checkText(reason)
        case .withdrawalDropped(let reason):
            guard dossier.pendingWithdrawal != nil else { throw .noWithdrawalPending }
            try checkText(reason)
        case .linked(let link):
            guard link.other != self.name else { throw .linksItself }
        case .numbered(let number):
            guard !dossier.officialNumbers.contains(number) else { throw .alreadyNumbered }
        case .evaluated(let evaluation):
            guard (0...Evaluation.mostVisits).contains(evaluation.visit) else {
                throw .noSuchVisit(limit: Evaluation.mostVisits)
            }
            try checkNote(evaluation.text)
        case .archived(let note): try checkNote(note)
        }
    }

    private func check(extension materials: [Int], until: Day) throws(Refusal) {
        guard !materials.isEmpty else { throw .nothingPromised }
        for number in materials {
            guard let open = openPromises.first(where: { $0.material == number }) else {
                throw .notPromised(number)
            }
            guard until > open.due else { throw .notLater(than: open.due) }
        }
    }

    private func check(
        handOver materials: [Int],
        to receiver: ServicePointID,
        by actor: Actor
    ) throws(Refusal) {
        guard receiver != actor.point.id else { throw .handsToItself }
        let held = materialsReceived
        for number in materials where !held.contains(number) { throw .materialNotHeld(number) }
        guard !materials.isEmpty else { throw .nothingHandedOver }
    }

    /// Holds the author to words that can be read, and to a length that can be printed.
    func checkText(_ text: String) throws(Refusal) {
        guard !text.isBlank else { throw .emptyText }
        try checkNote(text)
    }

    private func checkNote(_ text: String) throws(Refusal) {
        guard text.unicodeScalars.count <= Self.longestText else {
            throw .textTooLong(limit: Self.longestText)
        }
    }
}

extension CaseFact {
    /// Whether it only ever comes with a step, and says what that step found.
    var standsBesideStep: Bool {
        switch self {
        case .promised, .promiseKept, .promiseBroken, .decidedWithGaps: true
        case .promiseExtended, .materialVerified, .specialBegan, .specialEnded, .extended,
            .committed,
            .commitmentChecked, .mandateGiven, .mandateEnded, .handedOver, .handOverAcknowledged,
            .delivered, .withdrawalRequested, .withdrawalDropped, .linked, .numbered, .evaluated,
            .archived:
            false
        }
    }
}
