extension DelegationTable {
    /// Why `point` may not handle the matter on `day`, in the words of the list: it may from another
    /// day on, it might until another day, or nothing is delegated. Call it only if it may not.
    public func refusal(of matter: MatterCode, at point: ServicePoint, on day: Day) -> Refusal {
        let next = turningDays(of: matter, at: point, after: day)
            .first { mode(of: matter, at: point, on: $0) != nil }
        if let next { return .delegationBegins(matter, at: point.division, on: next) }
        let ended = allRows(of: matter, at: point).compactMap(\.until)
            .filter { $0 < day && mode(of: matter, at: point, on: $0) != nil }
            .max()
        if let ended { return .delegationEnded(matter, at: point.division, on: ended) }
        return .notDelegated(matter, at: point.division)
    }
}
