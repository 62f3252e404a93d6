/// Stretches of days on which no limit runs, as one set: what overlaps is counted once.
///
/// A stretch begins the day after the fact that opens it and has the day of the fact that closes it,
/// as a limit begins the day after the fact that starts it.
public struct PausedDays: Hashable, Sendable {
    /// The days after `start`, up to and with `end`.
    public struct Stretch: Hashable, Sendable {
        /// The day of the fact that opens it; a limit still runs on it.
        public let start: Day
        /// The last day of the pause; nil while it goes on.
        public let end: Day?

        /// Names the days after `start` up to and with `end`.
        public init(after start: Day, through end: Day?) {
            self.start = start
            self.end = end
        }
    }

    /// Ascending, apart from each other; only the last may be open.
    public let stretches: [Stretch]

    /// The union of any stretches; those without a day are left out. O(n log n).
    public init(_ stretches: [Stretch] = []) {
        var united: [Stretch] = []
        let sorted =
            stretches
            .filter { stretch in stretch.end.map { $0 > stretch.start } ?? true }
            .sorted { ($0.start, $0.end ?? .distant) < ($1.start, $1.end ?? .distant) }
        for stretch in sorted {
            guard let last = united.last, last.end.map({ stretch.start <= $0 }) ?? true else {
                united.append(stretch)
                continue
            }
            guard let lastEnd = last.end else { break }
            let end = stretch.end.map { max($0, lastEnd) }
            united[united.count - 1] = Stretch(after: last.start, through: end)
        }
        self.stretches = united
    }

    /// The day since which the pause goes on; nil unless one is open.
    public var openSince: Day? {
        guard let last = stretches.last, last.end == nil else { return nil }
        return last.start
    }

    /// Working days of the pauses after `start`, up to and with `end`. O(stretches).
    public func count(after start: Day, through end: Day, by calendars: WorkingCalendars) -> Int {
        stretches.reduce(0) { sum, stretch in
            let first = max(start, stretch.start)
            let last = min(end, stretch.end ?? end)
            return first < last ? sum + calendars.count(after: first, through: last) : sum
        }
    }

    /// The working day on which `days` of them are over that no pause takes; `start` for none.
    ///
    /// An open pause counts as ending on `today`.
    public func day(
        _ days: Int,
        after start: Day,
        today: Day,
        by calendars: WorkingCalendars
    ) -> Day {
        let closed = PausedDays(
            stretches.map {
                Stretch(after: $0.start, through: $0.end ?? max($0.start, today))
            }
        )
        let wanted = min(max(days, 0), WorkingCalendars.longestLimit)
        var day = start
        var missing = wanted
        while missing > 0 {
            let next = calendars.day(missing, after: day)
            guard next > day else { return day }
            day = next
            let paused = closed.count(after: start, through: day, by: calendars)
            missing = wanted - calendars.count(after: start, through: day) + paused
        }
        return day
    }
}

extension Day {
    /// Later than every day that is counted.
    fileprivate static let distant = Day(number: .max)
}
