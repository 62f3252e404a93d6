import ArgumentParser
import ServiceModel

extension Day: @retroactive ExpressibleByArgument {
    /// A day as people write it: `2026-11-30`; nil unless the calendar has it.
    public init?(argument: String) {
        self.init(iso: argument)
    }
}
