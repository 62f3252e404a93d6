import Foundation
import HubRuntime
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage
import TestCounty
import Testing

@Suite("A village or township restored from an old backup")
struct RestoredReplicaTests {
    /// A village with a backup, cases from before and after it, and everything synced.
    private func village() async throws -> (TestCounty, file: String, [TestCase]) {
        let county = try await TestCounty()
        try await county.distribute()
        let before = try await county.open(at: county.villages[0])
        try await county.night()
        let file = try await county.backUp(county.villages[0], in: "village0")
        let after = try await county.open(at: county.villages[0], for: "李二")
        _ = try await county.villages[0].submit(.note("三天后"), on: before.id)
        try await county.night()
        return (county, file, [before, after])
    }

    @Test("is another replica, and hears what it had written since back from its parent")
    func hearsItsTail() async throws {
        let (county, file, cases) = try await village()
        try await county.villages[0].close()
        try county.wipe("village0")
        let (node, report) = try await county.restore("village0", from: file)
        #expect(report.setAside == nil)
        #expect(node.store.identity.replica != county.villages[0].store.identity.replica)
        #expect(node.store.identity.deviceKey == county.villages[0].store.identity.deviceKey)
        #expect(try await node.store.caseLines(limit: 9).count == 1)
        #expect(try await node.store.restoration()?.heard == false)
        try await county.sync(node, with: county.townships[0])
        #expect(try await node.store.restoration()?.heard == true)
        for made in cases { #expect(try await node.find(made.number).custody == .county) }
        #expect(
            try await node.store.stateDigests()
                == county.townships[0].store.stateDigests()
                .filter { $0.scope == cases[0].id.scope }
        )
    }

