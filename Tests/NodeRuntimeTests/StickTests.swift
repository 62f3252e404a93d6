import Foundation
import Replication
import ServiceModel
import ServiceRecords
import Storage
import SyncProtocol
import TestCounty
import Testing

@testable import NodeRuntime

@Suite("A stick")
struct StickTests {
    private let village = TestCounty.villageDivisions[0]

    @Test("carries a village's work up and the township's signature back: 乡镇, then 县")
    func upAndDown() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let (village, township) = (county.villages[0], county.townships[0])
        let opened = try await county.open(at: village)
        #expect(try await county.carry(from: village, to: township).taken == 1)
        _ = try await township.submit(.accept, on: opened.id)
        try await county.carry(from: township, to: village, addressedTo: self.village)
        #expect(try await village.find(opened.number).custody == .township)
        #expect(try await village.find(opened.number).stage == .accepted)
        try await county.carry(from: township, to: county.hub)
        try await county.carry(
            from: county.hub,
            to: township,
            addressedTo: TestCounty.townshipDivisions[0]
        )
        try await county.carry(from: township, to: village, addressedTo: self.village)
        #expect(try await village.find(opened.number).custody == .county)
        try await county.expectEqualStates()
    }

    @Test("goes past the township straight to the county and back")
    func pastTheTownship() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        let opened = try await county.open(at: village)
        // Its case, and its report of the catalogue it holds.
        #expect(try await county.carry(from: village, to: county.hub).ruled == 2)
        try await county.carry(from: county.hub, to: village, addressedTo: self.village)
        #expect(try await village.find(opened.number).custody == .county)
    }

    @Test("taken by the township for the county is passed on by the network as usual")
    func relay() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let (village, township) = (county.villages[0], county.townships[0])
        let opened = try await county.open(at: village)
        let root = try await county.hub.ownPoint()
        let stick = try await county.stick(from: village, to: root?.division.text)
        #expect(try await township.importBundle(stick).taken == 1)
        try await county.sync(township, with: county.hub)
        try await county.carry(from: township, to: village, addressedTo: self.village)
        #expect(try await village.find(opened.number).custody == .county)
    }

    @Test("leaves out what the other side has stated to hold, and never what was only sent")
    func onlyWhatWasStated() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let (village, township) = (county.villages[0], county.townships[0])
        try await county.open(at: village)
        let lost = try await county.stick(from: village).contents()
        let again = try await county.stick(from: village).contents()
        #expect(lost.segments > 1)
        #expect(again.segments == lost.segments, "nobody has said that the first one came")
        try await county.carry(from: village, to: township)
        try await county.carry(from: township, to: village, addressedTo: self.village)
        try await county.open(at: village)
        let division = TestCounty.townshipDivisions[0]
        let next = try await county.stick(from: village, to: division)
        #expect(try next.contents().segments == 1)
        #expect(try await township.importBundle(next).taken == 1)
    }

    @Test("imported twice changes nothing and says so; an older one is called stale")
    func twice() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let (village, township) = (county.villages[0], county.townships[0])
        try await county.open(at: village)
        let older = try await county.stick(from: village)
        try await county.open(at: village)
        let newer = try await county.stick(from: village)
        let first = try await township.importBundle(newer)
        #expect(!first.memory.wasImported && first.taken == 2)
        let second = try await township.importBundle(newer)
        #expect(second.memory.wasImported && second.changedNothing)
        let digests = try await township.store.stateDigests()
        let stale = try await township.importBundle(older)
        #expect(stale.memory.isStale(stale.header) && stale.changedNothing)
        #expect(try await township.store.stateDigests() == digests)
    }

    @Test("leaves nothing of a file behind when it cannot be written, and replaces none")
    func writing() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        let path = county.directory + "/a.bundle"
        _ = try await village.exportBundle(at: path)
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        await #expect(throws: BundleError.exists(path: path)) {
            try await village.exportBundle(at: path)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        await #expect(throws: BundleError.unwritable(path: "/dev/full/x", ENOTDIR)) {
            try await village.exportBundle(at: "/dev/full/x")
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: county.directory)
        #expect(!left.contains { $0.hasSuffix(".part") })
    }

    @Test("may be imported while a conversation goes on")
    func duringSync() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let (village, township) = (county.villages[0], county.townships[0])
        try await county.severalSegments(at: village, count: 12)
        let stick = try await county.stick(from: village)
        async let synced = county.sync(village, with: township)
        async let carried = township.importBundle(stick)
        async let upward = county.sync(township, with: county.hub)
        _ = try await (synced, carried, upward)
        try await county.night()
        try await county.expectEqualStates()
        #expect(try await township.store.quarantinedSegments().isEmpty)
        #expect(try await village.store.counts().onlyHere == 0)
    }

    @Test("for a database that was lost says so, and is complete once the new one has spoken")
    func recreatedRecipient() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let (village, township) = (county.villages[0], county.townships[0])
        try await county.open(at: village)
        try await county.carry(from: village, to: township)
        try await county.carry(from: township, to: village, addressedTo: self.village)
        try await county.carry(from: village, to: township)
        try await village.close()
        let place = ReplicaDirectory(county.directory + "/village0")
        for file in ["replica.db", "replica.db-wal", "replica.db-shm"] {
            try? FileManager.default.removeItem(atPath: place.path + "/" + file)
        }
        _ = try await place.create(county: county.hub.store.identity.deviceKey)
        let fresh = try await place.open()
        let counting = try await county.stick(from: township, to: self.village)
        await #expect(throws: BundleError.presumesRegister(path: counting.path)) {
            try await fresh.importBundle(counting)
        }
        #expect(try await county.carry(from: fresh, to: township).asksForGrant)
        let complete = try await county.carry(
            from: township,
            to: fresh,
            addressedTo: self.village
        )
        #expect(complete.early == 0)
        let scope = try await county.scope(ofVillage: 0)
        #expect(
            try await fresh.store.stateDigests()
                == township.store.stateDigests().filter { $0.scope == scope }
        )
    }

    @Test("for a point with two devices leaves out only what both have stated")
    func twoDevices() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let (village, township) = (county.villages[0], county.townships[0])
        let second = try await county.stranger("second")
        try await county.grant(second, at: self.village)
        try await county.sync(township, with: county.hub)
        try await county.open(at: village)
        try await county.carry(from: village, to: township)
        let stick = try await county.stick(from: township, to: self.village)
        for device in [second, village] {
            #expect(try await device.importBundle(stick).early == 0)
        }
        let scope = try await county.scope(ofVillage: 0)
        #expect(
            try await second.store.stateDigests()
                == township.store.stateDigests().filter { $0.scope == scope }
        )
    }
}
