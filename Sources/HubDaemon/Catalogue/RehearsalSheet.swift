import Explanation
import HubRuntime
import ServiceModel
import Storage

/// What publishing a draft would mean for cases under way and for those who get it.
struct RehearsalSheet: Document {
    let difference: DifferenceSheet
    let favourable: Bool
    let openCases: Int
    let impacts: [Impact]
    let readers: [Reader]

    /// What becomes of open cases that pin one version of a matter.
    struct Impact: Encodable, Sendable {
        let matter: String
        let name: String
        /// The version these cases pin, and keep.
        let pinned: String
        let newest: String
        let cases: [String]
        let points: Int
        /// Papers they need not bring any more once this is published.
        let relieved: [String]
        /// Papers that the newest version drops or makes optional, but that they must still bring.
        let stillAsked: [String]
        /// Papers they would bring only if the county says so.
        let added: [String]
        let promisedDays: Int
        let newPromisedDays: Int
    }

    /// Who gets what is written in one scope.
    struct Reader: Encodable, Sendable {
        let scope: Term
        let points: Int
        let devices: Int
        let entries: Int
        let bytes: Int
        let packedBytes: Int
    }

    init(_ rehearsal: Rehearsal, _ difference: DifferenceSheet) {
        self.difference = difference
        favourable = rehearsal.isFavourable
        openCases = rehearsal.openCases
        impacts = rehearsal.matters.flatMap { matter in
            matter.pinned.map { Impact($0, of: matter.matter) }
        }
        readers = rehearsal.readers.map { reader in
            Reader(
                scope: reader.scope.term,
                points: reader.points,
                devices: reader.devices,
                entries: reader.amount.entries,
                bytes: reader.amount.bytes,
                packedBytes: reader.packed
            )
        }
    }

    func lines() -> [String] {
        var lines = difference.lines()
        // The last line says how to publish; here it comes at the end.
        let next = lines.removeLast()
        lines.append(
            openCases == 0
                ? Wording("在办件：没有受影响的。", "Open cases: none concerned.").shown
                : Wording(
                    "在办件：\(openCases) 件的事项有变；都按各自受理时的版本办完。",
                    "Open cases: \(openCases) of matters that change; each is finished under the "
                        + "version it pins."
                ).shown
        )
        lines += impacts.flatMap { $0.lines(favourable: favourable) }
        lines.append(Wording("发给谁：", "Who gets it:").shown)
        lines += readers.map { reader in
            let scope = reader.scope.wording
            return Wording(
                "  \(scope.chinese)：\(reader.points) 个机构、\(reader.devices) 台设备，"
                    + "\(reader.entries) 条，压缩后约 \(reader.packedBytes) 字节",
                "  \(scope.english): \(reader.points) points, \(reader.devices) devices, "
                    + "\(reader.entries) entries, about \(reader.packedBytes) bytes compressed"
            ).shown
        }
        lines.append(Wording("这是试算，什么都没有发布。", "A dry run: nothing was published.").shown)
        return (lines + [next]).map(\.printable)
    }
}

extension RehearsalSheet.Impact {
    fileprivate init(_ pinned: Rehearsal.PinnedImpact, of newest: Matter) {
        func names(_ materials: [MaterialRequirement]) -> [String] {
            materials.map { "\($0.number) \($0.name)" }
        }
        matter = newest.code.text
        name = newest.name
        self.pinned = MatterVersion(pinned.version.version).shown
        self.newest = MatterVersion(newest.version).shown
        cases = pinned.cases.map(\.number)
        points = Set(pinned.cases.map(\.point)).count
        relieved = names(pinned.relieved)
        stillAsked = names(pinned.eased.filter { !pinned.relieved.contains($0) })
        added = names(pinned.added)
        promisedDays = pinned.version.promisedLimit.count
        newPromisedDays = newest.promisedLimit.count
    }

    fileprivate func lines(favourable: Bool) -> [String] {
        var lines = [
            Wording(
                "  \(name)：\(cases.count) 件在 \(points) 个机构，按 \(pinned) 版办（新版 \(newest)）",
                "  \(name): \(cases.count) cases at \(points) points under \(pinned) "
                    + "(new: \(newest))"
            ).shown
        ]
        if !relieved.isEmpty {
            let list = relieved.joined(separator: "、")
            lines.append(
                Wording("    从优，立即不用再交：\(list)", "    need not be brought any more: \(list)").shown
            )
        }
        if !stillAsked.isEmpty {
            let list = stillAsked.joined(separator: "、")
            lines.append(
                Wording(
                    "    新版不再要，这些件仍要交：\(list)；要免就加 --favourable",
                    "    dropped, but these cases still bring it: \(list); --favourable spares them"
                ).shown
            )
        }
        if !added.isEmpty {
            let list = added.joined(separator: "、")
            lines.append(
                Wording(
                    "    新版要增加：\(list)；这些件不用补交，确要补由县里另定",
                    "    new: \(list); these cases need not bring it unless the county decides so"
                ).shown
            )
        }
        if promisedDays != newPromisedDays {
            lines.append(
                Wording(
                    "    承诺 \(promisedDays) → \(newPromisedDays) 个工作日；这些件仍按 \(promisedDays) 个",
                    "    promise \(promisedDays) → \(newPromisedDays) working days; these cases "
                        + "keep \(promisedDays)"
                ).shown
            )
        }
        return lines
    }
}
