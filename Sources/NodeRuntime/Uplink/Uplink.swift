public import Logging
import Storage
public import SyncEngine
import SyncProtocol
public import Transport

/// Keeps a node in touch with its parent: performs a schedule, one conversation after another.
public struct Uplink: Sendable {
    private let node: Node
    private let dialer: Dialer
    private let schedule: SyncSchedule
    private let directory: ReplicaDirectory?
    private let alarm: Alarm
    private let clock: any PacingClock
    private let logger: Logger

    /// Dials over `link` whenever `schedule` says so or `alarm` rings.
    ///
    /// - Parameters:
    ///   - directory: Where the last success is noted for the next start; nil notes nothing.
    ///   - clock: What to wait by; nil is the machine's own clocks.
    public init(
        _ node: Node,
        over link: any Link,
        on schedule: SyncSchedule,
        noting directory: ReplicaDirectory? = nil,
        alarm: Alarm = Alarm(),
        clock: (any PacingClock)? = nil,
        logger: Logger
    ) {
        self.node = node
        dialer = Dialer(node, over: link, logger: logger)
        self.schedule = schedule
        self.directory = directory
        self.alarm = alarm
        self.clock = clock ?? node.clocks
        self.logger = logger
    }

    /// Runs until cancelled. A conversation that fails is told once in the log and tried again;
    /// nothing is lost by waiting.
    public func run() async throws {
        var past = SyncPast(startedAt: clock.evidence, lastSuccess: directory?.lastContact)
        var lastFailure: String?
        while !Task.isCancelled {
            let turn = schedule.turn(
                at: clock.evidence,
                after: past,
                on: node.store.identity.deviceKey
            )
            if turn.wait > 0 {
                let wait = min(turn.wait, ScheduleLimits.reviewEvery)
                do {
                    guard try await alarm.wait(seconds: wait, on: clock) else { continue }
                } catch {
                    return
                }
            }
            do {
                let summary = try await dialer.converse()
                past.attempted(at: clock.evidence, succeeded: true)
                if lastFailure != nil { logger.notice("parent reached again") }
                lastFailure = nil
                note(summary, because: turn.reason)
            } catch is CancellationError {
                return
            } catch {
                past.attempted(at: clock.evidence, succeeded: false)
                let failure = "\(error)"
                if failure != lastFailure {
                    let delay = schedule.retryDelay(after: past.failures)
                    logger.warning(
                        "parent not reached; will try again",
                        metadata: ["error": "\(failure)", "in-seconds": "\(delay)"]
                    )
                }
                lastFailure = failure
            }
        }
    }

    /// Without the note the next start only syncs once more than it need.
    private func note(_ summary: SyncSummary, because reason: SyncTurn.Reason) {
        do {
            try directory?.noteContact(clock.evidence)
        } catch {
            logger.warning("could not note the contact", metadata: ["error": "\(error)"])
        }
        logger.debug(
            "synced",
            metadata: [
                "reason": "\(reason)", "sent": "\(summary.segmentsSent)",
                "taken": "\(summary.segmentsTaken)",
            ]
        )
    }
}
