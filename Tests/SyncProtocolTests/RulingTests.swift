import Replication
import SyncProtocol
import Testing

@Suite("A ruling")
struct RulingTests {
    private func ruling(
        exception: FeedRuling.Exception,
        windowFirst: UInt64 = 0,
        count: UInt64 = 12
    ) throws -> Ruling {
        Ruling(
            ruledAt: 1_767_225_600,
            feeds: [
                FeedRuling(
                    replica: try SigningDevice(1).replica,
                    count: count,
                    hash: Hashing.hash(.segment, [1]),
                    exceptions: [exception],
                    windows: [
                        FeedRuling.Window(first: windowFirst, notBefore: -5, notAfter: .max)
                    ]
                ),
                FeedRuling(
                    replica: try SigningDevice(2).replica,
                    count: 0,
                    hash: .zero,
                    exceptions: [],
                    windows: []
                ),
            ]
        )
    }

    @Test("reads back admissions, refusals, causes, releases and windows")
    func roundTrip() throws {
        let exceptions = [
            FeedRuling.Exception(sequence: 3, reason: 4, cause: nil),
            FeedRuling.Exception(
                sequence: 5,
                reason: 6,
                cause: Dot(try SigningDevice(2).replica, 0)
            ),
            FeedRuling.Exception(sequence: 9, reason: 0, cause: nil),
        ]
        for exception in exceptions {
            let written = try ruling(exception: exception)
            #expect(Ruling(payload: written.payload) == written)
        }
    }

    @Test("is nothing when a number in it is out of bounds")
    func outOfBounds() throws {
        let limit = SegmentLimits.sequence
        let plain = FeedRuling.Exception(sequence: 1, reason: 1, cause: nil)
        let far = FeedRuling.Exception(sequence: limit, reason: 1, cause: nil)
        let farCause = FeedRuling.Exception(
            sequence: 1,
            reason: 6,
            cause: Dot(try SigningDevice(2).replica, limit)
        )
        #expect(Ruling(payload: try ruling(exception: plain).payload) != nil)
        for wrong in [
            try ruling(exception: far), try ruling(exception: farCause),
            try ruling(exception: plain, windowFirst: limit),
            try ruling(exception: plain, count: limit),
        ] {
            #expect(Ruling(payload: wrong.payload) == nil)
        }
    }

    @Test("is nothing when the bytes are something else")
    func garbage() {
        #expect(Ruling(payload: [0xFF]) == nil)
        #expect(Ruling(payload: [0x12, 2, 0x10, 1]) == nil, "a feed without replica or hash")
    }
}
