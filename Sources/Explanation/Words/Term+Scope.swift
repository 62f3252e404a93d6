package import Replication

extension Scope {
    /// What a scope holds, without whose it is.
    package var term: Term {
        switch self {
        case .authority: Term("authority", "县册", "register")
        case .catalogue(let audience):
            switch audience {
            case .county: Term("catalogue-county", "事项（县）", "matters, county")
            case .township: Term("catalogue-township", "事项（乡镇）", "matters, townships")
            case .village: Term("catalogue-village", "事项（村）", "matters, villages")
            case .names: Term("catalogue-names", "事项名称", "names of matters")
            }
        case .cases: Term("cases", "办件", "cases")
        case .status: Term("status", "状态", "status")
        }
    }

    /// The point it belongs to, or nil if it is county-wide.
    package var point: UInt32? {
        switch self {
        case .authority, .catalogue: nil
        case .cases(let point), .status(let point): point
        }
    }
}
