/// When something happened, as its author's clock claimed, with what the county can prove.
///
/// Limits count in days, so a claim is compared by its day: a clock that is minutes fast gains and
/// loses nothing.
public struct ClaimedMoment: Hashable, Sendable {
    /// Seconds since 1970 by the author's clock; may be any value whatever.
    public let claimedAt: Int64
    /// Between which county times it was written; nil until the county has ruled on it.
    public let bounds: TimeBounds?

    /// States a claim and what is proved about it.
    public init(claimedAt: Int64, bounds: TimeBounds?) {
        self.claimedAt = claimedAt
        self.bounds = bounds
    }

    /// A moment by the county's own clock, which is the measure of all others.
    public init(countyTime: Int64) {
        self.init(
            claimedAt: countyTime,
            bounds: TimeBounds(notBefore: countyTime, notAfter: countyTime)
        )
    }

    /// The day that counts: the claimed one within the bounds, else the nearest bound.
    public var day: Day {
        let claimed = Day(beijingSeconds: claimedAt)
        guard let bounds else { return claimed }
        return min(max(claimed, bounds.first), bounds.last)
    }

    /// How far the claim can be relied on.
    public var standing: Standing {
        guard bounds != nil else { return .provisional }
        return day == Day(beijingSeconds: claimedAt) ? .proved : .flagged
    }

    /// How far a claimed moment can be relied on.
    public enum Standing: UInt8, CaseIterable, Comparable, Sendable {
        /// 可信: within what the county can prove.
        case proved = 0
        /// 暂计: the county has not ruled on it yet.
        case provisional = 1
        /// 存疑: outside what the county can prove; left out of on-time figures.
        case flagged = 2

        /// Orders from the most reliable to the least.
        public static func < (lhs: Standing, rhs: Standing) -> Bool {
            lhs.rawValue < rhs.rawValue
        }
    }
}

/// Between which county times something was written; seconds since 1970.
public struct TimeBounds: Hashable, Sendable {
    /// The newest county-signed time its author had seen.
    public let notBefore: Int64
    /// When the county received it.
    public let notAfter: Int64

    /// Bounds something; where a county clock went back between the two, the earlier comes first.
    public init(notBefore: Int64, notAfter: Int64) {
        self.notBefore = min(notBefore, notAfter)
        self.notAfter = max(notBefore, notAfter)
    }

    /// The first day it may have been written on.
    public var first: Day { Day(beijingSeconds: notBefore) }

    /// The last day it may have been written on.
    public var last: Day { Day(beijingSeconds: notAfter) }
}
