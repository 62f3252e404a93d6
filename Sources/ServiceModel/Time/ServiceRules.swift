/// The county's parameters, as it publishes them for every replica.
public struct ServiceRules: Hashable, Sendable {
    /// Parameters of time limits.
    public var deadlines: DeadlineRules

    /// States the parameters; without any, the defaults.
    public init(deadlines: DeadlineRules = DeadlineRules()) {
        self.deadlines = deadlines
    }

    /// Rules with the publication that set them.
    public struct Edition: Hashable, Sendable {
        /// Which publication: a number that grows with each; 0 for the defaults.
        public let number: UInt64
        /// The rules.
        public let rules: ServiceRules

        /// Names an edition; without arguments the defaults.
        public init(number: UInt64 = 0, rules: ServiceRules = ServiceRules()) {
            self.number = number
            self.rules = rules
        }
    }
}
