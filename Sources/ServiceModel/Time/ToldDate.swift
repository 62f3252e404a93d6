/// The date that was told to the citizen (告知办结日): a fact that stays, whatever is recomputed later.
public struct ToldDate: Hashable, Sendable {
    /// By when the case would be decided.
    public let day: Day
    /// Which limit that was.
    public let limit: DeadlineKind
    /// The edition of the rules it was computed by; 0 for the defaults.
    public let rules: UInt64
    /// The newest edition of the calendars it was computed by; 0 for plain weeks.
    public let calendar: UInt64

    /// States what was told.
    public init(day: Day, limit: DeadlineKind, rules: UInt64, calendar: UInt64) {
        self.day = day
        self.limit = limit
        self.rules = rules
        self.calendar = calendar
    }

    /// The date to tell when a case is accepted on `day`: the end of the promised limit.
    public init(
        acceptedOn day: Day,
        within limit: WorkingDays,
        rules: ServiceRules.Edition,
        calendars: WorkingCalendars
    ) {
        let due = calendars.day(limit.count, after: day)
        self.init(
            day: due,
            limit: .promised,
            rules: rules.number,
            calendar: calendars.edition(from: day, through: due)
        )
    }
}
