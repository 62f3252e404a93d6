import Explanation
import Replication
import Storage

/// A feed that is stored and receipted but not folded yet, and what it waits for.
struct WaitingLine: Encodable, Sendable {
    let author: String
    let entries: UInt64
    let reason: Term
    /// For an engineer.
    let detail: String

    init(_ feed: WaitingFeed) {
        author = feed.feed.replica.description
        entries = feed.entries
        detail = feed.reason
        reason = Self.term(of: feed.reason)
    }

    var wording: Wording {
        let (cn, en) = (reason.wording.chinese, reason.wording.english)
        return Wording(
            "在等    设备 \(author) 的 \(entries) 条：\(cn)",
            "Waiting  \(entries) entries of device \(author): \(en)"
        )
    }

    /// The store names what is missing by a word and a place.
    private static func term(of reason: String) -> Term {
        switch reason.split(separator: " ").first {
        case "context":
            Term("context", "还缺它之前的记录，多同步几次会到", "earlier entries are still to come")
        case "head":
            Term("head", "还缺县里的登记或事项，多同步几次会到", "the county's word is still to come")
        case "upgrade":
            Term("upgrade", "本程序太旧，请升级", "this program is too old; upgrade it")
        case "branch":
            Term(
                "branch",
                "与本机的记录对不上，副本可能被拷贝或还原过，请告诉县里",
                "it does not fit what is here; was a replica copied? tell the county"
            )
        default:
            Term("other", "原因 \(reason)", "reason \(reason)")
        }
    }
}
