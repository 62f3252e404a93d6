/// How far the time by which windows are meant is ahead of UTC; the same all the year round.
public struct UTCOffset: Hashable, Sendable, CustomStringConvertible {
    /// Seconds, positive to the east.
    public let seconds: Int64

    /// The time of all China (北京时间).
    public static let china = UTCOffset(seconds: 8 * 60 * 60)

    private init(seconds: Int64) {
        self.seconds = seconds
    }

    /// Reads `+HH:MM` or `-HH:MM`, at most 14 hours.
    ///
    /// - Throws: `ScheduleFault.offset`.
    public init(_ text: String) throws(ScheduleFault) {
        let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
        guard let sign = text.first, sign == "+" || sign == "-", parts.count == 2,
            parts.allSatisfy({ $0.utf8.count == 2 }), let hours = UInt8(parts[0]),
            let minutes = UInt8(parts[1]), minutes < 60,
            Int64(hours) * 60 + Int64(minutes) <= 14 * 60
        else { throw .offset(text) }
        let size = (Int64(hours) * 60 + Int64(minutes)) * 60
        seconds = sign == "-" ? -size : size
    }

    /// As it is written: `+08:00`.
    public var description: String {
        let (hours, minutes) = (abs(seconds) / 60).quotientAndRemainder(dividingBy: 60)
        return (seconds < 0 ? "-" : "+") + (hours < 10 ? "0" : "") + "\(hours):"
            + (minutes < 10 ? "0" : "") + "\(minutes)"
    }
}
