import Replication
public import ServiceModel
public import ServiceRecords
public import Storage

/// What of a guide is not what is done, before it is filed.
public struct DeviationDraft: Hashable, Sendable {
    /// The matter.
    public let matter: MatterCode
    /// The element; nil for the guide as a whole.
    public let element: MatterElement?
    /// The number of the material, fee item or question where the element is of one; else 0.
    public let part: Int
    /// What is done.
    public let actual: String
    /// The case at which it was noticed; nil if none.
    public let noticedAt: CaseID?

    /// Drafts a deviation.
    public init(
        matter: MatterCode,
        element: MatterElement?,
        part: Int = 0,
        actual: String,
        noticedAt: CaseID? = nil
    ) {
        self.matter = matter
        self.element = element
        self.part = part
        self.actual = actual
        self.noticedAt = noticedAt
    }
}

extension Node {
    /// Files at this device's point that a guide is not what is done. The version meant is the one
    /// the case pins, else the one in force today, else the first to come. Saved when this returns.
    ///
    /// - Throws: `NodeError`, `StorageError`; nothing is changed then.
    public func deviate(_ draft: DeviationDraft) async throws -> HeldDeviation {
        let today = today
        let committed = try await commit { view in
            guard let point = try view.ownPoint else { throw NodeError.notEnrolled }
            let filed = try Self.filed(draft, at: point, view, clockDay: today)
            return [.deviate(filed, at: point.id)]
        }
        let dot = committed[0].dot
        let filed = try await store.view { view in
            try view.deviations(about: draft.matter).first { $0.filing == dot }
        }
        guard let filed else { throw StorageError.inconsistent("a deviation that is not there") }
        return filed
    }

    private static func filed(
        _ draft: DeviationDraft,
        at point: ServicePoint,
        _ view: CommitView,
        clockDay: Day
    ) throws -> DeviationFiled {
        let day = try view.day(byClock: clockDay)
        let pinned = try draft.noticedAt.flatMap { try view.record($0) }
            .flatMap { try view.matter(of: $0) }
        if draft.noticedAt != nil, pinned?.code != draft.matter {
            throw NodeError.noSuchMatter(draft.matter.text)
        }
        let meant =
            try pinned ?? view.matter(draft.matter, on: day)?.matter
            ?? view.versions(of: draft.matter).first
        guard let matter = meant else { throw NodeError.noSuchMatter(draft.matter.text) }
        var says = ""
        if let element = draft.element {
            guard let text = matter.guideText(of: element, part: draft.part) else {
                throw NodeError.noSuchGuidePart(element, draft.part)
            }
            // The county has the guide whole; what is quoted only tells which passage is meant.
            let scalars = text.unicodeScalars.prefix(GuideDeviation.longest)
            says = String(String.UnicodeScalarView(scalars))
        }
        let deviation = GuideDeviation(
            matter: matter.code,
            version: matter.version,
            element: draft.element,
            part: draft.part,
            says: says,
            actual: draft.actual,
            filedOn: day
        )
        if let fault = deviation.fault { throw NodeError.badDeviation(fault) }
        let noticedAt = draft.noticedAt.flatMap { $0.point == point.id ? $0.dot : nil }
        return DeviationFiled(deviation, noticedAt: noticedAt)
    }
}
