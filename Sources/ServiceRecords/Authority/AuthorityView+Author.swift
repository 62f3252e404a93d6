public import Replication
public import ServiceModel

extension AuthorityView {
    /// The author of an entry as this register knows its device, or nil without a grant.
    ///
    /// - Parameters:
    ///   - opening: Whether the entry opens a case; then only its stated day counts.
    ///   - day: The day the case was opened. Whoever was entitled on that day may bring the case to
    ///     an end, and so may whoever is entitled on any day from ``asOf`` on: on which of them the
    ///     entry was written nobody can prove.
    public func author(
        _ key: DeviceKey,
        writingFor scopePoint: ServicePointID,
        matter: MatterCode?,
        opening: Bool = false,
        openedOn day: Day = .epoch
    ) -> CaseEntry.Author? {
        guard let grant = grant(of: key), let point = point(grant.point) else { return nil }
        let reaches =
            grant.point == scopePoint
            || ancestors(of: scopePoint).contains { $0.id == grant.point }
        guard let matter else {
            return CaseEntry.Author(point: point, reachesScope: reaches, mode: nil)
        }
        let then = delegations.mode(of: matter, at: point, on: day)
        guard !opening else {
            return CaseEntry.Author(point: point, reachesScope: reaches, mode: then)
        }
        let since = delegations.possibleMode(of: matter, at: point, from: asOf)
        return CaseEntry.Author(
            point: point,
            reachesScope: reaches,
            mode: [then, since].compactMap(\.self).max(),
            stoppedBy: delegations.urgentEnding(of: matter, at: point, on: asOf)
        )
    }
}

extension CaseEntry.Author {
    /// Whether what the register gave when the case was opened can matter: with acceptance nothing
    /// more is asked of a mode.
    public var needsPin: Bool { mode ?? .agency < .acceptance }

    /// The author with what the register at the head of the opening gave its point on the opening's
    /// day: the case keeps that (从旧).
    public func keeping(_ pinned: HandlingMode?) -> CaseEntry.Author {
        CaseEntry.Author(
            point: point,
            reachesScope: reachesScope,
            mode: [mode, pinned].compactMap(\.self).max(),
            stoppedBy: stoppedBy
        )
    }
}
