/// One time limit of a case as it stands on a day: derived, never stored.
public struct Deadline: Hashable, Sendable {
    /// What it is about.
    public let kind: DeadlineKind
    /// The day it began; counting starts the day after.
    public let start: Day
    /// How many working days it allows, with any extension.
    public let allowed: Int
    /// The last day in time. While a pause goes on: the last day if it ended today.
    public let due: Day
    /// Working days used up, pauses left out.
    public let used: Int
    /// Whether it runs.
    public let state: State
    /// Whether it was missed, and through what.
    public let lateness: Lateness
    /// How far the moments it rests on can be relied on: the least of them.
    public let standing: ClaimedMoment.Standing
    /// Whether published calendars cover all its days.
    public let isCovered: Bool

    /// Whether a limit runs.
    public enum State: Hashable, Sendable {
        /// It runs.
        case running
        /// A special procedure stops it since a day.
        case paused(since: Day)
        /// It was ended on a day by what it waited for.
        case met(on: Day)
        /// The case ended otherwise, on a day.
        case dropped(on: Day)
    }

    /// Whether a limit was missed.
    public enum Lateness: Hashable, Sendable {
        /// It was not.
        case inTime
        /// It was.
        case late
        /// It was, but only by what became known after it, or against a date that had been told:
        /// 超期（系统合并）, nobody's fault.
        case lateByMerge
    }

    /// Working days left; negative once it is missed.
    public var left: Int { allowed - used }

    /// Whether it still waits for something.
    public var isOpen: Bool {
        switch state {
        case .running, .paused: true
        case .met, .dropped: false
        }
    }

    /// Whether anything it rests on may still change what it says.
    public var isProvisional: Bool { standing == .provisional || !isCovered }
}
