public import NodeRuntime
public import ServiceModel
import Synchronization
import SyncProtocol

/// The time of a county in a test: days pass when the test says so, and every machine may have a
/// wall clock of its own.
public final class TestClock: Sendable {
    private struct State {
        var time: Int64
        var offsets: [String: Int64] = [:]
        var boots: [String: (number: UInt32, at: Int64)] = [:]
    }

    private let state: Mutex<State>

    /// It is ten in the morning of `day`, in Beijing.
    public init(on day: Day = TestCounty.foundingDay) {
        let start = Int64(day.number) * 86_400 + 2 * 3_600
        state = Mutex(State(time: start))
    }

    /// The true time, seconds since 1970.
    public var now: Int64 { state.withLock { $0.time } }

    /// The true day.
    public var today: Day { Day(beijingSeconds: now) }

    /// Time passes for everybody.
    public func pass(days: Int, hours: Int = 0) {
        state.withLock { $0.time += Int64(days) * 86_400 + Int64(hours) * 3_600 }
    }

    /// Sets the wall clock of one machine wrong by so many days.
    public func setWall(of name: String, offBy days: Int) {
        state.withLock { $0.offsets[name] = Int64(days) * 86_400 }
    }

    /// Starts one machine anew.
    public func reboot(_ name: String) {
        state.withLock { $0.boots[name] = (($0.boots[name]?.number ?? 1) + 1, $0.time) }
    }

    /// The clocks of the machine of that name; it was started a day before the beginning.
    public func clocks(of name: String) -> SystemClocks {
        let start = now - 86_400
        return SystemClocks { [self] in
            state.withLock { state in
                let boot = state.boots[name] ?? (1, start)
                return ClockEvidence(
                    wall: state.time + (state.offsets[name] ?? 0),
                    uptime: UInt64(max(0, state.time - boot.at)),
                    boot: boot.number
                )
            }
        }
    }
}
