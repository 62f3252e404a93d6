public import Replication
public import ServiceModel

/// A deviation that is held here, with what became of it.
public struct HeldDeviation: Hashable, Sendable {
    /// The entry that filed it.
    public let filing: Dot
    /// The point that filed it.
    public let point: ServicePointID
    /// The number of the device that filed it; nil if the register does not name it.
    public let device: UInt32?
    /// What it says.
    public let deviation: GuideDeviation
    /// The case at which it was noticed; nil if none.
    public let noticedAt: Dot?
    /// Who filed it; nil if nobody was named.
    public let author: Operator?
    /// Where it provably is.
    public let custody: Custody
    /// When the county ruled on it, seconds since 1970 by the county's clock; nil if it has not.
    public let ruledAt: Int64?
    /// The county's latest answer; nil while it is open.
    public let answer: DeviationAnswer?

    /// How people name it: the number of its device and its own, as on receipts; for ever the same.
    public var label: String {
        "\(device.map { "\($0)" } ?? filing.replica.description)-\(filing.sequence)"
    }
}
