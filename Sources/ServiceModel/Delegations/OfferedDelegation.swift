/// One version of an offer and what the county has made of it since.
public struct OfferedDelegation: Hashable, Sendable {
    /// The offer.
    public let offer: DelegationOffer
    /// The moves that were legal, in the order of the register, each with where it led.
    public private(set) var steps: [Taken]

    /// A move and the stage it led to.
    public struct Taken: Hashable, Sendable {
        /// The move.
        public let step: DelegationStep
        /// The stage from its first day on.
        public let stage: DelegationStage
    }

    /// An offer nothing has come of yet.
    public init(_ offer: DelegationOffer) {
        self.offer = offer
        steps = []
    }

    /// The stage by the county's last word, whenever it begins to hold. Answers of the point are not
    /// in it: see ``stage(answeredBy:)``.
    public var stage: DelegationStage { steps.last?.stage ?? .offered }

    /// Takes a move of the county; whether it was legal. One that is not has no effect.
    ///
    /// A move that names an answer is the county's word that this answer accepted the offer.
    public mutating func take(_ step: DelegationStep) -> Bool {
        let from = stage == .offered && step.answer != nil ? .accepted : stage
        guard let next = from.after(step.move, trialCases: offer.trialCases) else { return false }
        steps.append(Taken(step: step, stage: next))
        return true
    }

    /// The stage with the answers of the point to this version, in their order. O(answers).
    ///
    /// Answers that could not be given where they stand are passed over.
    public func stage(answeredBy answers: [DelegationAnswer]) -> DelegationStage {
        guard stage == .offered else { return stage }
        return answers.reduce(DelegationStage.offered) { $0.after($1) ?? $0 }
    }

    /// The stage by the county's word on `day`. O(moves).
    public func stage(on day: Day) -> DelegationStage {
        let stage = steps.last { $0.step.from <= day }?.stage ?? .offered
        if let until = offer.until, until < day, stage.isInForce || stage == .suspended {
            return .expired
        }
        return stage
    }

    /// Whether it has been on trial or active on `day` or before.
    public func hasBegun(by day: Day) -> Bool {
        steps.contains { $0.stage.isInForce && $0.step.from <= day }
    }

    /// Whether it is or was to be on trial or active, on whatever day.
    public var begins: Bool { steps.contains { $0.stage.isInForce } }

    /// The move that ended or suspended it and holds on `day`; nil if none does, or its term ended.
    public func ending(on day: Day) -> DelegationStep? {
        guard let last = steps.last(where: { $0.step.from <= day }), !last.stage.isInForce,
            last.step.move.takesAway
        else { return nil }
        return last.step
    }
}
