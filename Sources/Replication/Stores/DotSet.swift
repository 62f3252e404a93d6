/// The dots under which one thing was added and not yet removed.
///
/// Almeida, Shoker, Baquero (2018); the building block of ``AddWinsSet``.
public struct DotSet: DotStore {
    /// Sorted, each once.
    public private(set) var dots: [Dot]

    /// Never added.
    public init() {
        dots = []
    }

    /// Whether no addition is alive.
    public var isEmpty: Bool { dots.isEmpty }

    /// Adds under `dot`, superseding the additions that `past` holds.
    public mutating func add(_ dot: Dot, seeing past: VersionVector) {
        if dots.count == 1, past.contains(dots[0]) {
            dots[0] = dot
            return
        }
        dots.remove(seenBy: past)
        dots.place(dot)
    }

    public mutating func join(_ other: Self, context: CausalContext, otherContext: CausalContext) {
        dots.join(other.dots, context: context, otherContext: otherContext)
    }

    public func restricted(to context: CausalContext) -> Self {
        var part = Self()
        part.dots = dots.filter { context.contains($0) }
        return part
    }
}
