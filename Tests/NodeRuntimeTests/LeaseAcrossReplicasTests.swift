import HubRuntime
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage
import TestCounty
import Testing

@Suite("A lease on delegations")
struct LeaseAcrossReplicasTests {
    /// A county that sends beacons, and a village with a case to accept.
    private struct Leased {
        let clock = TestClock()
        let county: TestCounty
        let opened: TestCase
        var village: Node { county.villages[0] }

        init() async throws {
            county = try await TestCounty(clock: clock)
            _ = try await County(county.hub).sendBeacon(isByHand: false)
            try await county.distribute()
            opened = try await county.open(TestCounty.certificate, at: county.villages[0])
        }

        /// What accepting comes to; the step is not taken twice.
        func accepting() async throws -> Refusal? {
            do {
                _ = try await village.submit(.accept, on: opened.id)
                return nil
            } catch let refusal as Refusal {
                return refusal
            }
        }
    }

    @Test("ends by itself off the network: papers are taken in, nothing is accepted or decided")
    func lapses() async throws {
        let made = try await Leased()
        made.clock.pass(days: 7, hours: 1)
        let end = TestCounty.foundingDay.advanced(by: 7)
        #expect(try await made.accepting() == .leaseLapsed(until: end))
        let next = try await made.county.open(TestCounty.certificate, at: made.village)
        _ = try await made.village.submit(.note("收了材料"), on: next.id)
        // The township's is longer.
        let held = try await made.county.open(at: made.county.townships[0])
        _ = try await made.county.townships[0].submit(.accept, on: held.id)
    }

    @Test("is renewed by any path, a stick among them")
    func renewed() async throws {
        let made = try await Leased()
        made.clock.pass(days: 8)
        #expect(try await made.accepting() != nil)
        _ = try await County(made.county.hub).sendBeacon(isByHand: false)
        try await made.county.carry(
            from: made.county.hub,
            to: made.village,
            addressedTo: TestCounty.villageDivisions[0]
        )
        #expect(try await made.accepting() == nil)
    }

    @Test("gains nothing by a clock that is set back: uptime goes on")
    func setBack() async throws {
        let made = try await Leased()
        try await made.village.store.noteTime(by: made.village.evidence)
        made.clock.pass(days: 8)
        made.clock.setWall(of: "village0", offBy: -8)
        let end = TestCounty.foundingDay.advanced(by: 7)
        #expect(try await made.accepting() == .leaseLapsed(until: end))
        made.clock.setWall(of: "village0", offBy: -400)
        #expect(try await made.accepting() == .leaseLapsed(until: end))
    }

    @Test("is unproved by a clock before the county's word, and proved again once it is right")
    func unproved() async throws {
        let made = try await Leased()
        made.clock.setWall(of: "village0", offBy: -2)
        #expect(
            try await made.accepting() == .timeUnproved(notBefore: TestCounty.foundingDay)
        )
        made.clock.setWall(of: "village0", offBy: 0)
        #expect(try await made.accepting() == nil)
    }

    @Test("is unproved when the clock was set back in use, until the county is heard again")
    func jumped() async throws {
        let made = try await Leased()
        made.clock.setWall(of: "village0", offBy: 3)
        try await made.county.open(TestCounty.certificate, at: made.village)
        made.clock.setWall(of: "village0", offBy: 0)
        let seen = TestCounty.foundingDay.advanced(by: 3)
        #expect(try await made.accepting() == .timeUnproved(notBefore: seen))
        made.clock.pass(days: 1)
        _ = try await County(made.county.hub).sendBeacon(isByHand: false)
        try await made.county.distribute()
        #expect(try await made.accepting() == nil)
    }

    @Test("goes on through a reboot by what was noted")
    func rebooted() async throws {
        let made = try await Leased()
        made.clock.pass(days: 4)
        try await made.county.open(TestCounty.certificate, at: made.village)
        made.clock.reboot("village0")
        made.clock.pass(days: 4)
        made.clock.setWall(of: "village0", offBy: -6)
        let end = TestCounty.foundingDay.advanced(by: 7)
        #expect(try await made.accepting() == .leaseLapsed(until: end))
    }

    @Test("is not needed where the county never sent a beacon")
    func unused() async throws {
        let clock = TestClock()
        let county = try await TestCounty(clock: clock)
        try await county.distribute()
        let opened = try await county.open(TestCounty.certificate, at: county.villages[0])
        clock.pass(days: 300)
        _ = try await county.villages[0].submit(.accept, on: opened.id)
    }

    @Test("is sent once a day, never with a clock behind what was signed, and by hand after a gap")
    func daily() async throws {
        let made = try await Leased()
        let office = try County(made.county.hub)
        #expect(try await office.sendBeacon(isByHand: false) == nil)
        #expect(try await office.sendBeacon(isByHand: true) != nil)
        made.clock.setWall(of: "hub", offBy: -3)
        let behind = await #expect(throws: OfficeFault.self) {
            try await office.sendBeacon(isByHand: true)
        }
        guard case .clockBehind? = behind else {
            Issue.record("\(String(describing: behind))")
            return
        }
        made.clock.setWall(of: "hub", offBy: 40)
        let ahead = await #expect(throws: OfficeFault.self) {
            try await office.sendBeacon(isByHand: false)
        }
        guard case .clockAhead? = ahead else {
            Issue.record("\(String(describing: ahead))")
            return
        }
        #expect(try await office.sendBeacon(isByHand: true) != nil)
    }
}
