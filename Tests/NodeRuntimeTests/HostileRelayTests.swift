import NodeRuntime
import Replication
import ServiceModel
import Storage
import SyncEngine
import Synchronization
import SyncProtocol
import TestCounty
import Testing
import Transport

@Suite("A relay that cannot be trusted")
struct HostileRelayTests {
    /// A county in which both villages of the first township have a case there, and the county
    /// nothing yet.
    private struct Backlog {
        let county: TestCounty
        let target: TestCase
        let other: TestCase

        init() async throws {
            county = try await TestCounty()
            try await county.distribute()
            target = try await county.open(at: county.villages[0])
            other = try await county.open(at: county.villages[1])
            for village in county.villages.prefix(2) {
                try await county.sync(village, with: county.townships[0])
            }
        }

        /// Whether a message carries what the first village wrote.
        func isTargeted(_ message: Message) -> Bool {
            guard case .segment(let delivery) = message,
                let segment = try? Segment(bytes: delivery.segment[...])
            else { return false }
            return segment.header.feed.replica == county.villages[0].store.identity.replica
        }

        func custody(of opened: TestCase, at village: Int) async throws -> Custody {
            try await county.sync(county.villages[village], with: county.townships[0])
            return try await county.villages[village].find(opened.number).custody
        }
    }

    private static func altered(_ message: Message, at place: Int) -> Message {
        guard case .segment(let delivery) = message else { return message }
        var bytes = delivery.segment
        bytes[place < 0 ? bytes.count + place : place] ^= 0x10
        return .segment(Message.Delivery(arrival: delivery.arrival, segment: bytes))
    }

    @Test(
        "that alters a byte has the segment quarantined; the rest proceeds, no custody is claimed",
        arguments: [("version", 1), ("header", 60), ("signature", 120), ("body", -1)]
    )
    func altered(part: String, place: Int) async throws {
        let backlog = try await Backlog()
        let county = backlog.county
        let link = LoopbackLink(to: county.hub) { message in
            [backlog.isTargeted(message) ? Self.altered(message, at: place) : message]
        }
        let summary = try await county.sync(county.townships[0], over: link)
        #expect(summary.refusals.contains { $0.code == .segmentQuarantined })
        let kept = try await county.hub.store.quarantinedSegments()
        #expect(!kept.isEmpty)
        #expect(kept.allSatisfy { $0.byteCount > 0 && !$0.reason.isEmpty })
        #expect(kept.allSatisfy { $0.peer == county.townships[0].store.identity.replica })
        #expect(try await backlog.custody(of: backlog.target, at: 0) == .township)
        try await county.sync(county.townships[0], with: county.hub)
        #expect(try await backlog.custody(of: backlog.other, at: 1) == .county)
    }

    @Test(
        "that alters what a segment holds delays it: over an honest link it still arrives",
        arguments: [120, -1]
    )
    func alteredThenHonest(place: Int) async throws {
        let backlog = try await Backlog()
        let county = backlog.county
        let link = LoopbackLink(to: county.hub) { message in
            [backlog.isTargeted(message) ? Self.altered(message, at: place) : message]
        }
        try await county.sync(county.townships[0], over: link)
        try await county.sync(county.townships[0], with: county.hub)
        #expect(try await backlog.custody(of: backlog.target, at: 0) == .county)
        try await county.night()
        try await county.expectEqualStates()
        let again = try await county.sync(county.townships[0], with: county.hub)
        #expect(again.segmentsSent == 0)
    }

    @Test("that loses a segment cannot hide it: nothing is acknowledged, and it comes later")
    func droppedBeforeOthers() async throws {
        let backlog = try await Backlog()
        let county = backlog.county
        // The township builds on the village's entry, so what gets through shows what is missing.
        _ = try await county.townships[0].submit(.accept, on: backlog.target.id)
        let link = LoopbackLink(to: county.hub) { backlog.isTargeted($0) ? [] : [$0] }
        try await county.sync(county.townships[0], over: link)
        #expect(try await county.hub.store.waitingFeeds().count == 1)
        #expect(try await backlog.custody(of: backlog.target, at: 0) == .township)
        #expect(try await backlog.custody(of: backlog.other, at: 1) == .county)
        try await county.sync(county.townships[0], with: county.hub)
        #expect(try await county.hub.store.waitingFeeds().isEmpty)
        #expect(try await backlog.custody(of: backlog.target, at: 0) == .county)
        try await county.expectEqualStates()
    }

