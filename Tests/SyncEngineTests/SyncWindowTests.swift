import SyncEngine
import Testing

@Suite("A window of the day")
struct SyncWindowTests {
    @Test(
        "is written HH:MM-HH:MM and may pass midnight",
        arguments: [
            ("20:00-06:00", 1200, 600), ("0:00-24:00", 0, 1440), ("12:30-13:00", 750, 30),
            ("23:59-00:00", 1439, 1),
        ]
    )
    func written(text: String, opens: Int, minutes: Int) throws {
        let window = try SyncWindow(text)
        #expect(window.opens == opens)
        #expect(window.minutes == minutes)
        #expect(try SyncWindow(window.description) == window)
    }

    @Test(
        "is refused in any other form",
        arguments: [
            "", "20:00", "20-06", "20:00-20:00", "24:00-06:00", "20:60-06:00", "25:00-06:00",
            "20：00-06：00", "20:00-06:00-07:00", "-1:00-06:00", "+8:00-06:00", "020:00-06:00",
        ]
    )
    func refused(text: String) {
        #expect(throws: ScheduleFault.window(text)) { try SyncWindow(text) }
    }

    @Test("may not share a minute with another")
    func overlap() throws {
        let night = try SyncWindow("20:00-06:00")
        let early = try SyncWindow("05:59-07:00")
        let inside = try SyncWindow("00:00-01:00")
        let after = try SyncWindow("06:00-07:00")
        for other in [early, inside, night] {
            for pair in [[night, other], [other, night]] {
                #expect(throws: ScheduleFault.overlap(pair[0], pair[1])) {
                    try SyncSchedule(every: 60, in: pair)
                }
            }
        }
        #expect(try SyncSchedule(every: 60, in: [night, after]).windows.count == 2)
    }

    @Test("is meant by an offset from UTC, which is written +HH:MM")
    func offset() throws {
        #expect(try UTCOffset("+08:00") == .china)
        #expect(try UTCOffset("-03:30").seconds == -12_600)
        #expect(try UTCOffset("-03:30").description == "-03:30")
        for text in ["", "8", "+8", "08:00", "+08:60", "+14:01", "+-8:00", "+08:00:00"] {
            #expect(throws: ScheduleFault.offset(text)) { try UTCOffset(text) }
        }
    }

    @Test("needs an interval from a second to a day")
    func interval() {
        for seconds: UInt64 in [0, 86_401, .max] {
            #expect(throws: ScheduleFault.interval("\(seconds)")) {
                try SyncSchedule(every: seconds)
            }
        }
    }
}
