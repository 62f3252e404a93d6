/// The unit of entitlement: what a replica may read or write is a set of scopes.
public enum Scope: Hashable, Sendable {
    /// County-wide: grants, registers, delegations. Everyone reads it, the county alone writes it.
    case authority
    /// The matters published for one audience; written by the county.
    case catalogue(Audience)
    /// The cases of one service point; private to it and its ancestors.
    case cases(PointNumber)
    /// What one service point reports about itself; private to it and its ancestors.
    case status(PointNumber)

    /// For whom a matter is published. A node reads its own audience and those below.
    public enum Audience: UInt8, CaseIterable, Sendable {
        case county = 1
        case township = 2
        case village = 3
        /// Codes and names of everything, for referral.
        case names = 4
    }

    /// The county-minted number of a service point; never a division code, because villages merge.
    public typealias PointNumber = UInt32
}

extension Scope: Comparable {
    /// The stable (kind, key) pair that orders scopes and stands for them in bytes.
    public var code: (kind: UInt8, key: UInt32) {
        switch self {
        case .authority: (1, 0)
        case .catalogue(let audience): (2, UInt32(audience.rawValue))
        case .cases(let point): (3, point)
        case .status(let point): (4, point)
        }
    }

    /// Reads a (kind, key) pair; nil for kinds and audiences this version does not know.
    public init?(kind: UInt8, key: UInt32) {
        switch kind {
        case 1 where key == 0: self = .authority
        case 2:
            guard let audience = UInt8(exactly: key).flatMap(Audience.init(rawValue:)) else {
                return nil
            }
            self = .catalogue(audience)
        case 3: self = .cases(key)
        case 4: self = .status(key)
        default: return nil
        }
    }

    public static func < (left: Self, right: Self) -> Bool {
        left.code < right.code
    }
}
