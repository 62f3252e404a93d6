/// A wait that somebody else can end early.
public actor Alarm {
    private var pause: Task<Void, any Error>?
    private var isRung = false

    /// Nobody waits yet.
    public init() {}

    /// Ends the wait that is on, or else the next one at once.
    public func ring() {
        isRung = true
        pause?.cancel()
    }

    /// Waits; one caller at a time.
    ///
    /// - Returns: Whether it was ended early by ``ring()``.
    /// - Throws: `CancellationError` if the caller is cancelled.
    func wait(seconds: UInt64, on clock: any PacingClock) async throws -> Bool {
        if !isRung {
            let pause = Task { try await clock.pause(seconds: seconds) }
            self.pause = pause
            _ = await withTaskCancellationHandler {
                await pause.result
            } onCancel: {
                pause.cancel()
            }
            self.pause = nil
            try Task.checkCancellation()
        }
        defer { isRung = false }
        return isRung
    }
}
