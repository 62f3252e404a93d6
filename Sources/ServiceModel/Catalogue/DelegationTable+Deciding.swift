extension DelegationTable {
    /// The service point at which a case opened at `point` is decided.
    ///
    /// It is the point itself if the matter is delegated to it for decision, else its nearest
    /// ancestor so entitled, else the county. A village never decides a licence, even if a row
    /// grants it: deciding licences stays with authorities that can answer for them in law.
    ///
    /// - Parameters:
    ///   - matter: The matter in the version the case pins.
    ///   - point: Where the case was opened.
    ///   - ancestors: The points above it, nearest first and the county last. Without the county
    ///     among them the topmost point given is returned.
    ///   - day: The day the case is opened.
    /// - Complexity: O(ancestors).
    public func decidingPoint(
        of matter: Matter,
        at point: ServicePoint,
        ancestors: [ServicePoint],
        on day: Day
    ) -> ServicePoint {
        let upwards = [point] + ancestors
        return upwards.first { mayDecide(matter, at: $0, on: day) } ?? ancestors.last ?? point
    }

    private func mayDecide(_ matter: Matter, at point: ServicePoint, on day: Day) -> Bool {
        matter.mayBeDecided(at: point.tier)
            && mode(of: matter.code, at: point, on: day) == .decision
    }
}
