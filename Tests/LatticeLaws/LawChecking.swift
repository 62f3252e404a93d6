public import Testing

/// Plays the history that belongs to `seed` and checks every law on it.
///
/// - Throws: The first violation.
public func checkHistory<Subject: LatticeSubject>(
    of subject: Subject.Type,
    seed: UInt64,
) throws(LawViolation) {
    var history = History<Subject>(seed: seed)
    try history.play()
    try history.checkLaws()
}

/// Plays up to `histories` histories, with the seeds from `seed` on, until one breaks a law.
public func checkLatticeLaws<Subject: LatticeSubject>(
    of subject: Subject.Type,
    histories: Int,
    from seed: UInt64,
) -> LawReport {
    var report = LawReport()
    for number in 0..<histories {
        var history = History<Subject>(seed: seed &+ UInt64(number))
        do throws(LawViolation) {
            try history.play()
            try history.checkLaws()
        } catch {
            report.violation = error
            return report
        }
        report.count(history)
    }
    return report
}

/// Expects the laws of a join semilattice with deltas to hold over generated histories.
///
/// Associative, commutative, idempotent, delta = full state, mutation = merging the delta,
/// convergence of all replicas, and the subject's own specification. A failure is recorded as an
/// issue and names the seed, which ``checkHistory(of:seed:)`` plays again.
@discardableResult
public func expectLatticeLaws<Subject: LatticeSubject>(
    of subject: Subject.Type,
    histories: Int = 10_000,
    from seed: UInt64 = 1,
    sourceLocation: SourceLocation = #_sourceLocation,
) -> LawReport {
    let report = checkLatticeLaws(of: subject, histories: histories, from: seed)
    if let violation = report.violation {
        Issue.record("\(subject) is \(violation)", sourceLocation: sourceLocation)
    }
    return report
}

extension LawReport {
    fileprivate mutating func count<Subject>(_ history: History<Subject>) {
        histories += 1
        let deeds = history.deeds
        operations += deeds.count
        pairs += deeds.count * (deeds.count - 1) / 2
        for (number, deed) in deeds.enumerated() {
            // A deed is concurrent with the earlier ones it did not see.
            concurrentPairs += number - deed.past.nonzeroBitCount
        }
    }
}
