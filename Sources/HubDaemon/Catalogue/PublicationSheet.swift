import Explanation
import HubRuntime
import Replication

/// What a publication wrote, or would write.
struct PublicationSheet: Document {
    let points: Int
    let matters: Matters
    let delegations: Int
    /// Entries and bytes by scope, only those written in.
    let written: [Amount]

    /// Versions of matters published, by the lowest level that handles them.
    struct Matters: Encodable, Sendable {
        let county: Int
        let township: Int
        let village: Int
    }

    /// How much was written in one scope.
    struct Amount: Encodable, Sendable {
        let scope: Term
        let entries: Int
        let bytes: Int
    }

    init(_ publication: Publication) {
        points = publication.points
        matters = Matters(
            county: publication.matters[.county] ?? 0,
            township: publication.matters[.township] ?? 0,
            village: publication.matters[.village] ?? 0
        )
        delegations = publication.delegations
        written = publication.written.sorted { $0.key < $1.key }.map { scope, amount in
            Amount(scope: scope.term, entries: amount.entries, bytes: amount.bytes)
        }
    }

    func lines() -> [String] { lines(isPlanned: false) }

    /// What was written; or, of a draft, what publishing it would write.
    func lines(isPlanned: Bool) -> [String] {
        guard !written.isEmpty else {
            return [Wording("已是最新，没有要改的。", "Up to date; nothing had to change.").shown]
        }
        let all = matters.county + matters.township + matters.village
        let lead =
            isPlanned ? Wording("发布时会写：", "Publishing would write: ") : Wording("", "")
        return [
            lead.shown
                + Wording(
                    "机构新增或变更 \(points) 个；新发布事项 \(all) 项（到村 \(matters.village)、"
                        + "到乡镇 \(matters.township)、只到县 \(matters.county)）；"
                        + "授权有变的事项 \(delegations) 项。",
                    "\(points) points new or changed; \(all) matters published (\(matters.village) "
                        + "for villages, \(matters.township) for townships, \(matters.county) for "
                        + "the county); delegations changed for \(delegations) matters."
                ).shown
        ]
            + written.map { amount in
                let scope = amount.scope.wording
                return Wording(
                    "  \(scope.chinese)：\(amount.entries) 条，\(amount.bytes) 字节（压缩前）",
                    "  \(scope.english): \(amount.entries) "
                        + (amount.entries == 1 ? "entry" : "entries")
                        + ", \(amount.bytes) bytes before compression"
                ).shown
            }
    }
}

extension Scope {
    /// The county scope as the office speaks of it.
    var term: Term {
        switch self {
        case .authority: Term("authority", "登记与授权", "register and delegations")
        case .catalogue(.county): Term("catalogue/county", "县级目录", "county catalogue")
        case .catalogue(.township): Term("catalogue/township", "乡级目录", "township catalogue")
        case .catalogue(.village): Term("catalogue/village", "村级目录", "village catalogue")
        case .catalogue(.names): Term("catalogue/names", "名录", "index of names")
        case .cases(let point): Term("cases/\(point)", "办件 \(point)", "cases of \(point)")
        case .status(let point): Term("status/\(point)", "情况 \(point)", "status of \(point)")
        }
    }
}
