public import ServiceModel

/// The restored hub holds its office back: these points may hold what it wrote before.
public struct UnheardChildren: Error, Hashable, Sendable {
    /// The points directly below whose devices were neither heard nor given up, ascending.
    public let points: [ServicePointID]

    /// Names the points.
    public init(points: [ServicePointID]) {
        self.points = points
    }
}
