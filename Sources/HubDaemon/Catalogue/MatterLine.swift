import Explanation
import HubRuntime
import ServiceModel

/// What changes about one matter, in words.
struct MatterLine: Encodable, Sendable {
    let code: String
    let name: String
    let isNew: Bool
    let changes: [Change]
    let townshipsBefore: Int
    let townshipsAfter: Int
    let villagesBefore: Int
    let villagesAfter: Int

    /// One thing that changes.
    struct Change: Encodable, Sendable {
        /// From which day on; nil if a row goes without ever having held.
        let day: String?
        let what: String
        let before: String
        let after: String
    }

    init(_ diff: MatterDiff, _ names: [ServicePointID: String]) {
        code = diff.code.text
        name = diff.name
        isNew = diff.isNew
        changes =
            diff.elements.map {
                Change(
                    day: $0.day.description,
                    what: $0.element.title,
                    before: $0.before,
                    after: $0.after
                )
            }
            + diff.materials.map {
                Change(
                    day: $0.day.description,
                    what: Wording("材料", "material").shown,
                    before: $0.before?.shown ?? "",
                    after: $0.after?.shown ?? ""
                )
            }
            + diff.delegations.map { Change($0, names) }
        townshipsBefore = diff.reach.before.townships
        townshipsAfter = diff.reach.after.townships
        villagesBefore = diff.reach.before.villages
        villagesAfter = diff.reach.after.villages
    }

    func lines() -> [String] {
        let mark = isNew ? Wording("（新增）", " (new)").shown : ""
        var lines = ["\(name)\(mark)  \(code)"]
        lines += changes.prefix(Self.readable).map { change in
            let day = change.day.map { Wording("\($0) 起 ", "from \($0) ").shown } ?? ""
            return "  \(day)\(change.what)：\(change.before.quoted) → \(change.after.quoted)"
        }
        if changes.count > Self.readable {
            let rest = changes.count - Self.readable
            lines.append(Wording("  还有 \(rest) 处", "  and \(rest) more").shown)
        }
        if townshipsBefore != townshipsAfter || villagesBefore != villagesAfter {
            lines.append(
                Wording(
                    "  能办的乡镇 \(townshipsBefore) → \(townshipsAfter)，"
                        + "村 \(villagesBefore) → \(villagesAfter)",
                    "  handled by townships \(townshipsBefore) → \(townshipsAfter), "
                        + "villages \(villagesBefore) → \(villagesAfter)"
                ).shown
            )
        }
        return lines
    }

    /// A row for every model site would fill the screen; the JSON has them all.
    private static let readable = 12
}

extension MatterLine.Change {
    fileprivate init(_ change: MatterDiff.DelegationChange, _ names: [ServicePointID: String]) {
        let row = change.after ?? change.before
        let place =
            switch row?.coverage {
            case .tier(let tier): tier.term.shown
            case .point(let id): names[id] ?? "\(id.number)"
            case nil: ""
            }
        what = Wording("授权\(place)", "delegation, \(place)").shown
        before = change.before?.shown ?? ""
        after = change.after?.shown ?? ""
        switch (change.before, change.after) {
        case (nil, let after?): day = after.from.description
        case (_?, let after?): day = after.until?.advanced(by: 1).description
        case (_, nil): day = nil
        }
    }
}

extension Delegation {
    fileprivate var shown: String {
        let mode =
            switch effect {
            case .grant(let mode): mode.term.shown
            case .exclude: Wording("排除", "excluded").shown
            }
        let end = until.map { Wording("，到 \($0) 止", " until \($0)").shown } ?? ""
        return mode + end
    }
}

extension MaterialRequirement {
    fileprivate var shown: String {
        "\(number) \(name) \(form.term.shown) ×\(copies) \(necessity.term.shown)"
    }
}

extension String {
    fileprivate var quoted: String {
        isEmpty ? Wording("（无）", "(none)").shown : "「\(self)」"
    }
}
