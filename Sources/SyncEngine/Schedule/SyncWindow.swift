/// A part of every day in which a node should sync, such as 20:00-06:00; it may pass midnight.
public struct SyncWindow: Hashable, Sendable, CustomStringConvertible {
    /// Minutes after midnight at which it opens, 0 to 1439.
    public let opens: Int
    /// Minutes it lasts, 1 to 1440.
    public let minutes: Int

    /// Minutes of a day.
    static let minutesOfDay = 24 * 60

    /// Reads `HH:MM-HH:MM`; `24:00` may end a window, and `00:00-24:00` is the whole day.
    ///
    /// - Throws: `ScheduleFault.window`.
    public init(_ text: String) throws(ScheduleFault) {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let opens = Self.minute(ends[0]), opens < Self.minutesOfDay,
            let closes = Self.minute(ends[1]), closes != opens
        else { throw .window(text) }
        self.opens = opens
        minutes = closes > opens ? closes - opens : closes + Self.minutesOfDay - opens
    }

    /// As it is written: `20:00-06:00`.
    public var description: String {
        let closes = opens + minutes
        return Self.text(opens) + "-"
            + Self.text(closes > Self.minutesOfDay ? closes - Self.minutesOfDay : closes)
    }

    /// Whether a minute of the day lies in both.
    func overlaps(_ other: SyncWindow) -> Bool {
        let distance = (other.opens - opens + Self.minutesOfDay) % Self.minutesOfDay
        return distance < minutes || Self.minutesOfDay - distance < other.minutes
    }

    /// `HH:MM` as minutes after midnight, up to 24:00.
    private static func minute(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let hour = number(parts[0]), let minute = number(parts[1]),
            minute < 60, hour < 24 || (hour == 24 && minute == 0)
        else { return nil }
        return hour * 60 + minute
    }

    private static func number(_ digits: Substring) -> Int? {
        guard (1...2).contains(digits.utf8.count),
            digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        return Int(digits)
    }

    private static func text(_ minute: Int) -> String {
        let (hours, rest) = minute.quotientAndRemainder(dividingBy: 60)
        return (hours < 10 ? "0" : "") + "\(hours):" + (rest < 10 ? "0" : "") + "\(rest)"
    }
}
