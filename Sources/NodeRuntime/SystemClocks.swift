import Glibc
public import SyncProtocol

/// The machine's clocks; the only place where they are read.
public struct SystemClocks: Sendable {
    private let reading: (@Sendable () -> ClockEvidence)?

    /// Reads the machine's own clocks.
    public init() {
        reading = nil
    }

    /// Reads other clocks, as a test of days and weeks must.
    public init(reading: @escaping @Sendable () -> ClockEvidence) {
        self.reading = reading
    }

    /// Seconds since 1970 by the wall clock, whatever it says.
    public var wall: Int64 { reading?().wall ?? Int64(time(nil)) }

    /// Wall clock, uptime and boot, as evidence.
    public var evidence: ClockEvidence {
        if let reading { return reading() }
        var uptime = timespec()
        clock_gettime(CLOCK_BOOTTIME, &uptime)
        return ClockEvidence(wall: wall, uptime: UInt64(uptime.tv_sec), boot: Self.boot)
    }

    /// Four bytes that differ from boot to boot; 0 where the kernel does not say.
    private static let boot: UInt32 = {
        guard let file = fopen("/proc/sys/kernel/random/boot_id", "r") else { return 0 }
        defer { fclose(file) }
        var text = [CChar](repeating: 0, count: 9)
        guard fgets(&text, 9, file) != nil else { return 0 }
        return UInt32(String(decoding: text.prefix(8).map(UInt8.init), as: UTF8.self), radix: 16)
            ?? 0
    }()
}
