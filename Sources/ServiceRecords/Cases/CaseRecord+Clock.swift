public import Replication
public import ServiceModel

/// From the record of a case to the facts its time limits are reckoned from; with ``ClockStep`` the
/// one place that knows which step starts, stops or ends what.
extension CaseRecord {
    /// A fact with the entry that states it.
    public struct ClockFact: Hashable, Sendable {
        /// What happened; positions in it are those of ``CaseRecord/clockFacts(_:)``.
        public let event: CaseEvent
        /// The entry.
        public let dot: Dot
        /// When, by its author's clock, seconds since 1970.
        public let claimedAt: Int64

        /// States a fact.
        public init(_ event: CaseEvent, by dot: Dot, claimedAt: Int64) {
            self.event = event
            self.dot = dot
            self.claimedAt = claimedAt
        }
    }

    /// The facts that acted, in (Lamport, dot) order; superseded and refused steps are left out.
    ///
    /// - Parameter progress: What ``progress(in:)`` says, if it is known.
    /// - Complexity: O(facts squared), as folding the progress is.
    public func clockFacts(_ progress: Flow? = nil) -> [ClockFact] {
        let effective = (progress ?? self.progress()).effective
        var steps = effective.map { ClockStep(flow[$0]) } + facts.map(ClockStep.init)
        // A step stands before what is on file beside it, as its author wrote them.
        steps.sort { ($0.stamp.lamport, $0.stamp.dot) < ($1.stamp.lamport, $1.stamp.dot) }
        let gaps = Set(
            facts.compactMap { record in
                if case .promised = record.fact { record.stamp.dot } else { nil }
            }
        )
        let counted = Set(countedEvaluations())
        var reader = ClockStepReader()
        for step in steps {
            reader.read(step, isWithGaps: gaps.contains, counts: counted.contains)
        }
        return reader.facts + suppliedWithoutWord(after: reader.facts)
    }

    /// Promised papers that were simply taken in: a set knows no time, so they count as in time.
    private func suppliedWithoutWord(after known: [ClockFact]) -> [ClockFact] {
        var promised: [Int: ClockFact] = [:]
        for fact in known {
            switch fact.event {
            case .promised(let material, _): promised[material] = fact
            case .supplied(let material): promised[material] = nil
            default: continue
            }
        }
        return promised.keys.sorted().compactMap { material in
            guard let promise = promised[material],
                materials.elements.contains(UInt32(clamping: material))
            else { return nil }
            return ClockFact(
                .supplied(material: material),
                by: promise.dot,
                claimedAt: promise.claimedAt
            )
        }
    }

    /// The entries of evaluations that no later one of the same visit replaced.
    private func countedEvaluations() -> [Dot] {
        facts.compactMap { record in
            guard case .evaluated(let evaluation) = record.fact else { return nil }
            let isReplaced = facts.contains { other in
                guard case .evaluated(let newer) = other.fact else { return false }
                return newer.visit == evaluation.visit && other.stamp.dot != record.stamp.dot
                    && other.seen.contains(record.stamp.dot)
            }
            return isReplaced ? nil : record.stamp.dot
        }
    }
}
