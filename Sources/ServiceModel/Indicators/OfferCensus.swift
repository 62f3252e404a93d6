/// The newest offers of delegations to the points of a unit, ready to be counted.
public struct OfferCensus: Sendable {
    /// How far each has come; offers that are over (recalled, expired, superseded) are left out.
    public let stages: [DelegationStage]
    /// Positions of those that are counted, in what was handed in.
    private let positions: [Int]

    /// Gathers the stages of offers.
    public init(_ stages: [DelegationStage]) {
        positions = stages.indices.filter { !stages[$0].isOver && stages[$0] != .drafted }
        self.stages = stages
    }

    /// Counts an indicator over offers; nil for one that is not counted over offers. O(offers).
    public func figure(of indicator: Indicator) -> IndicatorFigure? {
        guard indicator.definition.basis == .offers else { return nil }
        var figure = IndicatorFigure(indicator)
        for position in positions {
            figure.denominator += 1
            let isMember =
                indicator == .declineRate
                ? stages[position] == .declined : !stages[position].awaitsPoint
            if isMember { figure.add(position) }
        }
        return figure
    }
}
