import ServiceModel
import Testing

@Suite("A lease")
struct LeaseTests {
    private static let start: Int64 = 1_800_000_000
    private static let day: Int64 = 86_400
    private let beacon = Beacon(countyTime: Self.start, villageDays: 7, townshipDays: 14)

    private func lease(
        at tier: Tier = .village,
        wall: Int64,
        proved: ProvedTime? = nil
    ) -> Lease {
        Lease(of: beacon, at: tier, wall: wall, proved: proved)
    }

    private func proved(_ floor: Int64, wall: Int64) -> ProvedTime {
        ProvedTime(floor: floor, signed: Self.start, wall: wall, uptime: 0, boot: 1)
    }

    @Test("is good for 7 days at a village, 14 at a township, and none is needed at the county")
    func length() {
        let (start, day) = (Self.start, Self.day)
        #expect(lease(wall: start) == .valid(until: start + 7 * day))
        #expect(lease(wall: start + 7 * day) == .valid(until: start + 7 * day))
        #expect(lease(wall: start + 7 * day + 1) == .lapsed(until: start + 7 * day))
        #expect(lease(at: .township, wall: start + 8 * day) == .valid(until: start + 14 * day))
        #expect(lease(at: .county, wall: start + 99 * day) == .unlimited)
    }

    @Test("is not asked for where the county never sent a beacon")
    func noBeacon() {
        #expect(Lease(of: nil, at: .village, wall: 0, proved: nil) == .unlimited)
    }

    @Test("ends by the proved time, whatever the wall clock says")
    func provedEnd() {
        let (start, day) = (Self.start, Self.day)
        let late = proved(start + 8 * day, wall: start)
        #expect(lease(wall: start + day, proved: late) == .lapsed(until: start + 7 * day))
        #expect(lease(wall: start - 400 * day, proved: late) == .lapsed(until: start + 7 * day))
    }

    @Test("is unproved while the wall clock lies before the proved time, an hour apart forgiven")
    func unproved() {
        let (start, day) = (Self.start, Self.day)
        let proved = proved(start + 2 * day, wall: start + 2 * day)
        #expect(
            lease(wall: start + 2 * day - 3_600, proved: proved) == .valid(until: start + 7 * day)
        )
        #expect(
            lease(wall: start + 2 * day - 3_601, proved: proved)
                == .unproved(notBefore: start + 2 * day)
        )
        #expect(lease(wall: .min, proved: proved) == .unproved(notBefore: start + 2 * day))
    }

    @Test("is unproved when the wall clock was set back, even to a time that may be right")
    func setBack() {
        let (start, day) = (Self.start, Self.day)
        let proved = proved(start + day, wall: start + 4 * day)
        #expect(
            lease(wall: start + 3 * day, proved: proved) == .unproved(notBefore: start + 4 * day)
        )
    }

    @Test("has no way around its end by absurd clocks")
    func absurd() {
        #expect(lease(wall: .max) == .lapsed(until: Self.start + 7 * Self.day))
        let far = Beacon(countyTime: .max - 5, villageDays: 7, townshipDays: 14)
        #expect(far.end(at: .village) == .max)
    }

    @Test("refuses in words what binds the authority, and nothing else")
    func refusing() throws {
        let lapsed = Lease.lapsed(until: Self.start)
        #expect(lapsed.refusal == .leaseLapsed(until: Day(beijingSeconds: Self.start)))
        #expect(Lease.unlimited.refusal == nil)
        let actor = Actor(
            point: try Hechuan.at(.township),
            mode: .decision,
            holdsDecisionRight: true,
            lease: lapsed
        )
        let matter = try Hechuan.matter()
        func refusal(_ command: CaseCommand, at stage: CaseStage) throws -> Refusal? {
            let aCase = try Hechuan.aCase(stage)
            do {
                _ = try aCase.changes(for: command, by: actor, matter: matter)
                return nil
            } catch {
                return error
            }
        }
        let wanted = Refusal.leaseLapsed(until: Day(beijingSeconds: Self.start))
        #expect(try refusal(.accept, at: .received) == wanted)
        #expect(try refusal(.requestCorrection(materials: [], note: "补"), at: .received) == wanted)
        #expect(try refusal(.refuseAcceptance(reason: "不属本级"), at: .received) == wanted)
        #expect(try refusal(.startProcessing, at: .accepted) == wanted)
        #expect(try refusal(.approve(reason: ""), at: .processing) == wanted)
        #expect(try refusal(.deny(reason: "不符"), at: .processing) == wanted)
        #expect(try refusal(.receive, at: .draft) == nil)
        #expect(try refusal(.supplyCorrection, at: .correcting) == nil)
        #expect(try refusal(.takeMaterial(1), at: .received) == nil)
        #expect(try refusal(.edit(.phone, .text("1")), at: .received) == nil)
        #expect(try refusal(.note("来过"), at: .received) == nil)
        #expect(try refusal(.withdraw(reason: "不办了"), at: .received) == nil)
    }
}

@Suite("What is proved about the time")
struct ProvedTimeTests {
    private func noted(
        _ before: ProvedTime? = nil,
        signed: Int64,
        wall: Int64,
        uptime: UInt64,
        boot: UInt32 = 1
    ) -> ProvedTime {
        ProvedTime(after: before, signed: signed, wall: wall, uptime: uptime, boot: boot)
    }

    @Test("is what the county signed, and grows with the uptime")
    func grows() {
        let first = noted(signed: 1_000, wall: 5, uptime: 100)
        #expect(first.floor == 1_000)
        let later = noted(first, signed: 1_000, wall: 5, uptime: 160)
        #expect(later.floor == 1_060)
        #expect(noted(later, signed: 2_000, wall: 5, uptime: 170).floor == 2_000)
    }

    @Test("counts a new boot from its beginning, and never goes back")
    func reboots() {
        let first = noted(signed: 1_000, wall: 5, uptime: 500)
        #expect(noted(first, signed: 0, wall: 5, uptime: 40, boot: 2).floor == 1_040)
        #expect(noted(first, signed: 0, wall: 5, uptime: 40).floor == 1_040)
        #expect(noted(first, signed: 0, wall: 5, uptime: 900, boot: 2).floor == 1_900)
        var last = first
        for uptime in [UInt64.max, 0, 3, .max] {
            let next = noted(last, signed: 0, wall: .min, uptime: uptime)
            #expect(next.floor >= last.floor)
            last = next
        }
    }

    @Test("remembers the latest wall clock until the county signs a later moment")
    func wall() {
        let first = noted(signed: 1_000, wall: 9_000, uptime: 0)
        #expect(noted(first, signed: 1_000, wall: 2_000, uptime: 1).wall == 9_000)
        #expect(noted(first, signed: 1_001, wall: 2_000, uptime: 1).wall == 2_000)
    }
}
