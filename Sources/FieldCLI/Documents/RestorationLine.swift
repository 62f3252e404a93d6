import Explanation
import Replication
import Storage

/// That the replica was restored, and what it waits for.
struct RestorationLine: Encodable, Sendable {
    let previous: String
    let madeAt: LocalTime
    let heard: Bool
    let replaced: Bool
    /// Devices the restored hub has not heard; absent elsewhere and afterwards.
    let missing: Int?

    init(_ restoration: Restoration) {
        previous = restoration.previous.description
        madeAt = LocalTime(restoration.madeAt)
        heard = restoration.heard
        replaced = restoration.unreplaced.isEmpty
        missing = restoration.missing?.count
    }

    /// One sentence.
    var line: Wording {
        let (cn, en) = ("恢复    \(madeAt.shown) 的备份，", "Restored  the backup of \(madeAt.shown); ")
        if let missing {
            return Wording(
                cn + "还有 \(missing) 台下级设备没有同步，收齐前不公布、不认定：tongban-hub restored status",
                en + "\(missing) device(s) below not heard yet: tongban-hub restored status"
            )
        }
        if !heard, !replaced {
            return Wording(
                cn + "之后的记录可能在上级：tongban sync",
                en + "the parent may hold what came after: tongban sync"
            )
        }
        guard replaced else {
            return Wording(
                cn + "还不能开新办件、作决定：把 tongban enrol 的一行交给县里（tongban-hub replace）",
                en + "opens and decides nothing until the county runs tongban-hub replace"
            )
        }
        return Wording(cn + "已恢复完毕", en + "all done")
    }
}
