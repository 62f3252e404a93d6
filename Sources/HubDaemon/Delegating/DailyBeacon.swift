import HubRuntime
import Logging
import ServiceLifecycle

/// Sends the beacon of each day while the hub runs.
struct DailyBeacon: Service {
    let county: County
    let logger: Logger

    /// How often it is looked whether a new day has begun.
    private static let review = Duration.seconds(600)

    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown {
                while true {
                    await send()
                    try await Task.sleep(for: Self.review)
                }
            }
        } catch is CancellationError {
            // Asked to stop.
        }
    }

    /// What stands in the way is told and tried again: the hub answers its townships meanwhile.
    private func send() async {
        do {
            if try await county.sendBeacon(isByHand: false) != nil {
                logger.notice("beacon sent")
            }
        } catch let fault as OfficeFault {
            logger.warning("no beacon: the clock", metadata: ["error": "\(fault)"])
        } catch {
            logger.warning("no beacon", metadata: ["error": "\(error)"])
        }
    }
}
