public import ServiceModel

/// The restored hub holds its office back: these points may hold what it wrote before.
public struct UnheardChildren: Error, Hashable, Sendable {
    /// The points whose devices dial the hub and were neither heard nor given up, ascending.
    public let points: [ServicePoint]

    /// Names the points.
    public init(points: [ServicePoint]) {
        self.points = points
    }
}
