import ServiceModel
import Testing

@Suite("An indicator")
struct IndicatorTests {
    private func seconds(_ day: String) throws -> Int64 {
        Int64(try Calendars.day(day).number) * 86_400
    }

    private func moment(_ day: String, known: String? = nil) throws -> ClaimedMoment {
        let upper = try seconds(known ?? day)
        return ClaimedMoment(
            claimedAt: try seconds(day),
            bounds: TimeBounds(notBefore: try seconds("2020-01-01"), notAfter: upper)
        )
    }

    /// A case of point 3 with a promise of five days, received and accepted on one day.
    private func counted(
        received: String,
        decided: String? = nil,
        claimed: String? = nil,
        today: String = "2020-04-01",
        promised: Int? = 5,
        tier: Tier = .township,
        isRuled: Bool = true
    ) throws -> CountedCase {
        var facts: [CaseTimeline.Fact] = [
            .init(.receivedByAuthority, at: try moment(received)),
            .init(.accepted(withGaps: false), at: try moment(received)),
        ]
        if let decided {
            let claim = try moment(claimed ?? decided, known: decided)
            facts.append(
                .init(
                    .decided(approved: true, at: tier),
                    at: isRuled ? claim : ClaimedMoment(claimedAt: claim.claimedAt, bounds: nil)
                )
            )
        }
        let timeline = CaseTimeline(
            limits: promised.map {
                .init(statutory: WorkingDays(count: 20), promised: WorkingDays(count: $0))
            },
            facts: facts
        )
        let clock = CaseClock(
            timeline,
            rules: DeadlineRules(),
            calendars: try Calendars.amended(),
            today: try Calendars.day(today)
        )
        return CountedCase(timeline, clock, at: ServicePointID(3), tier: .village)
    }

