import ArgumentParser
import Foundation
import Replication

/// The subcommand `wire`: everything that crosses, to the byte.
struct WireBench: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "wire", abstract: "Bytes a case, compressed, as sent.")
    }

    @Option(help: "A directory that workload.py has written.")
    var workload: String

    @Option(
        parsing: .upToNextOption,
        help: "Who writes: one replica a village, or every office its own feed."
    )
    var writers: [String] = ["village", "office"]

    func run() async throws {
        let workload = try Workload(directory: workload)
        for name in writers {
            guard let writers = Replay.Writers(rawValue: name) else {
                throw ValidationError("writers are village and office")
            }
            try Report.printLine(try await WireReport.measure(workload, writers: writers))
        }
    }
}

/// What `wire` prints.
struct WireReport: Encodable {
    let bench = "wire"
    let size: String
    let writers: String
    let cases: Int
    let casesTouchedLastDay: Int
    let operations: Int
    let commits: Int
    /// Segments and entries that the last day's conversations carried.
    let segments: Int
    let entries: Int
    /// The last day as the authors' own lines carried it: request and response bodies.
    let incrementBytesPerCase: Double
    /// The same day to a second device of each township, and of the county, each in one conversation.
    let incrementTownshipStreamBytesPerCase: Double
    let incrementCountyStreamBytesPerCase: Double
    /// Only where offices write by turns: the lines between townships and county.
    let incrementUplinkBytesPerCase: Double?
    /// Everything but the last day, as authored, to a second device of the county, of each township.
    let fullBytesPerCase: Double
    let fullTownshipStreamBytesPerCase: Double
    /// A conversation with nothing new: request body, response body, rounds.
    let idleBytes: [Int]
    let idleRounds: Int
    let bytesBySection: [String: Int]
    let rawBytesBySection: [String: Int]
    let fullBytesBySection: [String: Int]
    let mergeOperationsPerSecond: Int
    let mergeOperationsPerCPUSecond: Int
    let mergeIncrementOperationsPerSecond: Int
    let diskBytesPerCase: Int
    let peakMemoryBytes: Int
    let commitsPerSecond: Int
    let verified: Bool

    static func measure(_ workload: Workload, writers: Replay.Writers) async throws -> WireReport {
        let usage = Usage()
        let played = try await ReplayedCounty(workload, writers: writers)
        let replaySeconds = usage.wallSeconds
        let county = played.county
        let meta = workload.meta
        let base = try await played.arrivals()
        let countyLedger = Ledger()
        let full = try await county.countyObserver.sync(to: county.hubAddress, countyLedger)
        let fullSections = countyLedger.compressed(of: full)
        var fullTownships = 0
        for observer in county.townshipObservers {
            fullTownships += try await observer.sync(to: county.hubAddress)
        }
        let commitsBefore = played.replay.commits
        let last = meta.days - 1
        let links = ReplayedCounty.Links()
        try await played.write(last, links)
        try await played.night(links)
        countyLedger.reset()
        let increment = try await county.countyObserver.sync(to: county.hubAddress, countyLedger)
        var incrementTownships = 0
        for observer in county.townshipObservers {
            incrementTownships += try await observer.sync(to: county.hubAddress)
        }
        let idle = try await county.countyObserver.idleBytes(to: county.hubAddress)
        let reference = Reference(workload.submissions)
        try await reference.check(county.countyObserver.store, played.replay.cases)
        try await reference.check(county.hub.store, played.replay.cases)
        let merged = try await MergeRun.make(
            from: county.hub,
            base: base,
            operations: (meta.opsBase, meta.opsLastDay),
            in: county.directory,
            named: "receiver"
        ) { try await reference.check($0, played.replay.cases) }
        func perCase(_ bytes: Int, _ cases: Int) -> Double {
            (Double(bytes) / Double(cases) * 10).rounded() / 10
        }
        let touched = meta.casesTouchedLastDay
        return WireReport(
            size: meta.size,
            writers: writers.rawValue,
            cases: reference.count,
            casesTouchedLastDay: touched,
            operations: meta.ops,
            commits: played.replay.commits,
            segments: links.villageLedger.counted.segments,
            entries: links.villageLedger.counted.entries,
            incrementBytesPerCase: perCase(links.village, touched),
            incrementTownshipStreamBytesPerCase: perCase(incrementTownships, touched),
            incrementCountyStreamBytesPerCase: perCase(increment, touched),
            incrementUplinkBytesPerCase: writers == .office
                ? perCase(links.township, touched) : nil,
            fullBytesPerCase: perCase(full, meta.casesBase),
            fullTownshipStreamBytesPerCase: perCase(fullTownships, meta.casesBase),
            idleBytes: [idle.sent, idle.received],
            idleRounds: idle.rounds,
            bytesBySection: links.villageLedger.compressed(of: links.village),
            rawBytesBySection: links.villageLedger.raw,
            fullBytesBySection: fullSections,
            mergeOperationsPerSecond: merged.mergeOperationsPerSecond,
            mergeOperationsPerCPUSecond: merged.mergeOperationsPerCPUSecond,
            mergeIncrementOperationsPerSecond: merged.mergeIncrementOperationsPerSecond,
            diskBytesPerCase: merged.diskBytes / reference.count,
            peakMemoryBytes: merged.peakMemoryBytes,
            commitsPerSecond: Int(Double(commitsBefore) / replaySeconds),
            verified: true
        )
    }
}
