import ArgumentParser

/// The subcommand `merge`: time and memory of taking segments in.
struct MergeBench: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "merge",
            abstract: "Verified segments into an empty replica, synced to the disk."
        )
    }

    @Option(help: "A directory that workload.py has written.")
    var workload: String

    @Option(help: "Who wrote: village or office.")
    var writers = Replay.Writers.village.rawValue

    @Option(help: "How often; one line each.")
    var runs = 3

    func run() async throws {
        let workload = try Workload(directory: workload)
        guard let writers = Replay.Writers(rawValue: writers) else {
            throw ValidationError("writers are village and office")
        }
        let played = try await ReplayedCounty(workload, writers: writers)
        let base = try await played.arrivals()
        try await played.write(workload.meta.days - 1)
        try await played.night()
        let reference = Reference(workload.submissions)
        for number in 0..<runs {
            let merged = try await MergeRun.make(
                from: played.county.hub,
                base: base,
                operations: (workload.meta.opsBase, workload.meta.opsLastDay),
                in: played.county.directory,
                named: "receiver\(number)"
            ) { try await reference.check($0, played.replay.cases) }
            try Report.printLine(
                MergeReport(
                    size: workload.meta.size,
                    writers: writers.rawValue,
                    verified: true,
                    run: merged
                )
            )
        }
    }
}

/// What `merge` prints.
private struct MergeReport: Encodable {
    let bench = "merge"
    let size: String
    let writers: String
    let verified: Bool
    let run: MergeRun
}
