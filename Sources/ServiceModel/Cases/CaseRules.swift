/// What a county may set about handling cases; where the law leaves it open, practice differs.
public struct CaseRules: Hashable, Sendable {
    /// The most by which a limit is extended, once (行政许可法 art. 42: ten working days).
    public let longestExtension: WorkingDays

    /// States the rules of a county.
    public init(longestExtension: WorkingDays) {
        self.longestExtension = longestExtension
    }

    /// What holds where the county has set nothing.
    public static let standard = CaseRules(longestExtension: WorkingDays(count: 10))
}
