public import ServiceModel
import ServiceRecords
import Storage

/// What one service point may do with one matter on one day, and who helps otherwise.
public struct Competence: Sendable {
    /// The matter as the county's index names it; nil if only its text is held.
    public let listed: ListedMatter?
    /// The version in force on the day; nil if its text is not held here or has yet to take effect.
    public let matter: Matter?
    /// Versions that take effect after the day, by day.
    public let coming: [Matter]
    /// The point asked about.
    public let point: ServicePoint
    /// The day asked about.
    public let day: Day
    /// How far the point may take the matter on the day; nil if not at all.
    public let mode: HandlingMode?
    /// What that comes to by the rules of the point's level; nil if it may not handle the matter, or
    /// if the matter's text is not held here.
    public let reach: HandlingReach?
    /// The row of the delegation list that says so, granting or excluding; nil if none speaks.
    public let row: Delegation?
    /// How that changes after the day: from which day on to which mode.
    public let turns: [Turn]
    /// Why no case can be opened at the point on the day; nil if it can.
    public let refusal: Refusal?
    /// The nearest point above that handles the matter on the day; nil at the county itself.
    public let handler: ServicePoint?
    /// How far that point may take it.
    public let handlerMode: HandlingMode?
    /// The department that answers for it, if the register names it.
    public let department: Department?

    /// A change of what a point may do.
    public struct Turn: Hashable, Sendable {
        /// From this day on.
        public let day: Day
        /// What it may do then; nil for nothing.
        public let mode: HandlingMode?
    }
}

extension Node {
    /// What `point` may do with a matter of the county: local, without network. O(names).
    ///
    /// - Parameters:
    ///   - code: Any matter of the county's index, whether its text is held here or not.
    ///   - point: Any registered point.
    ///   - day: The day asked about; nil for today.
    /// - Throws: `NodeError.noSuchMatter`, `StorageError`.
    public func competence(
        for code: MatterCode,
        at point: ServicePoint,
        on day: Day?
    ) async throws -> Competence {
        let today = today
        return try await store.view { view in
            let day = try day ?? view.day(byClock: today)
            let listed = try view.listedMatters(on: day).first { $0.code == code }
            let versions = try view.versions(of: code)
            guard listed != nil || !versions.isEmpty else {
                throw NodeError.noSuchMatter(code.text)
            }
            let register = try view.register
            let table = register.delegations
            let matter = try view.matter(code, on: day)?.matter
            let above = register.ancestors(of: point.id)
            let handler = above.first { table.mode(of: code, at: $0, on: day) != nil }
            let text = matter ?? versions.last
            let mode = table.mode(of: code, at: point, on: day)
            return Competence(
                listed: listed,
                matter: matter,
                coming: versions.filter { $0.effectiveFrom > day }
                    .sorted { $0.effectiveFrom < $1.effectiveFrom },
                point: point,
                day: day,
                mode: mode,
                reach: text.flatMap { text in
                    mode.map { HandlingReach($0, of: text, at: point.tier) }
                },
                row: table.winningRow(of: code, at: point, on: day),
                turns: Self.turns(of: code, at: point, after: day, table),
                refusal: Self.refusal(code, listed, matter, versions, at: point, on: day, table),
                handler: handler,
                handlerMode: handler.flatMap { table.mode(of: code, at: $0, on: day) },
                department: listed.flatMap { register.department($0.department) }
                    ?? register.allDepartments.first { $0.name == text?.text(of: .body) }
            )
        }
    }

    /// The days on which the mode really changes.
    private static func turns(
        of code: MatterCode,
        at point: ServicePoint,
        after day: Day,
        _ table: DelegationTable
    ) -> [Competence.Turn] {
        var last = table.mode(of: code, at: point, on: day)
        return table.turningDays(of: code, at: point, after: day).compactMap { day in
            let mode = table.mode(of: code, at: point, on: day)
            defer { last = mode }
            return mode == last ? nil : Competence.Turn(day: day, mode: mode)
        }
    }

    private static func refusal(
        _ code: MatterCode,
        _ listed: ListedMatter?,
        _ matter: Matter?,
        _ versions: [Matter],
        at point: ServicePoint,
        on day: Day,
        _ table: DelegationTable
    ) -> Refusal? {
        let status = matter?.status ?? listed?.status ?? .inUse
        let since = matter?.effectiveFrom ?? listed?.from ?? day
        switch status {
        case .suspended where since <= day: return .suspended(code, since: since)
        case .withdrawn where since <= day: return .withdrawn(code, since: since)
        case .inUse, .suspended, .withdrawn: break
        }
        let first = versions.map(\.effectiveFrom).min() ?? listed?.from
        if matter == nil, let first, first > day { return .notYetInForce(code, from: first) }
        guard table.mode(of: code, at: point, on: day) == nil else { return nil }
        return table.refusal(of: code, at: point, on: day)
    }
}
