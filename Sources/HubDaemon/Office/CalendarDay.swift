public import ArgumentParser
public import ServiceModel

extension Day: ExpressibleByArgument {
    /// A day as people write it: `2026-11-30`; nil unless the calendar has it.
    public init?(argument: String) {
        self.init(iso: argument)
    }
}
