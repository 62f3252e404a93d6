/// What time limits are reckoned by: the county's rules and calendars in their newest editions.
public struct Timekeeping: Hashable, Sendable {
    /// The rules.
    public let rules: ServiceRules.Edition
    /// The calendars.
    public let calendars: WorkingCalendars

    /// Joins rules and calendars; without any, the defaults and plain weeks.
    public init(
        rules: ServiceRules.Edition = ServiceRules.Edition(),
        calendars: WorkingCalendars = WorkingCalendars()
    ) {
        self.rules = rules
        self.calendars = calendars
    }

    /// The limits of a case on a day.
    public func clock(of timeline: CaseTimeline, on today: Day) -> CaseClock {
        CaseClock(timeline, rules: rules.rules.deadlines, calendars: calendars, today: today)
    }

    /// The light that a clock shines.
    public func light(of clock: CaseClock) -> CaseLight {
        clock.light(rules.rules.deadlines)
    }

    /// The date to tell whoever applied for `matter`, if it is accepted on `day`.
    public func told(of matter: Matter, acceptedOn day: Day) -> ToldDate {
        ToldDate(
            acceptedOn: day,
            within: matter.promisedLimit,
            rules: rules,
            calendars: calendars
        )
    }
}
