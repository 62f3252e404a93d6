import ServiceModel
import Testing

@Suite("The limits of a case")
struct CaseClockTests {
    private let rules = DeadlineRules()
    private typealias Fact = CaseTimeline.Fact

    /// A fact that the county knew on the same day.
    private func fact(
        _ event: CaseEvent,
        _ day: String,
        known: String? = nil,
        by author: Int64 = 1
    ) throws -> Fact {
        let claimed = try seconds(day)
        let bounds = TimeBounds(notBefore: claimed, notAfter: try seconds(known ?? day))
        return Fact(event, at: ClaimedMoment(claimedAt: claimed, bounds: bounds), by: author)
    }

    private func seconds(_ day: String) throws -> Int64 {
        Int64(try Calendars.day(day).number) * 86_400
    }

    private func clock(
        _ facts: [Fact],
        on today: String,
        statutory: Int = 20,
        promised: Int = 5,
        told: [ToldDate] = [],
        calendars: WorkingCalendars? = nil
    ) throws -> CaseClock {
        CaseClock(
            CaseTimeline(
                limits: .init(
                    statutory: WorkingDays(count: statutory),
                    promised: WorkingDays(count: promised)
                ),
                facts: facts,
                holder: 9,
                told: told
            ),
            rules: rules,
            calendars: try calendars ?? Calendars.amended(),
            today: try Calendars.day(today)
        )
    }

    private var taken: [Fact] {
        get throws {
            [
                try fact(.receivedByAuthority, "2020-03-02"),
                try fact(.accepted(withGaps: false), "2020-03-02"),
            ]
        }
    }

    @Test("end with the promise and with the law, both from the day of acceptance")
    func decision() throws {
        let clock = try clock(taken, on: "2020-03-05")
        let promised = try #require(clock.deadline(.promised))
        #expect(promised.due.description == "2020-03-09")
        #expect((promised.used, promised.left) == (3, 2))
        #expect(clock.deadline(.statutory)?.due.description == "2020-03-30")
        #expect(clock.decision == promised)
        #expect(clock.phase == .running)
    }

    @Test("move with an amended calendar, while what was told stays")
    func amended() throws {
        let facts = [
            try fact(.receivedByAuthority, "2020-01-20"),
            try fact(.accepted(withGaps: false), "2020-01-20"),
        ]
        let told = ToldDate(
            acceptedOn: try Calendars.day("2020-01-20"),
            within: WorkingDays(count: 5),
            rules: ServiceRules.Edition(),
            calendars: try Calendars.first()
        )
        #expect(told.day.description == "2020-02-01")
        #expect(told.calendar == 7)
        let clock = try clock(facts, on: "2020-01-21", told: [told])
        #expect(clock.decision?.due.description == "2020-02-04")
        #expect(clock.deadline(.statutory)?.due.description == "2020-02-25")
        #expect(clock.told == [told])
    }

    @Test("accept an application whose receipt was not answered within five working days")
    func deemed() throws {
        let received = try fact(.receivedByAuthority, "2020-03-02")
        let lastDay = try clock([received], on: "2020-03-09")
        #expect(lastDay.deemedAccepted == nil)
        #expect(lastDay.phase == .received)
        #expect(lastDay.deadline(.telling)?.left == 0)
        let after = try clock([received], on: "2020-03-10")
        #expect(after.deemedAccepted?.description == "2020-03-02")
        #expect(after.phase == .running)
        #expect(after.decision?.due.description == "2020-03-09")
        #expect(after.deadline(.telling)?.lateness == .late)
        let late = try clock(
            [received, try fact(.accepted(withGaps: false), "2020-03-12")],
            on: "2020-03-12"
        )
        #expect(late.decision?.start.description == "2020-03-02")
    }

    @Test("begin anew when what was missing has come, and wait for the applicant until then")
    func correction() throws {
        var facts = [
            try fact(.receivedByAuthority, "2020-03-02"),
            try fact(.correctionRequested, "2020-03-04"),
        ]
        let waiting = try clock(facts, on: "2020-03-31")
        #expect(waiting.phase == .correcting(since: try Calendars.day("2020-03-04")))
        #expect(waiting.deemedAccepted == nil)
        #expect(waiting.light(rules).reason == .correcting)
        facts.append(try fact(.correctionSupplied(answering: [1]), "2020-04-01"))
        let again = try clock(facts, on: "2020-04-02")
        #expect(again.deadline(.telling)?.start.description == "2020-04-01")
        #expect(again.phase == .received)
        facts.append(try fact(.accepted(withGaps: false), "2020-04-03"))
        let accepted = try clock(facts, on: "2020-04-03")
        #expect(accepted.decision?.start.description == "2020-04-03")
    }

    @Test("of the authority do not begin while an agent has the papers, who must hand them over")
    func agent() throws {
        let collected = try fact(.receivedByAgent, "2020-03-02")
        let second = try clock([collected], on: "2020-03-04")
        #expect(second.phase == .withAgent)
        #expect(second.deadline(.telling) == nil)
        #expect(second.light(rules).colour == .yellow)
        #expect(try clock([collected], on: "2020-03-03").light(rules).colour == .green)
        let fourth = try clock([collected], on: "2020-03-06")
        #expect(fourth.light(rules).colour == .red)
        #expect(fourth.light(rules).deadline?.kind == .handOver)
        let received = try clock(
            [collected, try fact(.receivedByAuthority, "2020-03-05")],
            on: "2020-03-06"
        )
        #expect(received.deadline(.handOver)?.state == .met(on: try Calendars.day("2020-03-05")))
        #expect(received.deadline(.telling)?.start.description == "2020-03-05")
    }

