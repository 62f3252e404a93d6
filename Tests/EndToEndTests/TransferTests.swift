import Foundation
import Storage
import Testing

@Suite("A transfer over real sockets", .serialized)
struct TransferTests {
    /// A village with work of `cases` cases, each with a note of 30 kB that hardly compresses, closed
    /// but not sent.
    private func county(cases: Int, noteBytes: Int) async throws -> (LiveCounty, hub: String) {
        let county = try await LiveCounty()
        let hub = try await county.startHub()
        try await county.enrol("village", at: LiveCounty.villages[0], parent: hub)
        let replica = county.replica("village")
        _ = try await Program("tongban", ["sync", "--replica", replica]).run()
        let made = try await Program(
            "ReplicaWorker",
            [replica, "open", LiveCounty.matter, "\(cases)", "\(noteBytes)"]
        ).run()
        try #require(made.status == 0, "\(made.errors)")
        return (county, hub)
    }

    @Test("of 5 MB that is cut every 64 KiB resumes and re-sends at most one segment a cut")
    func cuts() async throws {
        let (county, hub) = try await county(cases: 230, noteBytes: 30_000)
        let replica = county.replica("village")
        // A copy of both ends, for what the transfer costs uncut.
        for name in ["hub", "village"] {
            try FileManager.default.copyItem(
                atPath: county.replica(name),
                toPath: county.replica(name + "-copy")
            )
        }
        let proxy = try await CuttingProxy(before: hub, cuttingAfter: 64 * 1024)
        var attempts = 0
        var status: Int32 = -1
        while status != 0, attempts < 400 {
            let outcome = try await Program(
                "ReplicaWorker",
                [replica, "sync", proxy.address, "1"]
            ).run()
            status = outcome.status
            attempts += 1
        }
        let cut = try await proxy.stop()
        #expect(status == 0)
        #expect(cut.cuts > 60)

        _ = await county.stopLast()
        try FileManager.default.removeItem(atPath: county.replica("hub"))
        try FileManager.default.moveItem(
            atPath: county.replica("hub-copy"),
            toPath: county.replica("hub")
        )
        let again = try await county.startHub()
        let whole = try await CuttingProxy(before: again, cuttingAfter: 0)
        let uncut = try await Program(
            "ReplicaWorker",
            [county.replica("village-copy"), "sync", whole.address, "1"]
        ).run()
        #expect(uncut.status == 0, "\(uncut.errors)")
        let baseline = try await whole.stop()
        let resent = cut.up - baseline.up
        print(
            "transfer \(baseline.up) bytes, cuts \(cut.cuts), re-sent \(resent) bytes, "
                + "\(resent / max(cut.cuts, 1)) a cut"
        )
        #expect(baseline.up >= 5_000_000)
        #expect(resent <= cut.cuts * (64 * 1024 + 1024))
    }

    @Test("that has nothing to say takes one round of at most 128 bytes each way, whatever is held")
    func idle() async throws {
        for cases in [10, 10_000] {
            let (county, hub) = try await county(cases: cases, noteBytes: 0)
            let outcome = try await Program(
                "ReplicaWorker",
                [county.replica("village"), "sync", hub, "3"]
            ).run(seconds: 300)
            #expect(outcome.status == 0, "\(outcome.errors)")
            let readings = outcome.lines.map { line in
                line.split(separator: " ").compactMap { Int($0) }
            }
            let (before, after) = (readings[1], readings[2])
            let up = after[3] - before[3]
            let down = after[4] - before[4]
            let rounds = after[5] - before[5]
            print("idle round with \(cases) cases: \(up) bytes up, \(down) bytes down")
            #expect(rounds == 1)
            #expect(up <= 128)
            #expect(down <= 128)
        }
    }
}
