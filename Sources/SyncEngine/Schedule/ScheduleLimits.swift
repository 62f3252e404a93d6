/// Every tunable of a schedule, in seconds, with its reason.
public enum ScheduleLimits {
    /// After the first failure; doubled with each further one. Also the least time between two
    /// conversations, whatever the wall clock does in between.
    public static let firstRetry: UInt64 = 30
    /// Between retries at most: a line that comes back is used within a quarter of an hour, and a
    /// parent that is down for a night costs a village some forty attempts.
    public static let longestRetry: UInt64 = 15 * 60
    /// What starts together is spread over this time: 550 villages after a power cut are ten a second.
    public static let startSpread: UInt64 = 60
    /// Without success for this long a conversation is due at any hour: longer than a window of
    /// twelve hours can put between two slots, so it is reached only while the wall clock misleads.
    public static let longestSilence: UInt64 = 36 * 60 * 60
    /// The longest single wait: a clock that was set, or a machine that slept, is noticed then.
    public static let reviewEvery: UInt64 = 3 * 60
}
