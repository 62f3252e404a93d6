import Explanation
import HubRuntime
import ServiceModel

/// What changes about one matter, in words.
struct MatterLine: Encodable, Sendable {
    let code: String
    let name: String
    let isNew: Bool
    /// From which day on a new matter can be applied for; nil for one that is not new.
    let begins: String?
    let changes: [MatterChange]
    let townshipsBefore: Int
    let townshipsAfter: Int
    let villagesBefore: Int
    let villagesAfter: Int

    init(_ diff: MatterDiff, _ places: [ServicePointID: ServicePoint]) {
        code = diff.code.text
        name = diff.name
        isNew = diff.isNew
        begins = diff.begins?.description
        changes =
            diff.elements.map(MatterChange.init) + diff.materials.map(MatterChange.init)
            + diff.delegations.map { MatterChange($0, places) }
        townshipsBefore = diff.reach.before.townships
        townshipsAfter = diff.reach.after.townships
        villagesBefore = diff.reach.before.villages
        villagesAfter = diff.reach.after.villages
    }

    func lines() -> [String] {
        let mark = begins.map { Wording("（新增，\($0) 起）", " (new, from \($0))").shown } ?? ""
        var lines = ["\(name)\(mark)  \(code)"]
        lines += changes.prefix(Self.readable).map { "  " + $0.line }
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
