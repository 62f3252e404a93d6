public import Logging
import Storage
import SyncEngine
import SyncProtocol
public import Transport

/// Keeps a node in touch with its parent: one conversation after another, at an interval.
public struct Uplink: Sendable {
    private let dialer: Dialer
    private let interval: Duration
    private let logger: Logger

    /// Dials over `link` every `interval`.
    public init(_ node: Node, over link: any Link, every interval: Duration, logger: Logger) {
        dialer = Dialer(node, over: link, logger: logger)
        self.interval = interval
        self.logger = logger
    }

    /// Runs until cancelled. A conversation that fails is told once in the log and tried again at
    /// the next interval; nothing is lost by waiting.
    public func run() async throws {
        var lastFailure: String?
        while !Task.isCancelled {
            do {
                let summary = try await dialer.converse()
                if lastFailure != nil { logger.notice("parent reached again") }
                lastFailure = nil
                logger.debug(
                    "synced",
                    metadata: [
                        "sent": "\(summary.segmentsSent)", "taken": "\(summary.segmentsTaken)",
                    ]
                )
            } catch is CancellationError {
                return
            } catch {
                let failure = "\(error)"
                if failure != lastFailure {
                    logger.warning(
                        "parent not reached; will try again",
                        metadata: ["error": "\(failure)"]
                    )
                }
                lastFailure = failure
            }
            do {
                try await Task.sleep(for: interval)
            } catch {
                return
            }
        }
    }
}
