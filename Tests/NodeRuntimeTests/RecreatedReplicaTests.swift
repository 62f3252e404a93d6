import Foundation
import NodeRuntime
import Replication
import ServiceModel
import Storage
import TestCounty
import Testing

@Suite("A device whose database was made anew")
struct RecreatedReplicaTests {
    /// Loses the first village's database, keeps its key, and starts again from the township.
    private func recreate(in county: TestCounty) async throws -> Node {
        let place = ReplicaDirectory(county.directory + "/village0")
        for file in ["replica.db", "replica.db-wal", "replica.db-shm"] {
            try? FileManager.default.removeItem(atPath: place.path + "/" + file)
        }
        _ = try await place.create(county: county.hub.store.identity.deviceKey)
        try place.roster.use(TestCounty.person("village0"))
        let node = try await place.open()
        try await county.sync(node, with: county.townships[0])
        return node
    }

    @Test("gets back what its township holds, and goes on without a new grant")
    func goesOn() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let first = try await county.open(at: county.villages[0])
        try await county.night()
        try await county.villages[0].close()
        let village = try await recreate(in: county)
        _ = try await village.submit(.note("换了硬盘"), on: first.id)
        try await county.sync(village, with: county.townships[0])
        try await county.sync(county.townships[0], with: county.hub)
        try await county.sync(village, with: county.townships[0])
        #expect(try await village.find(first.number).custody == .county)
        #expect(try await village.store.refusedEntries(ownOnly: false).isEmpty)
    }

    /// Opens a case in each of two further lives of the database, both granted; the numbers given.
    private func openInTwoLives(of county: TestCounty) async throws -> [String] {
        try await county.villages[0].close()
        var numbers: [String] = []
        for _ in 0..<2 {
            let village = try await recreate(in: county)
            try await county.grant(village, at: TestCounty.villageDivisions[0])
            try await county.sync(county.townships[0], with: county.hub)
            try await county.sync(village, with: county.townships[0])
            numbers.append(try await county.open(at: village).number)
            try await county.sync(village, with: county.townships[0])
            try await village.close()
        }
        return numbers
    }

    @Test("opens no case until the county has granted its new life")
    func notEnrolled() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        try await county.villages[0].close()
        let village = try await recreate(in: county)
        await #expect(throws: NodeError.notEnrolled) { try await county.open(at: village) }
    }

    @Test("has the cases of all its lives in the township's list")
    func lists() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        _ = try await openInTwoLives(of: county)
        #expect(try await county.townships[0].store.caseLines(limit: 9).count == 2)
    }

    @Test("never gives two citizens one number")
    func numbers() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let numbers = try await openInTwoLives(of: county)
        #expect(Set(numbers).count == 2)
    }
}
