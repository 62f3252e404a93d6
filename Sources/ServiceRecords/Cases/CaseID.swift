public import Replication
public import ServiceModel

/// Identifies a case: the service point it belongs to and the dot of the entry that opened it.
public struct CaseID: Hashable, Comparable, Sendable {
    /// Whose case it is.
    public let point: ServicePointID
    /// The opening entry.
    public let dot: Dot

    /// Names a case.
    public init(point: ServicePointID, dot: Dot) {
        self.point = point
        self.dot = dot
    }

    /// The scope all its entries are written in.
    public var scope: Scope { .cases(point.number) }

    public static func < (left: Self, right: Self) -> Bool {
        (left.point, left.dot) < (right.point, right.dot)
    }
}
