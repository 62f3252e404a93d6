import Replication
import Storage
import SyncProtocol

/// A county into which a workload was written up to its last day, the nights synced.
struct ReplayedCounty {
    let workload: Workload
    let county: MeasuredCounty
    let replay: Replay
    let writers: Replay.Writers

    init(_ workload: Workload, writers: Replay.Writers) async throws {
        self.workload = workload
        self.writers = writers
        county = try await MeasuredCounty(of: workload)
        replay = Replay(county, writers: writers)
        for day in 0..<(workload.meta.days - 1) {
            try await write(day)
            try await night()
        }
    }

    /// When everybody closes what the day brought.
    private func evening(of day: Int) -> Int64 {
        1_767_571_200 + Int64(day) * 86_400 + 12 * 3600
    }

    /// Writes one day and closes it; nothing is synced that causality does not ask for.
    func write(_ day: Int, _ links: Links? = nil) async throws {
        let wall = evening(of: day)
        let offices =
            county.villages.values.map { $0 } + county.townships.values.map { $0 } + [county.hub]
        func close() async throws { for office in offices { try await office.close(at: wall) } }
        try await replay.play(workload.submissions(of: day)) {
            try await close()
            try await exchange(links)
        }
        try await close()
    }

    /// Bytes that the lines of a county carried, both ways.
    final class Links {
        var village = 0
        var township = 0
        let villageLedger = Ledger()
        let townshipLedger = Ledger()
    }

    /// The conversations after which everybody holds what all have written.
    func night(_ links: Links? = nil) async throws {
        switch writers {
        case .village:
            for (_, village) in county.villages.sorted(by: { $0.key < $1.key }) {
                let bytes = try await village.sync(to: county.hubAddress, links?.villageLedger)
                links?.village += bytes
            }
        case .office: try await exchange(links)
        }
        replay.everybodyKnows()
    }

    /// Up and down again over both tiers.
    private func exchange(_ links: Links?) async throws {
        let villages = county.villages.sorted { $0.key < $1.key }
        func dialTownships() async throws {
            for (division, village) in villages {
                guard let address = county.townshipAddresses[String(division.prefix(9))] else {
                    throw BenchFault.workload("no township of \(division)")
                }
                let bytes = try await village.sync(to: address, links?.villageLedger)
                links?.village += bytes
            }
        }
        try await dialTownships()
        for (_, township) in county.townships.sorted(by: { $0.key < $1.key }) {
            let bytes = try await township.sync(to: county.hubAddress, links?.townshipLedger)
            links?.township += bytes
        }
        try await dialTownships()
    }

    /// How far the hub's arrivals reach now, by scope.
    func arrivals() async throws -> [Scope: UInt64] {
        let nobody = county.countyObserver.store.identity.replica
        let (offered, _, _) = try await county.hub.store.cursors(with: nobody, within: nil)
        return Dictionary(uniqueKeysWithValues: offered.map { ($0.scope, $0.arrival) })
    }
}
