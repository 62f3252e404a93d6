import Explanation
import NodeRuntime
import ServiceRecords
import Storage

/// What a bundle brought, and where everything stands after it.
struct BundleImportReport: Document {
    let party: BundleParty
    /// `new`, `known` (this very file was imported before) or `stale` (a newer one was).
    let age: Term
    let segmentsTaken: Int
    let segmentsRepeated: Int
    let segmentsEarly: Int
    let segmentsQuarantined: Int
    let receipts: Int
    let ruled: Int
    let asksForGrant: Bool
    let custody: CustodyLine
    let conflicts: Int
    let refused: Int
    private let newest: UInt64

    private enum CodingKeys: String, CodingKey {
        case party, age, segmentsTaken, segmentsRepeated, segmentsEarly, segmentsQuarantined
        case receipts, ruled, asksForGrant, custody, conflicts, refused
    }

    init(
        _ outcome: BundleImport,
        _ register: AuthorityView,
        _ counts: ReplicaCounts,
        toSettle: Int,
        ownRefused: Int
    ) {
        party = BundleParty(outcome.header, register)
        age = BundleSheet.age(of: outcome.header, outcome.memory)
        segmentsTaken = outcome.taken
        segmentsRepeated = outcome.repeated
        segmentsEarly = outcome.early
        segmentsQuarantined = outcome.quarantined
        receipts = outcome.receipts
        ruled = outcome.ruled
        asksForGrant = outcome.asksForGrant
        custody = CustodyLine(counts)
        conflicts = toSettle
        refused = ownRefused
        newest = outcome.memory.newest ?? 0
    }

    /// Whether a person must look at something.
    var hasFindings: Bool {
        age.token == "stale" || segmentsEarly > 0 || segmentsQuarantined > 0 || conflicts > 0
            || refused > 0 || asksForGrant
    }

    func lines() -> [String] {
        [party.line] + notices.map(\.shown) + [
            Wording(
                "新收 \(segmentsTaken) 段，已有 \(segmentsRepeated) 段，收据 \(receipts) 份",
                "\(segmentsTaken) segments taken, \(segmentsRepeated) known, \(receipts) receipts"
            ).shown,
            custody.line,
        ] + findings.map(\.shown)
    }

    private var notices: [Wording] {
        switch age.token {
        case "known" where segmentsTaken == 0:
            [Wording("以前导入过，没有变化。", "Imported before; nothing changed.")]
        case "stale":
            [
                Wording(
                    "这份是旧的：同一来源的第 \(newest) 号已经导入过。缺的已补上；请带最新的来。",
                    "This one is old: no. \(newest) of the same origin was imported before. "
                        + "What was missing was taken; bring the newest."
                )
            ]
        default: []
        }
    }

    private var findings: [Wording] {
        var found: [Wording] = []
        if segmentsEarly > 0 {
            found.append(
                Wording(
                    "有 \(segmentsEarly) 段来早了，前面的本机没有，没有收。给对方导一份"
                        + "（tongban bundle export），对方下一份会补齐",
                    "\(segmentsEarly) segments came too early and were left out. Hand over an own "
                        + "bundle (tongban bundle export); the next one will fill in"
                )
            )
        }
        if segmentsQuarantined > 0 {
            found.append(
                Wording(
                    "隔离 \(segmentsQuarantined) 段，都已留存：tongban quarantine list",
                    "\(segmentsQuarantined) quarantined, all kept: tongban quarantine list"
                )
            )
        }
        if asksForGrant {
            found.append(
                Wording(
                    "对方的副本是新建的，还没有设备号；请县里 tongban-hub grant --request 这个文件",
                    "Its replica is new and has no number; at the county: "
                        + "tongban-hub grant --request with this file"
                )
            )
        }
        if conflicts + refused > 0 {
            found.append(
                Wording(
                    "要人看一下：待选定 \(conflicts)，本机未采纳 \(refused)。详见 tongban status",
                    "For a person: \(conflicts) to settle, \(refused) refused. See tongban status"
                )
            )
        }
        return found
    }
}
