public import Replication
public import ServiceModel

/// From the record of a case to the facts its time limits are reckoned from; the one place that knows
/// which step starts, stops or ends what.
extension CaseRecord {
    /// A fact with the entry that states it.
    public struct ClockFact: Hashable, Sendable {
        /// What happened; positions in it are those of ``CaseRecord/clockFacts()``.
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
    /// - Complexity: O(transitions squared), as folding the progress is.
    public func clockFacts(_ progress: Flow? = nil) -> [ClockFact] {
        var facts: [ClockFact] = []
        var notices: [(dot: Dot, position: Int)] = []
        for index in (progress ?? self.progress()).effective {
            let step = flow[index]
            let known = notices.filter { step.seen.contains($0.dot) }.map(\.position)
            guard let event = Self.event(of: step, answering: known) else { continue }
            if event == .correctionRequested { notices.append((step.stamp.dot, facts.count)) }
            facts.append(ClockFact(event, by: step.stamp.dot, claimedAt: step.claimedAt))
        }
        return facts
    }

    private static func event(of step: FlowRecord, answering notices: [Int]) -> CaseEvent? {
        let tier = Tier(rawValue: step.stamp.level) ?? .village
        switch step.transition {
        case .receive: return .receivedByAuthority
        case .requestCorrection: return .correctionRequested
        case .supplyCorrection: return .correctionSupplied(answering: notices)
        case .accept: return .accepted(withGaps: false)
        case .startProcessing: return nil
        case .approve: return .decided(approved: true, at: tier)
        case .deny: return .decided(approved: false, at: tier)
        case .refuseAcceptance: return .acceptanceRefused
        case .withdraw: return .withdrawn
        }
    }
}
