import ArgumentParser
import ServiceModel
import ServiceRecords
import Storage

/// The subcommand `idle`: what it costs to find that nothing is new.
struct IdleBench: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "idle",
            abstract: "Bytes of a conversation with nothing new, by number of cases."
        )
    }

    @Option(help: "A directory that workload.py has written; its first case is opened again.")
    var workload: String

    @Option(parsing: .upToNextOption, help: "Numbers of cases.")
    var cases: [Int] = [10, 10_000]

    func run() async throws {
        let workload = try Workload(directory: workload)
        let county = try await MeasuredCounty(of: workload)
        guard let first = workload.submissions.first,
            let village = county.villages[first.village],
            let point = county.points[first.village]
        else { throw BenchFault.workload("no case") }
        var opened = 0
        for count in cases.sorted() {
            while opened < count {
                let batch = min(100, count - opened)
                _ = try await village.store.commit(by: MeasuredCounty.person()) { view in
                    let day = try view.register.asOf
                    guard
                        case .text(let text) = first.fields
                            .first(where: { $0.name == "form.matter" })?.value,
                        let code = MatterCode(text), let held = try view.matter(code, on: day),
                        let actor = try view.actor(for: nil, matter: code, on: day)
                    else { throw BenchFault.workload("matter") }
                    let changes = try CaseWords.opening(first, matter: held.matter, by: actor)
                    let act = CaseAct(
                        claimedAt: first.at,
                        changes: changes,
                        audience: held.audience,
                        openedOn: day
                    )
                    return Array(repeating: .open(at: point, act), count: batch)
                }
                opened += batch
            }
            try await village.sync(to: county.hubAddress)
            let idle = try await village.idleBytes(to: county.hubAddress)
            try Report.printLine(
                IdleReport(
                    cases: count,
                    sent: idle.sent,
                    received: idle.received,
                    rounds: idle.rounds
                )
            )
        }
    }
}

/// What `idle` prints.
private struct IdleReport: Encodable {
    let bench = "idle"
    let cases: Int
    let sent: Int
    let received: Int
    let rounds: Int
}
