import Replication

extension SyncSchedule {
    /// Seconds since this device's latest slot and until its next one, by the wall clock.
    ///
    /// In each window of each day a device's first slot lies anywhere in the first interval (or in
    /// the window, if that is shorter), at a place drawn from its key and the day; the others
    /// follow at the interval. So villages that share a window do not all come at its opening, and
    /// none is the last one every night.
    func slots(around wall: Int64, on device: DeviceKey) -> (since: UInt64, until: UInt64) {
        // No real clock shows a year past 30 000 000, and none may overflow this.
        let limit: Int64 = 1 << 50
        let now = min(max(wall, -limit), limit) + offset.seconds
        let today = now.flooredDays
        var (since, until) = (UInt64.max, UInt64.max)
        // A slot of the day before yesterday may still be the latest one: yesterday's window may
        // pass midnight and have its first slot ahead of us. Tomorrow's first slot is always ahead.
        for day in (today - 2)...(today + 1) {
            for (index, window) in windows.enumerated() {
                let length = UInt64(window.minutes) * 60
                let round = UInt64(bitPattern: day) &* 64 &+ UInt64(index)
                let first = device.spread(over: min(interval, length), round: round)
                let opening = day * Int64.secondsOfDay + Int64(window.opens) * 60
                let passed = now - opening - Int64(first)
                guard passed >= 0 else {
                    until = min(until, UInt64(-passed))
                    continue
                }
                let last = (length - 1 - first) / interval
                let reached = min(UInt64(passed) / interval, last)
                since = min(since, UInt64(passed) - reached * interval)
                if reached < last { until = min(until, (reached + 1) * interval - UInt64(passed)) }
            }
        }
        return (since, until)
    }
}

extension Int64 {
    fileprivate static let secondsOfDay: Int64 = 24 * 60 * 60

    /// The day that these seconds lie in, counted from 1970; days before it are negative.
    fileprivate var flooredDays: Int64 {
        let (days, rest) = quotientAndRemainder(dividingBy: Self.secondsOfDay)
        return rest < 0 ? days - 1 : days
    }
}

extension DeviceKey {
    /// A place below `span` that looks random over devices and rounds, and is always the same for
    /// one device and round.
    ///
    /// A key is random already; what mixes in the round is the finaliser of SplitMix64 (Steele,
    /// Lea and Flood, OOPSLA 2014).
    func spread(over span: UInt64, round: UInt64) -> UInt64 {
        let seed = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        var mixed = seed &+ (round &+ 1) &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return (mixed ^ mixed >> 31) % max(span, 1)
    }
}
