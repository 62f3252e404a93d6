/// What is wrong with a schedule as somebody wrote it.
public enum ScheduleFault: Error, Hashable, Sendable {
    /// Not `HH:MM-HH:MM`, or a window that begins when it ends.
    case window(String)
    /// Two windows have a minute in common.
    case overlap(SyncWindow, SyncWindow)
    /// Not `+HH:MM` or `-HH:MM` within 14 hours.
    case offset(String)
    /// Not a whole number of seconds from 1 to ``SyncSchedule/longestInterval``.
    case interval(String)
}
