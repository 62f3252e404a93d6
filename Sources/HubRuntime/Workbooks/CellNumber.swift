import ServiceModel

/// A number of a cell as a person reads it there.
struct CellNumber: Sendable {
    /// The text shown; for a day and time `2026-12-01 13:30:00`.
    let text: String
    /// Why it cannot be taken; nil if it can.
    let trouble: CellTrouble?

    /// Nil unless `stored` is a number.
    ///
    /// - Parameter countsFrom1904: Whether days of the workbook are counted from 1904-01-01.
    init?(_ stored: String, _ format: NumberFormat, countsFrom1904: Bool) {
        guard var number = DecimalText(stored) else { return nil }
        guard !number.isTooLong else {
            text = stored
            trouble = .digitsLost
            return
        }
        number.round()
        trouble = nil
        switch format {
        case .general: text = number.plain()
        case .fixed(let wholeDigits, let decimals):
            text = number.plain(wholeDigits: wholeDigits, decimals: decimals)
        case .moment:
            text = Self.moment(number, countsFrom1904: countsFrom1904) ?? number.plain()
        }
    }

    /// How many days the count of 1904 lags behind the one of 1900.
    static let lag = 1_462

    /// Nil for a number that is no moment of a spreadsheet.
    private static func moment(_ number: DecimalText, countsFrom1904: Bool) -> String? {
        guard var days = number.whole else { return nil }
        var seconds = Int((number.fraction * 86_400).rounded())
        if seconds == 86_400 { (days, seconds) = (days + 1, 0) }
        let time = seconds == 0 ? "" : clock(seconds)
        if days == 0, !countsFrom1904 { return time.isEmpty ? nil : time }
        let serial = days + (countsFrom1904 ? lag : 0)
        guard let day = day(serial) else { return nil }
        return day.description + (time.isEmpty ? "" : " " + time)
    }

    /// The day of a serial number of the count of 1900.
    ///
    /// Number 60 is 1900-02-29, which never was, so later days stand one too far (ECMA-376
    /// 18.17.4.1).
    private static func day(_ serial: Int) -> Day? {
        guard serial != 60, (1...2_958_465).contains(serial) else { return nil }
        return Day.epoch.advanced(by: serial - (serial < 60 ? 25_568 : 25_569))
    }

    private static func clock(_ seconds: Int) -> String {
        [seconds / 3_600, seconds / 60 % 60, seconds % 60]
            .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }
}
