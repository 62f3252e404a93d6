import Replication
import ServiceModel
import ServiceRecords
import Testing

@Suite("The county's rules")
struct ServiceRulesTests {
    private static func authority(_ records: [AuthorityRecord]) throws -> Authority {
        let key = try #require(DeviceKey(bytes: Array(repeating: 1, count: 32)))
        var authority = Authority(county: key)
        for (index, record) in records.enumerated() {
            authority.fold(record, at: UInt64(index) + 1)
        }
        return authority
    }

    private static func calendar(_ holidays: [Int32]) -> WorkingCalendar {
        WorkingCalendar(
            year: 2026,
            isProvisional: false,
            basis: "",
            days: holidays.map { .init(day: Day(number: $0), kind: .holiday, note: "") }
        )
    }

    @Test("are the defaults until they are set, and the newest set before a position afterwards")
    func editions() throws {
        var rules = ServiceRules()
        rules.deadlines.tellWithin = 4
        let authority = try Self.authority([
            .rulesSet(rules), .calendarSet(Self.calendar([])), .rulesSet(ServiceRules()),
            .calendarSet(Self.calendar([20_787])),
        ])
        let first = AuthorityView(authority, at: 1).timekeeping
        #expect(first.rules == ServiceRules.Edition())
        #expect(AuthorityView(authority, at: 2).timekeeping.rules == .init(number: 2, rules: rules))
        let last = AuthorityView(authority, at: 5).timekeeping
        #expect(last.rules.number == 4)
        #expect(!last.calendars.isWorked(Day(number: 20_787)))
        let before = AuthorityView(authority, at: 4).timekeeping
        #expect(before.calendars.isWorked(Day(number: 20_787)))
        #expect(
            last.calendars.edition(from: Day(number: 20_787), through: Day(number: 20_787)) == 5
        )
    }

    @Test("survive the checkpoint of the register")
    func checkpoint() throws {
        var rules = ServiceRules()
        rules.deadlines.yellowFrom = 7
        let authority = try Self.authority([.rulesSet(rules), .rulesSet(ServiceRules())])
        let again = try Authority(county: authority.county, bytes: authority.bytes)
        #expect(again == authority)
    }

    @Test("that cannot hold are malformed, and absent parameters are the defaults")
    func payloads() throws {
        #expect(try AuthorityRecord(kind: .rulesSet, payload: []) == .rulesSet(ServiceRules()))
        // deadlines { tell_within: 0 }
        #expect(throws: RefusalReason.malformed) {
            try AuthorityRecord(kind: .rulesSet, payload: [0x0A, 0x02, 0x08, 0x00])
        }
        // deadlines { hand_over_alarm: 9 }, later than the limit of 3
        #expect(throws: RefusalReason.malformed) {
            try AuthorityRecord(kind: .rulesSet, payload: [0x0A, 0x02, 0x18, 0x09])
        }
    }
}