    private func census(
        _ cases: [CountedCase],
        points: [CaseCensus.Point] = [],
        from: String = "2020-03-01",
        to: String = "2020-03-31"
    ) throws -> CaseCensus {
        CaseCensus(
            cases: cases,
            points: points,
            period: try #require(
                Period(from: try Calendars.day(from), through: try Calendars.day(to))
            ),
            today: try Calendars.day("2020-04-01")
        )
    }

    @Test("of completion counts those who applied in the period and were decided by its end")
    func completion() throws {
        let census = try census([
            counted(received: "2020-03-02", decided: "2020-03-03"),
            counted(received: "2020-03-02"),
            counted(received: "2020-03-30", decided: "2020-04-01"),
            counted(received: "2020-02-28", decided: "2020-03-02"),
        ])
        let figure = try #require(census.figure(of: .completionRate))
        #expect((figure.numerator, figure.denominator) == (1, 3))
        #expect(figure.members == [0])
        let flow = try #require(census.figure(of: .completionFlow))
        #expect((flow.numerator, flow.denominator) == (2, 3))
    }

    @Test("of flow may pass one hundred per cent, as reports that carry cases over do")
    func carriedOver() throws {
        let census = try census([
            counted(received: "2020-02-27", decided: "2020-03-02"),
            counted(received: "2020-02-28", decided: "2020-03-02"),
            counted(received: "2020-03-02"),
        ])
        let flow = try #require(census.figure(of: .completionFlow))
        #expect((flow.numerator, flow.denominator) == (2, 1))
    }

    @Test("of punctuality leaves a claim outside the county's bounds out of what was kept")
    func onTime() throws {
        let census = try census([
            counted(received: "2020-03-02", decided: "2020-03-09"),
            counted(received: "2020-03-02", decided: "2020-03-10"),
            // Dated back before anything it may have seen: counted at the earliest possible day.
            counted(received: "2020-03-02", decided: "2020-03-20", claimed: "2019-03-03"),
            counted(received: "2020-03-02", decided: "2020-03-03", promised: nil),
            counted(received: "2020-03-03", decided: "2020-03-04", isRuled: false),
        ])
        let figure = try #require(census.figure(of: .onTimeRate))
        #expect((figure.numerator, figure.denominator) == (2, 4 - 1))
        #expect(figure.flagged == 0)
        #expect(figure.leftOut == 1)
        #expect(figure.provisional == 1)
    }

    @Test("of punctuality never counts a decision dated into the future as kept")
    func future() throws {
        let census = try census([
            counted(received: "2020-03-02", decided: "2020-03-04", claimed: "2099-01-01")
        ])
        let figure = try #require(census.figure(of: .onTimeRate))
        #expect((figure.numerator, figure.denominator, figure.flagged) == (0, 1, 1))
    }

    @Test("of lateness counts open and decided cases as they stood at the end of the period")
    func overdue() throws {
        let census = try census([
            counted(received: "2020-03-02"), counted(received: "2020-03-25"),
            counted(received: "2020-03-02", decided: "2020-03-10"),
            counted(received: "2020-03-02", decided: "2020-03-09"),
        ])
        let figure = try #require(census.figure(of: .overdueRate))
        #expect((figure.numerator, figure.denominator) == (2, 4))
        #expect(figure.members == [0, 2])
    }

    @Test("of idle points tells a silent point from one without cases")
    func idle() throws {
        let points: [CaseCensus.Point] = [
            .init(id: ServicePointID(3), isHeard: true),
            .init(id: ServicePointID(4), isHeard: true),
            .init(id: ServicePointID(5), isHeard: false),
            .init(id: ServicePointID(6), isHeard: nil),
        ]
        let census = try census([counted(received: "2020-03-02")], points: points)
        let figure = try #require(census.figure(of: .idlePointRate))
        #expect((figure.numerator, figure.denominator, figure.leftOut) == (1, 2, 1))
        #expect(figure.members == [1])
    }

    @Test("of days compares the busiest with the median")
    func surge() throws {
        let days = ["02", "02", "02", "03", "04", "04"]
        let cases = try days.map { try counted(received: "2020-03-\($0)") }
        let figure = try #require(try census(cases).figure(of: .surgeFactor))
        #expect((figure.numerator, figure.denominator) == (3, 2))
        #expect(figure.members == [0, 1, 2])
    }

    @Test("of the station counts what was decided where it was opened")
    func station() throws {
        let census = try census([
            counted(received: "2020-03-02", decided: "2020-03-03", tier: .village),
            counted(received: "2020-03-02", decided: "2020-03-03", tier: .county),
            counted(received: "2020-03-02", decided: "2020-03-02"),
        ])
        let station = try #require(census.figure(of: .stationDecisionRate))
        #expect((station.numerator, station.denominator) == (1, 3))
        let sameDay = try #require(census.figure(of: .sameDayRate))
        #expect((sameDay.numerator, sameDay.denominator) == (1, 3))
        let early = try #require(census.figure(of: .earlyRate))
        #expect(early.numerator == 3)
    }

    @Test("of matters counts the list as it stands, penalties aside where the formula says so")
    func matters() throws {
        func item(_ depth: String, visits: String, promised: Int, type: MatterType = .benefit)
            throws -> MatterCensus.Item
        {
            let matter = try Matter(
                code: Hechuan.code(),
                version: 1,
                name: "",
                type: type,
                statutoryLimit: WorkingDays(count: 20),
                promisedLimit: WorkingDays(count: promised),
                materials: Hechuan.matter().materials,
                elements: [
                    .onlineDepth: depth, .visits: visits, .isOnline: depth == "" ? "否" : "是",
                ]
            )
            return MatterCensus.Item(matter, sunkTo: depth == "IV" ? [.village] : [])
        }
        let census = MatterCensus([
            try item("IV", visits: "0", promised: 5), try item("III", visits: "1", promised: 10),
            try item("", visits: "2", promised: 20),
            try item(
                "",
                visits: "",
                promised: 20,
                type: .penalty
            ),
        ])
        func pair(_ indicator: Indicator) throws -> [Int] {
            let figure = try #require(census.figure(of: indicator))
            return [figure.numerator, figure.denominator]
        }
        #expect(try pair(.onlineRate) == [2, 3])
        #expect(try pair(.onlineDepth3) == [2, 3])
        #expect(try pair(.onlineDepth4) == [1, 3])
        #expect(try pair(.oneVisitRate) == [2, 4])
        #expect(try pair(.zeroVisitRate) == [1, 4])
        #expect(try pair(.limitCompression) == [25, 80])
        #expect(try pair(.halvedRate) == [2, 4])
        #expect(try pair(.materialsPerMatter) == [8, 4])
        #expect(try pair(.sunkRate) == [1, 4])
        #expect(try pair(.villageRate) == [1, 4])
    }

    @Test("of delegations counts what was offered and is not over, by what points said")
    func offers() throws {
        let census = OfferCensus([
            .offered, .assessing, .declined, .accepted, .active, .suspended, .recalled, .drafted,
        ])
        let taken = try #require(census.figure(of: .takeUpRate))
        #expect((taken.numerator, taken.denominator) == (3, 6))
        #expect(taken.members == [3, 4, 5])
        let declined = try #require(census.figure(of: .declineRate))
        #expect((declined.numerator, declined.denominator) == (1, 6))
    }

    @Test(
        "is counted over cases or matters, or says which facts are missing",
        arguments: Indicator.allCases
    )
    func basis(indicator: Indicator) throws {
        let overCases = try census([]).figure(of: indicator) != nil
        let overMatters = MatterCensus([]).figure(of: indicator) != nil
        switch indicator.definition.basis {
        case .cohort, .flow: #expect(overCases && !overMatters)
        case .matters: #expect(overMatters && !overCases)
        case .offers: #expect(OfferCensus([]).figure(of: indicator) != nil && !overMatters)
        case .unmeasured: #expect(indicator.definition.version == 0 && !overMatters)
        }
    }
}
