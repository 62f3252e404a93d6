import ServiceModel
import Testing

@Suite("The light of a case")
struct CaseLightTests {
    @Test(
        "follows the days left of the nearest limit",
        arguments: [
            ("2020-03-02", CaseLight.Colour.green, 5), ("2020-03-04", .green, 3),
            ("2020-03-05", .yellow, 2), ("2020-03-09", .yellow, 0), ("2020-03-10", .red, -1),
            ("2020-03-30", .red, -15),
        ]
    )
    func table(today: String, colour: CaseLight.Colour, left: Int) throws {
        let light = try light(on: today)
        #expect(light.colour == colour)
        #expect(light.deadline?.left == left)
        #expect(light.deadline?.kind == .promised)
    }

    @Test("turns to the law's limit only when the promise was missed longer ago than that")
    func gravest() throws {
        #expect(try light(on: "2020-04-30").deadline?.kind == .promised)
        #expect(try light(on: "2020-04-30", promised: 20).deadline?.kind == .statutory)
    }

    @Test("goes out with the decision")
    func decided() throws {
        let light = try light(on: "2020-03-30", decidedOn: "2020-03-03")
        #expect((light.colour, light.reason) == (.grey, .ended))
    }

    @Test("stays red through a pause that began too late")
    func pausedTooLate() throws {
        #expect(try light(on: "2020-03-30", pausedOn: "2020-03-11").colour == .red)
        #expect(try light(on: "2020-03-30", pausedOn: "2020-03-04").reason == .paused)
    }

    private func light(
        on today: String,
        promised: Int = 5,
        decidedOn: String? = nil,
        pausedOn: String? = nil
    ) throws -> CaseLight {
        func fact(_ event: CaseEvent, _ day: String) throws -> CaseTimeline.Fact {
            let seconds = Int64(try Calendars.day(day).number) * 86_400
            return .init(event, at: ClaimedMoment(countyTime: seconds))
        }
        var facts = [try fact(.accepted(withGaps: false), "2020-03-02")]
        if let pausedOn { facts.append(try fact(.specialBegan, pausedOn)) }
        if let decidedOn {
            facts.append(try fact(.decided(approved: true, at: .county), decidedOn))
        }
        let clock = CaseClock(
            CaseTimeline(
                limits: .init(
                    statutory: WorkingDays(count: 20),
                    promised: WorkingDays(count: promised)
                ),
                facts: facts
            ),
            rules: DeadlineRules(),
            calendars: try Calendars.amended(),
            today: try Calendars.day(today)
        )
        return clock.light(DeadlineRules())
    }
}

@Suite("The rules of time limits")
struct DeadlineRulesTests {
    @Test("have the defaults of the law")
    func defaults() {
        let rules = DeadlineRules()
        #expect(
            rules.values.map(\.value) == [5, 3, 2, 10, 10, 2]
        )
        #expect(rules.fault == nil)
    }

    @Test("cannot set a limit of nothing, a limit of years, or a reminder after its limit")
    func faults() {
        var rules = DeadlineRules()
        rules.tellWithin = 0
        #expect(rules.fault == .outOfRange(.tellWithin, 0))
        rules.tellWithin = 251
        #expect(rules.fault == .outOfRange(.tellWithin, 251))
        rules = DeadlineRules()
        rules.handOverAlarm = 4
        #expect(rules.fault == .alarmAfterLimit)
    }
}
