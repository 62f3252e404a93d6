import Replication
import ServiceModel

/// A step or a fact on file, as time limits read it.
struct ClockStep {
    enum What {
        case step(Transition)
        case fact(CaseFact)
    }

    let what: What
    let stamp: WriteStamp
    /// What its author had folded of steps, or of facts.
    let seen: [Dot]
    let claimedAt: Int64

    init(_ record: CaseRecord.FlowRecord) {
        what = .step(record.transition)
        stamp = record.stamp
        seen = record.seen
        claimedAt = record.claimedAt
    }

    init(_ record: CaseRecord.FactRecord) {
        what = .fact(record.fact)
        stamp = record.stamp
        seen = record.seen
        claimedAt = record.claimedAt
    }
}

/// Turns steps into the events of time limits, one after another.
struct ClockStepReader {
    private(set) var facts: [CaseRecord.ClockFact] = []
    private var notices: [(dot: Dot, position: Int)] = []
    private var beginnings: [(dot: Dot, position: Int)] = []
    /// Ends of special procedures, with the beginnings they ended.
    private var ends: [(dot: Dot, positions: [Int])] = []

    mutating func read(
        _ step: ClockStep,
        isWithGaps: (Dot) -> Bool,
        counts: (Dot) -> Bool
    ) {
        switch step.what {
        case .step(let transition): read(transition, step, isWithGaps(step.stamp.dot))
        case .fact(let fact): read(fact, step, counts(step.stamp.dot))
        }
    }

    private mutating func read(_ transition: Transition, _ step: ClockStep, _ withGaps: Bool) {
        let tier = Tier(rawValue: step.stamp.level) ?? .village
        switch transition {
        case .collect: add(.receivedByAgent, step)
        case .receive: add(.receivedByAuthority, step)
        case .requestCorrection:
            notices.append((step.stamp.dot, facts.count))
            add(.correctionRequested, step)
        case .supplyCorrection:
            let known = notices.filter { step.seen.contains($0.dot) }.map(\.position)
            add(.correctionSupplied(answering: known), step)
        case .accept: add(.accepted(withGaps: withGaps), step)
        case .startProcessing: break
        case .approve: add(.decided(approved: true, at: tier), step)
        case .deny: add(.decided(approved: false, at: tier), step)
        case .refuseAcceptance: add(.acceptanceRefused, step)
        case .withdraw: add(.withdrawn, step)
        case .closeUnkept: add(.returned, step)
        case .revoke: add(.revoked, step)
        }
    }

    private mutating func read(_ fact: CaseFact, _ step: ClockStep, _ counts: Bool) {
        switch fact {
        case .promised(let promise):
            for material in promise.materials {
                add(.promised(material: material, by: promise.due), step)
            }
        case .promiseExtended(let materials, let until, _):
            for material in materials { add(.promiseExtended(material: material, by: until), step) }
        case .promiseKept(let materials):
            for material in materials { add(.supplied(material: material), step) }
        case .specialBegan:
            beginnings.append((step.stamp.dot, facts.count))
            add(.specialBegan, step)
        case .specialEnded:
            // Whoever ends a procedure ends those he knew to run, not those that were over.
            let over = Set(ends.filter { step.seen.contains($0.dot) }.flatMap(\.positions))
            let known = beginnings.filter { step.seen.contains($0.dot) }.map(\.position)
                .filter { !over.contains($0) }
            ends.append((step.stamp.dot, known))
            add(.specialEnded(known), step)
        case .extended(let days, _): add(.extended(days), step)
        case .handedOver: add(.handedOver, step)
        case .delivered: add(.delivered, step)
        case .evaluated(let evaluation):
            if counts { add(.evaluated(isBad: evaluation.grade.isBad), step) }
        case .promiseBroken, .materialVerified, .committed, .commitmentChecked, .mandateGiven,
            .mandateEnded, .handOverAcknowledged, .withdrawalRequested, .withdrawalDropped,
            .decidedWithGaps, .linked, .numbered, .archived:
            break
        }
    }

    private mutating func add(_ event: CaseEvent, _ step: ClockStep) {
        facts.append(
            CaseRecord.ClockFact(event, by: step.stamp.dot, claimedAt: step.claimedAt)
        )
    }
}
