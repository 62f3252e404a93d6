import ArgumentParser

/// Measures what the system costs on the workload that its peers are measured on.
///
/// Every subcommand prints JSON objects, one a line, on standard output.
@main
struct Bench: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "bench",
            abstract: "Bytes, time and space of real replicas on a workload of workload.py.",
            subcommands: [WireBench.self, MergeBench.self, IdleBench.self]
        )
    }
}
