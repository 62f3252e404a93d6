import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage
import Synchronization
import SyncProtocol
import TestCounty
import Testing
import Transport

@Suite("A conversation that is cut")
struct CutConversationTests {
    /// Cuts a conversation at its first frame, then at its second, and so on to the last; finishes
    /// each over a whole link, and returns how many cuts there were.
    private func cutEverywhere(
        _ county: TestCounty,
        child: Node,
        with parent: Node,
        prepare: () async throws -> Void,
        check: () async throws -> Void
    ) async throws -> Int {
        var frames = 0
        while true {
            try await prepare()
            let broken = LoopbackLink(to: parent, framesUntilCut: frames)
            let isWhole = (try? await county.sync(child, over: broken)) != nil
            let rest = LoopbackLink(to: parent)
            try await county.sync(child, over: rest)
            let sent = broken.segments.withLock { $0 } + rest.segments.withLock { $0 }
            let repeated = sent.count - Set(sent).count
            #expect(repeated <= (isWhole ? 0 : 1), "cut after \(frames) frames")
            try await check()
            if isWhole { return frames }
            frames += 1
        }
    }

    @Test("on the way up resumes at any frame, at the price of one segment")
    func up() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let (village, township) = (county.villages[0], county.townships[0])
        var opened: TestCase?
        let cuts = try await cutEverywhere(county, child: village, with: township) {
            opened = try await county.severalSegments(at: village, count: 3)
        } check: {
            let number = try #require(opened).number
            #expect(try await township.find(number).stage == .collected)
            #expect(try await village.find(number).custody == .township)
        }
        print("cuts of a conversation with three segments up: \(cuts)")
        #expect(cuts >= 8)
        try await county.night()
        try await county.expectEqualStates()
    }

    @Test("on the way down resumes at any frame, at the price of one segment")
    func down() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let (village, township) = (county.villages[0], county.townships[0])
        let opened = try await county.open(at: village)
        try await county.sync(village, with: township)
        var notes = 0
        let cuts = try await cutEverywhere(county, child: village, with: township) {
            for _ in 0..<3 {
                notes += 1
                _ = try await township.submit(.note("第\(notes)条"), on: opened.id)
                // Another conversation of the township closes what it has written.
                try await county.sync(county.villages[1], with: township)
            }
        } check: {
            let record = try await county.record(opened.id, at: village)
            #expect(record.timeline.lines.count == notes)
        }
        print("cuts of a conversation with three segments down: \(cuts)")
        #expect(cuts >= 8)
        try await county.night()
        try await county.expectEqualStates()
    }

    @Test("loses only its last segment when the cut falls inside large ones")
    func large() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let (village, township) = (county.villages[0], county.townships[0])
        let opened = try await county.severalSegments(at: village, count: 8, noteLength: 9_000)
        var sent: [[UInt8]] = []
        for _ in 0..<4 {
            let link = LoopbackLink(to: township, bytesUntilCut: 75_000)
            _ = try? await county.sync(village, over: link)
            sent += link.segments.withLock { $0 }
        }
        let rest = LoopbackLink(to: township)
        try await county.sync(village, over: rest)
        sent += rest.segments.withLock { $0 }
        #expect(sent.count - Set(sent).count <= 4)
        #expect(try await village.find(opened.number).custody == .township)
    }
}
