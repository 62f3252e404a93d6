public import ArgumentParser
public import Transport

extension ListenAddress: ExpressibleByArgument {
    /// Reads `HOST:PORT` from a command line; what is of another form is a mistake of usage.
    public init?(argument: String) {
        guard let address = try? ListenAddress(argument) else { return nil }
        self = address
    }
}