    @Test("stand still in a special procedure; two at a time are counted once")
    func special() throws {
        let facts =
            try taken + [
                fact(.specialBegan, "2020-03-03"),
                fact(.specialBegan, "2020-03-05", by: 2),
                fact(.specialEnded([2]), "2020-03-10"),
                fact(.specialEnded([3]), "2020-03-12", by: 2),
            ]
        let clock = try clock(facts, on: "2020-03-13")
        let promised = try #require(clock.decision)
        // One day before the pause, one after it: March 13.
        #expect(promised.used == 2)
        #expect(promised.due.description == "2020-03-18")
        let open = try self.clock(Array(facts.prefix(3)), on: "2020-03-31")
        #expect(open.phase == .paused(since: try Calendars.day("2020-03-03")))
        #expect(open.light(rules).reason == .paused)
        #expect(open.decision?.used == 1)
    }

    @Test("pause from the notice on, if only the end of a procedure is known")
    func endWithoutBeginning() throws {
        let facts =
            try taken + [
                fact(.correctionRequested, "2020-03-03"), fact(.specialEnded([]), "2020-03-06"),
            ]
        #expect(try clock(facts, on: "2020-03-06").decision?.used == 1)
        let bare = try taken + [fact(.specialEnded([]), "2020-03-06")]
        #expect(try clock(bare, on: "2020-03-06").decision?.used == 4)
    }

    @Test("are extended once, by ten working days at most")
    func extended() throws {
        let facts =
            try taken + [
                fact(.extended(WorkingDays(count: 30)), "2020-03-05"),
                fact(.extended(WorkingDays(count: 6)), "2020-03-05", by: 2),
            ]
        let clock = try clock(facts, on: "2020-03-05")
        #expect(clock.decision?.allowed == 15)
        #expect(clock.deadline(.statutory)?.allowed == 30)
    }

    @Test("that passed because facts of two places met too late are nobody's fault")
    func merged() throws {
        // The pause was ended in one place; the holder learnt of it four weeks later.
        let facts =
            try taken + [
                fact(.specialBegan, "2020-03-03", by: 9),
                fact(.specialEnded([2]), "2020-03-04", known: "2020-04-01", by: 2),
            ]
        let merged = try clock(facts, on: "2020-04-01")
        #expect(merged.deadline(.promised)?.lateness == .lateByMerge)
        #expect(merged.light(rules).reason == .lateByMerge)
        let own =
            try taken + [
                fact(.specialBegan, "2020-03-03", by: 9),
                fact(.specialEnded([2]), "2020-03-04", known: "2020-04-01", by: 9),
            ]
        #expect(try clock(own, on: "2020-04-01").deadline(.promised)?.lateness == .late)
    }

    @Test("are kept by a decision on the day that was told, whatever is recomputed")
    func keptAsTold() throws {
        let told = ToldDate(
            day: try Calendars.day("2020-03-11"),
            limit: .promised,
            rules: 0,
            calendar: 7
        )
        let facts = try taken + [fact(.decided(approved: true, at: .township), "2020-03-11")]
        #expect(
            try clock(facts, on: "2020-03-12", told: [told]).decision?.lateness == .lateByMerge
        )
        #expect(try clock(facts, on: "2020-03-12").decision?.lateness == .late)
    }

    @Test("of papers that may follow run to their own day, beyond the decision")
    func supplement() throws {
        var facts =
            try taken + [
                fact(.promised(material: 3, by: try Calendars.day("2020-03-06")), "2020-03-02"),
                fact(.decided(approved: true, at: .township), "2020-03-04"),
            ]
        let owed = try clock(facts, on: "2020-03-05")
        #expect(owed.light(rules).deadline?.kind == .supplement)
        #expect(owed.light(rules).colour == .yellow)
        #expect(try clock(facts, on: "2020-03-09").light(rules).colour == .red)
        facts.append(try fact(.supplied(material: 3), "2020-03-06"))
        #expect(try clock(facts, on: "2020-03-09").light(rules).reason == .ended)
    }

    @Test("are provisional on an unruled fact and flagged on a claim outside the county's bounds")
    func standing() throws {
        let unruled = Fact(
            .accepted(withGaps: false),
            at: ClaimedMoment(claimedAt: try seconds("2020-03-02"), bounds: nil)
        )
        #expect(try clock([unruled], on: "2020-03-03").decision?.isProvisional == true)
        let bounds = TimeBounds(
            notBefore: try seconds("2020-03-02"),
            notAfter: try seconds("2020-03-04")
        )
        for (claim, day) in [("2099-01-01", "2020-03-04"), ("1999-01-01", "2020-03-02")] {
            let absurd = ClaimedMoment(claimedAt: try seconds(claim), bounds: bounds)
            #expect(absurd.standing == .flagged)
            #expect(absurd.day.description == day)
            let clock = try clock(
                [Fact(.accepted(withGaps: false), at: absurd)],
                on: "2020-03-05"
            )
            #expect(clock.decision?.standing == .flagged)
        }
    }

    @Test("are unknown without the matter, and none before anything is handed in")
    func unknown() throws {
        let clock = CaseClock(
            CaseTimeline(limits: nil, facts: try taken),
            rules: rules,
            calendars: WorkingCalendars(),
            today: try Calendars.day("2020-03-05")
        )
        #expect(clock.decision == nil)
        #expect(clock.light(rules).reason == .unknownLimits)
        #expect(try self.clock([], on: "2020-03-05").light(rules).reason == .draft)
    }
}
