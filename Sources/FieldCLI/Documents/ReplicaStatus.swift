import Explanation
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage
import SyncProtocol

/// How this replica stands: what is where, and what waits for a person.
struct ReplicaStatus: Document {
    let replica: String
    let directory: String
    let parent: String?
    /// When a conversation with the parent last went well, by this machine's clock.
    let lastContact: LocalTime?
    let isCounty: Bool
    let point: CaseSheet.PointName?
    let cases: Int
    let matters: Int
    let custody: CustodyLine
    let conflicts: Int
    /// Open cases with a missed limit, and with one that ends soon.
    let red: Int
    let yellow: Int
    let waiting: [WaitingLine]
    let refused: [Notice]
    /// Own entries that stand, but were written with a refused entry in view.
    let following: [Following]
    /// Entries outside the fold, other authors' included.
    let refusedInAll: Int
    let quarantined: Int
    /// What was told about guides at points that are read here.
    let deviations: Deviations
    let restoration: RestorationLine?

    /// Deviations from guides, counted.
    struct Deviations: Encodable, Sendable {
        let open: Int
        let answered: Int
    }

    /// A notice to the author of a refused entry.
    struct Notice: Encodable, Sendable {
        let number: String?
        let sequence: UInt64
        let reason: Term
        let ruled: Bool
        let advice: String

        init(_ line: RefusedLine) {
            number = line.number
            sequence = line.sequence
            reason = line.reason.term
            ruled = line.isRuled
            advice = line.reason.advice.shown
        }

        private enum CodingKeys: String, CodingKey {
            case number, sequence, reason, ruled
        }
    }

    /// A notice to the author of entries that follow a refused one.
    struct Following: Encodable, Sendable {
        let number: String
        let entries: Int
        let reason: Term

        init(_ line: FollowingLine) {
            number = line.number
            entries = line.entries
            reason = line.reason.term
        }
    }

    /// Reads the replica.
    init(of node: Node, at directory: ReplicaDirectory) async throws {
        let store = node.store
        let counts = try await store.counts()
        let waitingFeeds = try await store.waitingFeeds()
        let refusedEntries = try await store.refusedEntries(ownOnly: true)
        following = try await store.followingEntries().map(Following.init)
        replica = store.identity.replica.description
        self.directory = directory.path
        parent = directory.parent
        lastContact = directory.lastContact.map { LocalTime($0.wall) }
        isCounty = store.identity.isCounty
        point = try await node.ownPoint().map(CaseSheet.PointName.init)
        cases = counts.cases
        matters = counts.matters
        custody = CustodyLine(counts)
        conflicts = try await node.countToSettle(counts)
        let clockDay = node.today
        let lights = try await store.view {
            try $0.openLights(on: try $0.day(byClock: clockDay))
        }
        red = lights[.red] ?? 0
        yellow = lights[.yellow] ?? 0
        waiting = waitingFeeds.map(WaitingLine.init)
        refused = refusedEntries.map(Notice.init)
        refusedInAll = counts.refused
        quarantined = counts.quarantined
        let told = try await store.view { try $0.deviations() }
        let open = told.count { $0.answer == nil }
        deviations = Deviations(open: open, answered: told.count - open)
        restoration = try await store.restoration().map(RestorationLine.init)
    }

    func lines() -> [String] {
        let name =
            point.map { "\($0.name)  \($0.division ?? "")" }
            ?? (isCounty
                ? Wording("县级枢纽", "the county").shown
                : Wording("还没有许可；先交 tongban enrol 的一行给县里", "not granted yet; see tongban enrol")
                    .shown)
        var lines = [
            Wording("机构  ", "Point    ").shown + name.printable,
            Wording("副本  ", "Replica  ").shown + "\(replica)  \(directory)",
            Wording("上级  ", "Parent   ").shown + (parent ?? "-") + contact,
            Wording(
                "办件  \(cases) 件，事项 \(matters) 项",
                "Holds    \(cases) cases, \(matters) matters"
            ).shown,
            custody.line,
        ]
        if let restoration { lines.append(restoration.line.shown.printable) }
        lines += attention()
        return lines
    }

    /// When it last went well, behind the parent's address; nothing at the county.
    private var contact: String {
        guard parent != nil else { return "" }
        guard let lastContact else { return Wording("，还没有同步成功过", ", never synced yet").shown }
        let time = lastContact.shown
        return Wording("，上次同步成功 \(time)", ", last synced \(time)").shown
    }

    private func attention() -> [String] {
        var found: [Wording] = []
        if conflicts > 0 {
            found.append(
                Wording(
                    "要选定  \(conflicts) 件有不一样的写法：tongban conflict list",
                    "Settle   \(conflicts) case(s): tongban conflict list"
                )
            )
        }
        if red + yellow > 0 {
            found.append(
                Wording(
                    "时限    超期 \(red) 件，快到期 \(yellow) 件：tongban case list --due",
                    "Due      \(red) late, \(yellow) due soon: tongban case list --due"
                )
            )
        }
        for notice in refused {
            let number = notice.number ?? "-"
            let (cn, en) = (notice.reason.wording.chinese, notice.reason.wording.english)
            found.append(
                Wording(
                    "未采纳  办件 \(number) 第 \(notice.sequence) 条："
                        + "\(cn)。怎么办：\(notice.advice)",
                    "Refused  case \(number) entry \(notice.sequence): \(en). "
                        + "What to do: \(notice.advice)"
                )
            )
        }
        for line in following {
            let reason = line.reason.wording
            found.append(
                Wording(
                    "请核对  办件 \(line.number)：本机有 \(line.entries) 条写在一条未采纳的记录"
                        + "（\(reason.chinese)）之后，仍然有效：tongban case history \(line.number)",
                    "Look     case \(line.number): \(line.entries) entries of yours follow a refused "
                        + "one (\(reason.english)) and stand: tongban case history \(line.number)"
                )
            )
        }
        let others = refusedInAll - refused.count
        if others > 0 {
            found.append(
                Wording("另有 \(others) 条别处的记录未采纳", "\(others) entries of others are refused")
            )
        }
        if deviations.open + deviations.answered > 0 {
            let (open, answered) = (deviations.open, deviations.answered)
            let command = isCounty ? "tongban-hub deviation list" : "tongban matter deviations"
            found.append(
                Wording(
                    "指南反馈  待答复 \(open) 条，已答复 \(answered) 条：\(command)",
                    "Guides   \(open) deviation(s) open, \(answered) answered: \(command)"
                )
            )
        }
        found += waiting.map(\.wording)
        if quarantined > 0 {
            found.append(
                Wording(
                    "隔离    \(quarantined) 段，都已留存：tongban quarantine list",
                    "Quarantined  \(quarantined) segment(s): tongban quarantine list"
                )
            )
        }
        return found.map(\.shown.printable)
    }
}
