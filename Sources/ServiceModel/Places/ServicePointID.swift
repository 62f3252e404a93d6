/// The lasting identity of a service point, minted by the county and never reused.
///
/// It stays the same when a village merges, moves or is renamed.
public struct ServicePointID: Hashable, Sendable {
    /// The number the county gave out.
    public let number: UInt32

    /// Names the service point with this number.
    public init(_ number: UInt32) {
        self.number = number
    }
}

extension ServicePointID: Comparable {
    /// Orders service points by the number the county gave out.
    public static func < (lhs: ServicePointID, rhs: ServicePointID) -> Bool {
        lhs.number < rhs.number
    }
}
