import NodeRuntime
import ServiceLifecycle
import UnixSignals

/// Makes the node sync at once when the process gets SIGHUP.
struct SyncOnHangup: Service {
    let alarm: Alarm

    func run() async throws {
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
            await alarm.ring()
        }
    }
}
