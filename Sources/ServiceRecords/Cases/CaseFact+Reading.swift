import ServiceModel

extension CaseFact {
    /// Reads a fact; nil for one that this version does not know, and for one that is not as it
    /// must be: a code outside its table, a list that does not ascend.
    init?(_ message: Tongban_Records_V1_CaseFact) {
        switch message.fact {
        case .promised(let promise):
            guard let materials = [Int](ascending: promise.materials), !materials.isEmpty else {
                return nil
            }
            let due = Day(number: promise.due)
            self = .promised(DeferralPromise(materials: materials, due: due, text: promise.text))
        case .promiseKept(let list):
            guard let materials = [Int](ascending: list.materials) else { return nil }
            self = .promiseKept(materials)
        case .promiseExtended(let extended):
            guard let materials = [Int](ascending: extended.materials) else { return nil }
            let until = Day(number: extended.until)
            self = .promiseExtended(materials, until: until, reason: extended.reason)
        case .promiseBroken(let list):
            guard let materials = [Int](ascending: list.materials) else { return nil }
            self = .promiseBroken(materials)
        case .materialVerified(let found):
            guard let read = MaterialVerification(found) else { return nil }
            self = .materialVerified(read)
        case .specialBegan(let began):
            guard
                let procedure = UInt8(exactly: began.procedure)
                    .flatMap(SpecialProcedure.init(rawValue:))
            else { return nil }
            self = .specialBegan(procedure, reason: began.reason)
        case .specialEnded(let note): self = .specialEnded(note: note)
        case .extended(let extended):
            self = .extended(
                WorkingDays(count: Int(extended.workingDays)),
                reason: extended.reason
            )
        case .committed(let commitment):
            guard let read = Commitment(commitment) else { return nil }
            self = .committed(read)
        case .commitmentChecked(let checked):
            guard let name = EntryName(checked.commitment) else { return nil }
            self = .commitmentChecked(name, kept: checked.kept, note: checked.note)
        case .mandateGiven(let mandate):
            guard let read = Mandate(mandate) else { return nil }
            self = .mandateGiven(read)
        case .mandateEnded(let ended):
            guard let name = EntryName(ended.mandate) else { return nil }
            self = .mandateEnded(name, reason: ended.reason)
        case .handedOver(let handed):
            guard let materials = [Int](ascending: handed.materials) else { return nil }
            let receiver = ServicePointID(handed.toPoint)
            self = .handedOver(materials: materials, to: receiver, note: handed.note)
        case .handOverAcknowledged(let acknowledged):
            guard let name = EntryName(acknowledged.handOver),
                let missing = [Int](ascending: acknowledged.missing)
            else { return nil }
            self = .handOverAcknowledged(name, missing: missing, note: acknowledged.note)
        case .delivered(let delivery):
            guard let read = Delivery(delivery) else { return nil }
            self = .delivered(read)
        case .withdrawalRequested(let reason): self = .withdrawalRequested(reason: reason)
        case .withdrawalDropped(let reason): self = .withdrawalDropped(reason: reason)
        case .decidedWithGaps(let list):
            guard let materials = [Int](ascending: list.materials) else { return nil }
            self = .decidedWithGaps(materials)
        case .linked(let link):
            guard let read = CaseLink(link) else { return nil }
            self = .linked(read)
        case .numbered(let text):
            guard let number = OfficialNumber(text) else { return nil }
            self = .numbered(number)
        case .evaluated(let evaluation):
            guard let read = Evaluation(evaluation) else { return nil }
            self = .evaluated(read)
        case .archived(let note): self = .archived(note: note)
        case nil: return nil
        }
    }
}

extension [Int] {
    /// Numbers that ascend, each once; nil for any other list, which would have a second spelling.
    init?(ascending numbers: [UInt32]) {
        guard zip(numbers, numbers.dropFirst()).allSatisfy(<) else { return nil }
        self = numbers.map(Int.init)
    }
}
