import Explanation
import ServiceModel

/// Whether the delegations known here are proved fresh enough to act on.
struct LeaseLine: Encodable, Sendable {
    /// `valid`, `lapsed` or `unproved`.
    let state: String
    /// When it ends or ended; of an unproved one, what the time is at least.
    let at: LocalTime

    /// Nil where no lease is needed.
    init?(_ lease: Lease) {
        switch lease {
        case .unlimited: return nil
        case .valid(let end): (state, at) = ("valid", LocalTime(end))
        case .lapsed(let end): (state, at) = ("lapsed", LocalTime(end))
        case .unproved(let moment): (state, at) = ("unproved", LocalTime(moment))
        }
    }

    var line: Wording {
        switch state {
        case "valid":
            Wording("授权  有效到 \(at.shown)", "Lease    good until \(at.shown)")
        case "lapsed":
            Wording(
                "授权  \(at.shown) 已过期，只能收件：先 tongban sync 或导入优盘",
                "Lease    ended \(at.shown); papers only: tongban sync, or import a stick"
            )
        default:
            Wording(
                "授权  时钟不可信（至少已是 \(at.shown)），只能收件：校准后 tongban sync",
                "Lease    the clock is wrong (it is \(at.shown) at least); set it, then tongban sync"
            )
        }
    }
}