    @Test("goes on with old cases at once, and opens new ones once the county has replaced it")
    func replaced() async throws {
        let (county, file, cases) = try await village()
        try await county.villages[0].close()
        try county.wipe("village0")
        let (node, _) = try await county.restore("village0", from: file)
        _ = try await node.submit(.note("恢复后"), on: cases[0].id)
        await #expect(throws: NodeError.notEnrolled) { try await county.open(at: node) }
        let office = try County(county.hub)
        await #expect(throws: OfficeFault.self) {
            try await office.replace(by: county.request(of: node), lostBecause: nil)
        }
        try await county.sync(node, with: county.townships[0])
        try await county.sync(county.townships[0], with: county.hub)
        let (grant, old) = try await office.replace(
            by: county.request(of: node),
            lostBecause: nil
        )
        #expect(old.map(\.replica) == [county.villages[0].store.identity.replica])
        #expect(grant.decides)
        try await county.sync(county.townships[0], with: county.hub)
        try await county.sync(node, with: county.townships[0])
        let fresh = try await county.open(at: node, for: "赵五")
        #expect(!cases.map(\.number).contains(fresh.number))
        try await county.sync(node, with: county.townships[0])
        try await county.sync(county.townships[0], with: county.hub)
        try await county.sync(node, with: county.townships[0])
        #expect(try await node.find(fresh.number).custody == .county)
        #expect(try await node.store.refusedEntries(ownOnly: false).isEmpty)
        #expect(try await node.store.restoration()?.unreplaced == [])
        let digest = try await node.store.stateDigests()
        #expect(
            try await county.hub.store.stateDigests().filter { $0.scope == fresh.id.scope }
                == digest
        )
    }

    @Test("over a living directory keeps what never left it, and the old replica too")
    func bothBranches() async throws {
        let (county, file, cases) = try await village()
        let unsent = try await county.open(at: county.villages[0], for: "钱七")
        try await county.villages[0].close()
        let (node, report) = try await county.restore("village0", from: file)
        let aside = try #require(report.setAside)
        #expect(FileManager.default.fileExists(atPath: aside + "/replica.db"))
        #expect(report.taken > 0 && report.quarantined == 0)
        for made in cases + [unsent] { _ = try await node.find(made.number) }
        _ = try await node.store.stateDigests()
        try await county.sync(node, with: county.townships[0])
        try await county.sync(county.townships[0], with: county.hub)
        try await county.sync(node, with: county.townships[0])
        #expect(try await node.find(unsent.number).custody == .county)
        #expect(
            try await county.hub.store.stateDigests().filter { $0.scope == unsent.id.scope }
                == node.store.stateDigests()
        )
    }

    @Test("is not replaced while another program has the old one open")
    func inUse() async throws {
        let (county, file, _) = try await village()
        await #expect(throws: BackupFault.inUse(directory: county.place("village0").path)) {
            try await county.place("village0").restore(from: file)
        }
        _ = try await county.open(at: county.villages[0])
        try await county.night()
    }

    @Test("restored twice is replaced for both of its earlier lives")
    func twice() async throws {
        let (county, file, cases) = try await village()
        try await county.villages[0].close()
        let (first, _) = try await county.restore("village0", from: file)
        _ = try await first.submit(.note("第一次恢复"), on: cases[0].id)
        try await county.sync(first, with: county.townships[0])
        try await first.close()
        let (second, _) = try await county.restore("village0", from: file)
        try await county.sync(second, with: county.townships[0])
        try await county.sync(county.townships[0], with: county.hub)
        let (_, old) = try await County(county.hub).replace(
            by: county.request(of: second),
            lostBecause: nil
        )
        #expect(old.count == 2)
        try await county.sync(county.townships[0], with: county.hub)
        try await county.sync(second, with: county.townships[0])
        _ = try await county.open(at: second)
        let notes = try await second.store.history(of: cases[0].id).count
        #expect(notes >= 3)
    }

    @Test("as a township decides nothing until it is replaced, then holds what it held")
    func decisions() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let township = county.townships[0]
        let opened = try await county.open(at: county.villages[0])
        try await county.sync(county.villages[0], with: township)
        _ = try await township.submit(.accept, on: opened.id)
        try await county.night()
        let file = try await county.backUp(township, in: "township0")
        _ = try await township.submit(.startProcessing, on: opened.id)
        try await county.night()
        try await township.close()
        try county.wipe("township0")
        let (node, _) = try await county.restore("township0", from: file)
        try await county.sync(node, with: county.hub)
        #expect(try await node.find(opened.number).stage == .processing)
        await #expect(throws: NodeError.awaitsReplacement) {
            try await node.submit(.approve(reason: ""), on: opened.id)
        }
        _ = try await County(county.hub).replace(
            by: county.request(of: node),
            lostBecause: nil
        )
        try await county.sync(node, with: county.hub)
        _ = try await node.submit(.approve(reason: ""), on: opened.id)
        try await county.sync(node, with: county.hub)
        try await county.sync(county.villages[0], with: node)
        for replica in [county.hub, node, county.villages[0]] {
            #expect(try await replica.find(opened.number).stage == .approved)
            #expect(try await replica.store.refusedEntries(ownOnly: false).isEmpty)
        }
        let scope = opened.id.scope
        let digests = try await [county.hub, node, county.villages[0]].asyncDigests(of: scope)
        #expect(Set(digests).count == 1)
    }

    @Test("given up on, keeps what turns up late by name, outside the states, alike everywhere")
    func lostTail() async throws {
        let (county, file, cases) = try await village()
        let late = try await county.open(at: county.villages[0], for: "孙八")
        try await county.villages[0].close()
        let old = try FileManager.default.contentsOfDirectory(
            atPath: county.place("village0").path
        )
        #expect(old.contains("replica.db"))
        try FileManager.default.copyItem(
            atPath: county.place("village0").path,
            toPath: county.place("lost").path
        )
        try county.wipe("village0")
        let (node, _) = try await county.restore("village0", from: file)
        try await county.sync(node, with: county.townships[0])
        try await county.sync(county.townships[0], with: county.hub)
        _ = try await County(county.hub).replace(
            by: county.request(of: node),
            lostBecause: "硬盘坏了"
        )
        try await county.sync(county.townships[0], with: county.hub)
        try await county.sync(node, with: county.townships[0])
        // The old disk is read after all.
        let found = try await county.place("lost").open()
        try await county.sync(found, with: county.townships[0])
        try await county.sync(county.townships[0], with: county.hub)
        try await county.sync(node, with: county.townships[0])
        for replica in [county.hub, county.townships[0], node] {
            let refused = try await replica.store.refusedEntries(ownOnly: false)
            #expect(refused.contains { $0.reason == .pastTheEnd })
            await #expect(throws: NodeError.self) { try await replica.find(late.number) }
            for made in cases { _ = try await replica.find(made.number) }
        }
        let scope = cases[0].id.scope
        let digests = try await [county.hub, county.townships[0], node].asyncDigests(of: scope)
        #expect(Set(digests).count == 1)
    }
}

extension [Node] {
    /// The digest of one scope at each of them.
    func asyncDigests(of scope: Scope) async throws -> [ScopeDigest] {
        var digests: [ScopeDigest] = []
        for node in self {
            digests += try await node.store.stateDigests().filter { $0.scope == scope }
        }
        return digests
    }
}
