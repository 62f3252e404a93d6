import Foundation
import NodeRuntime
import SyncEngine
import Synchronization
import SyncProtocol
import TestCounty
import Testing
import Transport

/// Clocks that stand still but for the waits made on them.
private final class MadeUpClock: PacingClock {
    private let passed = Mutex(UInt64(0))
    /// Each wait, in order.
    let waits = Mutex<[UInt64]>([])
    /// 2026-11-21 12:00 in UTC+8.
    private let start: Int64 = 1_795_233_600

    var evidence: ClockEvidence {
        let seconds = passed.withLock { $0 }
        return ClockEvidence(wall: start + Int64(seconds), uptime: 1000 + seconds, boot: 1)
    }

    func pause(seconds: UInt64) async throws {
        try Task.checkCancellation()
        waits.withLock { $0.append(seconds) }
        passed.withLock { $0 += seconds }
        await Task.yield()
    }
}

/// Clocks on which every wait lasts until it is ended early.
private struct StoppedClock: PacingClock {
    var evidence: ClockEvidence { ClockEvidence(wall: 1_795_233_600, uptime: 1000, boot: 1) }

    func pause(seconds: UInt64) async throws {
        try await Task.sleep(for: .seconds(3600))
    }
}

/// A link that works only after so many attempts, and tells when it was used.
private final class FlakyLink: Link {
    private let inner: LoopbackLink
    private let failing: Mutex<Int>
    private let clock: any PacingClock
    let used = Mutex<[UInt64]>([])
    let uses: AsyncStream<Void>
    private let use: AsyncStream<Void>.Continuation

    init(to node: Node, failing count: Int, clock: any PacingClock) {
        inner = LoopbackLink(to: node)
        failing = Mutex(count)
        self.clock = clock
        (uses, use) = AsyncStream<Void>.makeStream()
    }

    func exchange(
        _ request: [Message],
        in session: SessionID?,
        with dictionaries: RoundDictionaries,
        receive: @Sendable (Message) async throws -> Void
    ) async throws {
        used.withLock { $0.append(clock.evidence.uptime - 1000) }
        use.yield()
        let fails = failing.withLock { left in
            left -= 1
            return left >= 0
        }
        if fails { throw TransportError.unreachable(address: "made up", detail: "") }
        try await inner.exchange(request, in: session, with: dictionaries, receive: receive)
    }
}

@Suite("An uplink")
struct UplinkTests {
    @Test("keeps its schedule: window, retries and the note of its last success")
    func schedule() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        let clock = MadeUpClock()
        let link = FlakyLink(to: county.townships[0], failing: 3, clock: clock)
        let directory = ReplicaDirectory(county.directory + "/village0")
        let schedule = try SyncSchedule(every: 36_000, in: [try SyncWindow("20:00-06:00")])
        let uplink = Uplink(
            village,
            over: link,
            on: schedule,
            noting: directory,
            clock: clock,
            logger: quiet
        )
        #expect(directory.lastContact == nil)
        let running = Task { try await uplink.run() }
        // Catch-up at the start fails three times, then succeeds in several requests; the next
        // conversation is in tonight's window.
        for await _ in link.uses where link.used.withLock({ ($0.last ?? 0) > 3600 }) { break }
        running.cancel()
        try await running.value
        let used = link.used.withLock { $0 }
        let first = try #require(used.first)
        #expect(first < 60)
        #expect(Array(used.prefix(4)) == [first, first + 30, first + 90, first + 210])
        let night = try #require(used.first { $0 > 3600 })
        #expect((8 * 3600..<18 * 3600).contains(night))
        #expect(clock.waits.withLock { $0.allSatisfy { $0 <= ScheduleLimits.reviewEvery } })
        #expect(directory.lastContact?.uptime == 1000 + first + 210)
    }

    @Test("talks at once when the alarm rings")
    func alarm() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let clock = StoppedClock()
        let link = FlakyLink(to: county.townships[0], failing: 0, clock: clock)
        let directory = ReplicaDirectory(county.directory + "/village0")
        try directory.noteContact(clock.evidence)
        let alarm = Alarm()
        let uplink = Uplink(
            county.villages[0],
            over: link,
            on: try SyncSchedule(every: 1800, in: [try SyncWindow("20:00-06:00")]),
            noting: directory,
            alarm: alarm,
            clock: clock,
            logger: quiet
        )
        let running = Task { try await uplink.run() }
        await alarm.ring()
        for await _ in link.uses { break }
        running.cancel()
        try await running.value
        #expect(!link.used.withLock { $0.isEmpty })
    }

    @Test("takes a damaged note of the last success for none")
    func damagedNote() async throws {
        let county = try await TestCounty()
        let directory = ReplicaDirectory(county.directory + "/village0")
        let evidence = ClockEvidence(wall: -5, uptime: .max, boot: 7)
        try directory.noteContact(evidence)
        #expect(directory.lastContact == evidence)
        let path = county.directory + "/village0/last-contact"
        for text in ["", "1 2", "a b c", "1 2 3 4", "99999999999999999999 1 1"] {
            try text.write(toFile: path, atomically: false, encoding: .utf8)
            #expect(directory.lastContact == nil, "\(text)")
        }
    }
}
