import Explanation
import HubRuntime
import ServiceModel

/// One thing that changes about a matter.
struct MatterChange: Encodable, Sendable {
    let kind: Kind
    /// From which day on; nil if a row goes without ever having held.
    let day: String?
    /// Of an element: its title, as the county's lists spell it.
    let element: String?
    /// Of a material: its number.
    let number: Int?
    /// Of a delegation: the level it speaks about; nil if it names a point.
    let tier: Term?
    /// Of a delegation: the point it names.
    let point: PointName?
    /// What stands until then; nil for nothing.
    let before: Value?
    /// What stands from then on; nil for nothing.
    let after: Value?

    /// What changes.
    enum Kind: String, Encodable, Sendable {
        case element, material, delegation
    }

    /// What stands on one side of a change.
    enum Value: Encodable, Sendable {
        case text(String)
        case paper(Paper)
        case row(Row)

        func encode(to encoder: any Encoder) throws {
            switch self {
            case .text(let text): try text.encode(to: encoder)
            case .paper(let paper): try paper.encode(to: encoder)
            case .row(let row): try row.encode(to: encoder)
            }
        }
    }

    /// A material.
    struct Paper: Encodable, Sendable {
        let number: Int
        let name: String
        let form: Term
        let copies: Int
        let necessity: Term
    }

    /// A row of the delegation list.
    struct Row: Encodable, Sendable {
        let excludes: Bool
        /// Nil for an exclusion.
        let mode: Term?
        let from: String
        let until: String?
        let document: String
    }

    init(_ change: MatterDiff.ElementChange) {
        (kind, day) = (.element, change.day.description)
        element = change.element.title
        (number, tier, point) = (nil, nil, nil)
        before = change.before.isEmpty ? nil : .text(change.before)
        after = change.after.isEmpty ? nil : .text(change.after)
    }

    init(_ change: MatterDiff.MaterialChange) {
        (kind, day) = (.material, change.day.description)
        number = change.after?.number ?? change.before?.number
        (element, tier, point) = (nil, nil, nil)
        before = change.before.map { .paper(Paper($0)) }
        after = change.after.map { .paper(Paper($0)) }
    }

    init(_ change: MatterDiff.DelegationChange, _ places: [ServicePointID: ServicePoint]) {
        kind = .delegation
        (element, number) = (nil, nil)
        switch (change.after ?? change.before)?.coverage {
        case .tier(let tier): (self.tier, point) = (tier.term, nil)
        case .point(let id): (tier, point) = (nil, places[id].map(PointName.init))
        case nil: (tier, point) = (nil, nil)
        }
        before = change.before.map { .row(Row($0)) }
        after = change.after.map { .row(Row($0)) }
        switch (change.before, change.after) {
        case (nil, let after?): day = after.from.description
        case (_?, let after?): day = after.until?.advanced(by: 1).description
        case (_, nil): day = nil
        }
    }

    /// In words.
    var line: String {
        let start = day.map { Wording("\($0) 起 ", "from \($0) ").shown } ?? ""
        let what =
            switch kind {
            case .element: element ?? ""
            case .material: Wording("材料", "material").shown
            case .delegation:
                Wording(
                    "授权\(point?.name ?? tier?.wording.chinese ?? "")",
                    "delegation, \(point?.name ?? tier?.wording.english ?? "")"
                ).shown
            }
        return start + what
            + Wording(
                "：\(before.chinese) → \(after.chinese)",
                ": \(before.english) → \(after.english)"
            ).shown
    }
}

extension MatterChange.Paper {
    fileprivate init(_ material: MaterialRequirement) {
        number = material.number
        name = material.name
        form = material.form.term
        copies = material.copies
        necessity = material.necessity.term
    }
}

extension MatterChange.Row {
    fileprivate init(_ row: Delegation) {
        switch row.effect {
        case .grant(let mode): (excludes, self.mode) = (false, mode.term)
        case .exclude: (excludes, mode) = (true, nil)
        }
        from = row.from.description
        until = row.until?.description
        document = row.document
    }
}

extension MatterChange.Value {
    fileprivate var wording: Wording {
        switch self {
        case .text(let text): return Wording(verbatim: text)
        case .paper(let paper):
            let start = "\(paper.number) \(paper.name)"
            return Wording(
                "\(start) \(paper.form.wording.chinese) ×\(paper.copies) "
                    + paper.necessity.wording.chinese,
                "\(start) \(paper.form.wording.english) ×\(paper.copies) "
                    + paper.necessity.wording.english
            )
        case .row(let row):
            let mode = row.mode?.wording ?? Wording("排除", "excluded")
            guard let until = row.until else { return mode }
            return Wording("\(mode.chinese)，到 \(until) 止", "\(mode.english) until \(until)")
        }
    }
}

extension Optional<MatterChange.Value> {
    fileprivate var chinese: String { map { "「\($0.wording.chinese)」" } ?? "（无）" }

    fileprivate var english: String { map { "“\($0.wording.english)”" } ?? "(none)" }
}