    @Test("that loses one of several segments is asked for the gap in the same conversation")
    func gap() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        let opened = try await county.severalSegments(at: village, count: 3)
        let isLost = Mutex(false)
        let link = LoopbackLink(to: county.townships[0]) { message in
            guard case .segment = message else { return [message] }
            return isLost.withLock { isLost in
                defer { isLost = true }
                return isLost ? [message] : []
            }
        }
        try await county.sync(village, over: link)
        #expect(try await village.find(opened.number).custody == .township)
        try await county.night()
        try await county.expectEqualStates()
    }

    @Test("that reorders segments costs a round and nothing else")
    func reordered() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        let opened = try await county.severalSegments(at: village, count: 4)
        let kept = Mutex<[Message]>([])
        let link = LoopbackLink(to: county.townships[0]) { message in
            switch message {
            case .segment:
                kept.withLock { $0.insert(message, at: 0) }
                return []
            case .mark: return kept.withLock { taking(&$0) } + [message]
            default: return [message]
            }
        }
        try await county.sync(village, over: link)
        #expect(try await village.find(opened.number).custody == .township)
        try await county.night()
        try await county.expectEqualStates()
    }

    @Test("that repeats every segment changes nothing")
    func repeatedSegments() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        let opened = try await county.severalSegments(at: village, count: 3)
        let link = LoopbackLink(to: county.townships[0]) { message in
            guard case .segment = message else { return [message] }
            return [message, message]
        }
        try await county.sync(village, over: link)
        #expect(try await village.find(opened.number).custody == .township)
        let again = try await county.sync(village, with: county.townships[0])
        #expect(again.segmentsSent == 0)
        #expect(try await county.townships[0].store.counts().quarantined == 0)
        try await county.night()
        try await county.expectEqualStates()
    }

    @Test("that repeats every message ends the conversation and changes nothing")
    func repeatedMessages() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        let opened = try await county.severalSegments(at: village, count: 3)
        let before = try await county.townships[0].store.counts()
        let link = LoopbackLink(to: county.townships[0]) { [$0, $0] }
        await #expect(throws: SyncFault.self) { try await county.sync(village, over: link) }
        #expect(try await county.townships[0].store.counts() == before)
        #expect(try await village.find(opened.number).custody == .here)
        try await county.night()
        #expect(try await village.find(opened.number).custody == .county)
        try await county.expectEqualStates()
    }

    @Test("that replays an earlier session is not believed to be its dialer")
    func replayed() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let (village, township) = (county.villages[0], county.townships[0])
        try await county.severalSegments(at: village, count: 2)
        let heard = Mutex<[Message]>([])
        let link = LoopbackLink(to: township) { message in
            heard.withLock { $0.append(message) }
            return [message]
        }
        try await county.sync(village, over: link)
        let before = try await township.store.stateDigests()
        let counts = try await township.store.counts()

        let downlinks = Downlinks(township, logger: quiet)
        let said = heard.withLock { $0 }
        let opening = await downlinks.open(nil)
        try await opening.take(try #require(said.first))
        guard case .challengeAnswer(let answer) = try await opening.finish().first else {
            Issue.record("no answer")
            return
        }
        let round = await downlinks.open(answer.session)
        for message in said.dropFirst() { try await round.take(message) }
        #expect(try await round.finish() == [.refuse(Message.Refuse(.proof))])
        let second = await downlinks.open(answer.session)
        for message in said.dropFirst(2) { try await second.take(message) }
        #expect(try await second.finish() == [.refuse(Message.Refuse(.session))])
        #expect(try await township.store.stateDigests() == before)
        #expect(try await township.store.counts() == counts)
    }
}

/// Hands out `value` and leaves nothing.
private func taking(_ value: inout [Message]) -> [Message] {
    defer { value = [] }
    return value
}
