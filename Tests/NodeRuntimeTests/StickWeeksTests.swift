import LatticeLaws
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage
import SyncProtocol
import TestCounty
import Testing

@Suite("Weeks on sticks alone")
struct StickWeeksTests {
    @Test("leave a village where its wired neighbour is: equal digests, all 县, the new catalogue")
    func threeWeeks() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let (sticks, wired) = (county.villages[0], county.villages[1])
        let (township, hub) = (county.townships[0], county.hub)
        let home = TestCounty.villageDivisions[0]
        var delayed: BundleFile?
        for week in 0..<3 {
            for day in 0..<5 {
                for village in [sticks, wired] {
                    let opened = try await county.open(at: village, for: "申请人\(week)\(day)")
                    _ = try await village.submit(.note("第 \(day) 天"), on: opened.id)
                }
                try await county.sync(wired, with: township)
                try await decide(at: township)
                try await county.sync(township, with: hub)
            }
            if week == 1 { try await publish(at: hub) }
            switch week {
            case 0:
                // Through the township; the way back is delivered twice.
                try await county.carry(from: sticks, to: township)
                try await county.sync(township, with: hub)
                let back = try await county.stick(from: township, to: home)
                _ = try await sticks.importBundle(back)
                #expect(try await sticks.importBundle(back).changedNothing)
                #expect(try await sticks.store.counts().onlyHere == 0)
            case 1:
                // One is lost, one stays in a drawer, one goes past the township.
                _ = try await county.stick(from: sticks)
                delayed = try await county.stick(from: sticks)
                try await county.open(at: sticks)
                try await county.carry(from: sticks, to: hub)
                try await county.carry(from: hub, to: sticks, addressedTo: home)
                #expect(try await sticks.store.counts().onlyHere == 0)
            default:
                try await county.carry(from: sticks, to: township)
                let late = try await township.importBundle(try #require(delayed))
                #expect(late.memory.isStale(late.header) && late.changedNothing)
            }
        }
        try await settle(county)
        try await county.expectEqualStates()
        for village in [sticks, wired] {
            let counts = try await village.store.counts()
            #expect(counts.onlyHere == 0 && counts.atTownship == 0 && counts.refused == 0)
            #expect(try await village.store.waitingFeeds().isEmpty)
        }
        #expect(try await sticks.store.counts().atCounty > 30)
        let published = try await newest(at: hub)
        #expect(try await newest(at: sticks) == published)
        #expect(try await newest(at: wired) == published)
    }

    @Test("end alike in whatever order and however often their sticks arrive", arguments: 1...6)
    func anyOrder(seed: Int) async throws {
        var random = SplitMix64(seed: UInt64(seed))
        let county = try await TestCounty()
        try await county.distribute()
        let township = county.townships[0]
        var pile: [BundleFile] = []
        for _ in 0..<3 {
            for village in county.villages.prefix(2) {
                let opened = try await county.open(at: village)
                if random.chance(50) {
                    _ = try await village.submit(.note("记"), on: opened.id)
                }
                pile.append(try await county.stick(from: village))
                // What the township states lets later sticks leave things out.
                if random.chance(30) {
                    try await county.carry(from: village, to: township)
                    let division = TestCounty.villageDivisions[
                        village === county.villages[0] ? 0 : 1
                    ]
                    try await county.carry(
                        from: township,
                        to: village,
                        addressedTo: division
                    )
                }
            }
            pile.append(
                try await county.stick(from: county.hub, to: TestCounty.townshipDivisions[0])
            )
        }
        for _ in 0..<2 {
            var rest = pile
            while !rest.isEmpty {
                let outcome = try await township.importBundle(
                    rest.remove(at: random.below(rest.count))
                )
                #expect(outcome.early == 0 && outcome.quarantined == 0)
            }
        }
        let bySticks = try await township.store.stateDigests()
        for village in county.villages.prefix(2) {
            try await county.sync(village, with: township)
        }
        #expect(try await township.store.stateDigests() == bySticks, "seed \(seed)")
        try await county.night()
        try await county.expectEqualStates()
    }

    /// The township accepts whatever it can.
    private func decide(at township: Node) async throws {
        for line in try await township.store.caseLines(limit: 100) where line.stage == .received {
            _ = try await township.submit(.accept, on: line.id)
        }
    }

    private func publish(at hub: Node) async throws {
        _ = try await hub.commit { view in
            guard let held = try view.matter(TestCounty.allowance, on: TestCounty.foundingDay) else { return [] }
            let matter = Matter(
                code: held.matter.code,
                version: held.matter.version + 1,
                name: held.matter.name,
                type: held.matter.type,
                statutoryLimit: held.matter.statutoryLimit,
                promisedLimit: held.matter.promisedLimit,
                materials: held.matter.materials
            )
            return [.publish(MatterRecord(matter), for: held.audience)]
        }
    }

    private func newest(at node: Node) async throws -> Int? {
        try await node.store.view {
            try $0.matter(TestCounty.allowance, on: TestCounty.foundingDay)?.matter.version
        }
    }

    /// A last way up and down for everybody, each by its own means.
    private func settle(_ county: TestCounty) async throws {
        let (sticks, township) = (county.villages[0], county.townships[0])
        for _ in 0..<2 {
            try await county.carry(from: sticks, to: township)
            try await county.sync(county.villages[1], with: township)
            try await county.sync(township, with: county.hub)
            try await county.sync(county.villages[1], with: township)
            try await county.carry(
                from: township,
                to: sticks,
                addressedTo: TestCounty.villageDivisions[0]
            )
        }
    }
}
