extension DelegationTable {
    /// Whether `point` had the matter on `day` or before, and has lost it by that day: suspended,
    /// recalled, expired, or by a row of the list that ended.
    ///
    /// Not so where it was never delegated, or is delegated still.
    public func hasEnded(_ matter: MatterCode, at point: ServicePoint, by day: Day) -> Bool {
        let standing = standing(of: matter, at: point, on: day)
        switch standing.basis {
        case .fallback(let stage, _): return stage != .offered
        case .nothing:
            return allRows(of: matter, at: point).contains { row in
                guard case .grant = row.effect else { return false }
                return row.hasEnded(before: day)
            }
        case .county, .row, .trial, .active: return false
        }
    }

    /// The urgent recall or suspension that holds for `point` on `day`; nil if none does.
    public func urgentEnding(
        of matter: MatterCode,
        at point: ServicePoint,
        on day: Day
    ) -> DelegationStep? {
        handshake(of: matter, at: point.id)?.urgentEnding(on: day)
    }
}
