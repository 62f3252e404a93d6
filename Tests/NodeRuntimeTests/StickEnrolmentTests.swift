import HubRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage
import SyncProtocol
import TestCounty
import Testing

@testable import NodeRuntime

@Suite("A device enrolled by stick alone")
struct StickEnrolmentTests {
    @Test("asks by its first stick, and the answer brings register and catalogue")
    func wholeWay() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let new = try await county.stranger("new")
        let asking = try await county.stick(from: new)
        let contents = try asking.contents()
        #expect(contents.asksForGrant && contents.segments == 0 && contents.held.isEmpty)
        let request = try asking.enrolmentRequest(to: county.hub.store.identity.deviceKey)
        #expect(request.replica == new.store.identity.replica)
        let division = TestCounty.villageDivisions[2]
        try await county.grant(request, at: division, decides: true)
        try await county.carry(from: county.hub, to: new, addressedTo: division)
        #expect(try await new.ownPoint()?.division.text == division)
        let opened = try await county.open(at: new)
        #expect(try await county.carry(from: new, to: county.hub).ruled > 0)
        try await county.carry(from: county.hub, to: new, addressedTo: division)
        #expect(try await new.find(opened.number).custody == .county)
    }

    @Test("is known to its township by the register that its own stick carries")
    func learns() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let new = try await county.stranger("new")
        let division = TestCounty.villageDivisions[0]
        try await county.grant(new, at: division)
        try await county.carry(from: county.hub, to: new, addressedTo: division)
        try await county.open(at: new)
        let outcome = try await county.carry(from: new, to: county.townships[0])
        #expect(outcome.taken >= 2)
        #expect(try await county.townships[0].store.caseLines(limit: 9).count == 1)
    }

    @Test("takes no stick that names other devices")
    func others() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let new = try await county.stranger("new")
        let division = TestCounty.villageDivisions[0]
        let stick = try await county.stick(from: county.hub, to: division)
        let point = try await county.point(division)
        await #expect(throws: BundleError.otherRecipient(path: stick.path, point)) {
            try await new.importBundle(stick)
        }
        #expect(try await new.store.counts().matters == 0)
    }

    @Test("cannot be handed a stick before the county has granted it")
    func nobody() async throws {
        let county = try await TestCounty(extraVillages: 1)
        let sheets = try await county.hub.store.view { try $0.register.allPoints }
        let point = try #require(sheets.first { $0.tier == .county })
        await #expect(throws: BundleError.nobodyAbove) {
            try await county.hub.exportBundle(at: county.directory + "/x")
        }
        await #expect(throws: BundleError.noDevice(point.id)) {
            try await county.hub.exportBundle(to: point.id, at: county.directory + "/x")
        }
    }
}
