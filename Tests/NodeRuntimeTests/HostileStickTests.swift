import Foundation
import Replication
import ServiceModel
import ServiceRecords
import Storage
import SyncProtocol
import TestCounty
import Testing

@testable import NodeRuntime

@Suite("A stick that is not right")
struct HostileStickTests {
    private struct Scene {
        let county: TestCounty
        let bytes: [UInt8]
        var village: Node { county.villages[0] }
        var township: Node { county.townships[0] }

        init() async throws {
            county = try await TestCounty()
            try await county.distribute()
            try await county.carry(from: county.villages[0], to: county.townships[0])
            try await county.carry(
                from: county.townships[0],
                to: county.villages[0],
                addressedTo: TestCounty.villageDivisions[0]
            )
            try await county.open(at: county.villages[0])
            let stick = try await county.stick(
                from: county.villages[0],
                to: TestCounty.townshipDivisions[0]
            )
            bytes = try county.bytes(of: stick)
        }

        func mark() async throws -> [ScopeDigest] {
            #expect(try await township.store.quarantinedSegments().isEmpty)
            return try await township.store.stateDigests()
        }
    }

    private func fault(_ bytes: [UInt8], in scene: Scene) async throws -> BundleFault? {
        let stick = try scene.county.stick(bytes)
        do {
            _ = try await scene.township.importBundle(stick)
            return nil
        } catch BundleError.faulty(_, let fault) {
            return fault
        }
    }

    @Test("because it was cut anywhere is refused, and changes nothing")
    func everyCut() async throws {
        let scene = try await Scene()
        let before = try await scene.mark()
        for count in scene.bytes.indices {
            let found = try await fault(Array(scene.bytes.prefix(count)), in: scene)
            switch found {
            case .notABundle: #expect(count == 0)
            case .cut(let at, _): #expect(at == count)
            default: Issue.record("cut after \(count): \(found as Any)")
            }
        }
        #expect(try await scene.mark() == before)
        #expect(try await fault(scene.bytes, in: scene) == nil)
    }

    /// Every bit of every byte: `BundleTests`.
    @Test("because one bit of any byte changed is refused, and changes nothing")
    func everyByteFlip() async throws {
        let scene = try await Scene()
        let before = try await scene.mark()
        for index in scene.bytes.indices {
            var bytes = scene.bytes
            bytes[index] ^= 1 << UInt8(index % 8)
            #expect(try await fault(bytes, in: scene) != nil, "byte \(index)")
        }
        #expect(try await scene.mark() == before)
    }

    @Test("because bytes follow its end is refused")
    func trailing() async throws {
        let scene = try await Scene()
        #expect(try await fault(scene.bytes + [0], in: scene) != nil)
        #expect(try await fault(scene.bytes + scene.bytes, in: scene) != nil)
    }

    @Test("because its exporter signed for another device is refused")
    func forged() async throws {
        let scene = try await Scene()
        let identity = scene.village.store.identity
        var writer = BundleWriter()
        let header = BundleHeader(
            county: identity.county,
            deviceKey: identity.deviceKey,
            incarnation: identity.incarnation,
            exporterPoint: 1,
            recipient: .above,
            number: 9,
            wall: 0
        )
        var bytes = writer.start(header)
        bytes += writer.write(.manifest(BundlePart.Manifest(asksForGrant: false, held: [])))
        bytes += try writer.finish(by: scene.township.signer)
        #expect(try await fault(bytes, in: scene) == .forged)
    }

    @Test("because it is another county's, a neighbour's, one's own or a stranger's is told apart")
    func someoneElses() async throws {
        let scene = try await Scene()
        let county = scene.county
        let before = try await scene.mark()
        let abroad = try await TestCounty()
        try await abroad.distribute()
        let foreign = try await abroad.stick(from: abroad.villages[0])
        await #expect(throws: BundleError.otherCounty(path: foreign.path)) {
            try await scene.township.importBundle(foreign)
        }
        let neighbours = try await county.stick(from: county.villages[2])
        await #expect(throws: BundleError.otherRecipient(path: neighbours.path, nil)) {
            try await scene.township.importBundle(neighbours)
        }
        let down = try await county.stick(
            from: county.hub,
            to: TestCounty.villageDivisions[2]
        )
        let other = try await county.point(TestCounty.villageDivisions[2])
        await #expect(throws: BundleError.otherRecipient(path: down.path, other)) {
            try await scene.township.importBundle(down)
        }
        let own = try await county.stick(from: scene.township)
        await #expect(throws: BundleError.ownBundle(path: own.path)) {
            try await scene.township.importBundle(own)
        }
        let stranger = try await county.stranger("stranger")
        let asking = try await county.stick(from: stranger)
        let replica = stranger.store.identity.replica
        await #expect(throws: BundleError.notGranted(path: asking.path, replica)) {
            try await scene.township.importBundle(asking)
        }
        await #expect(throws: BundleError.asksForGrant(path: asking.path)) {
            try await county.hub.importBundle(asking)
        }
        #expect(try await scene.mark() == before)
    }

    @Test(
        "because its exporter offers what it may not is quarantined piece by piece, the rest taken"
    )
    func notTheirs() async throws {
        let scene = try await Scene()
        let county = scene.county
        try await county.severalSegments(at: county.villages[2], count: 1)
        let foreign = try await county.segments(of: county.villages[2]).last
        let identity = scene.village.store.identity
        let point = try await county.point(TestCounty.villageDivisions[0])
        var writer = BundleWriter()
        var bytes = writer.start(
            BundleHeader(
                county: identity.county,
                deviceKey: identity.deviceKey,
                incarnation: identity.incarnation,
                exporterPoint: point.number,
                recipient: .above,
                number: 99,
                wall: 0
            )
        )
        bytes += writer.write(.manifest(BundlePart.Manifest(asksForGrant: false, held: [])))
        bytes += writer.write(.segment(try #require(foreign)))
        for segment in try await county.segments(of: scene.village, writtenBy: scene.village) {
            bytes += writer.write(.segment(segment))
        }
        bytes += try writer.finish(by: scene.village.signer)
        let outcome = try await scene.township.importBundle(try county.stick(bytes))
        #expect(outcome.quarantined == 1)
        #expect(outcome.taken == 1)
    }
}
