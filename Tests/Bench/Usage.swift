import Foundation

/// Wall and CPU time of this process, and its memory.
struct Usage {
    private let wall: ContinuousClock.Instant
    private let cpu: Double

    /// Starts measuring.
    init() {
        wall = .now
        cpu = Self.cpuSeconds
    }

    /// Seconds since, by the wall.
    var wallSeconds: Double {
        let elapsed = wall.duration(to: .now).components
        return Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
    }

    /// Seconds of CPU since, of all threads, the system's part included.
    var cpuSeconds: Double { Self.cpuSeconds - cpu }

    private static var cpuSeconds: Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        func seconds(_ time: timeval) -> Double {
            Double(time.tv_sec) + Double(time.tv_usec) / 1e6
        }
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }

    /// Resident bytes now.
    static var residentBytes: Int { status("VmRSS:") }

    /// Resident bytes at the peak since ``forgetPeak()``.
    static var peakBytes: Int { status("VmHWM:") }

    /// Starts the peak anew at what is resident now.
    static func forgetPeak() {
        try? Data("5".utf8).write(to: URL(fileURLWithPath: "/proc/self/clear_refs"))
    }

    private static func status(_ key: String) -> Int {
        let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix(key) }
        return (line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } ?? 0) * 1024
    }

    /// Bytes of a replica's database; its log is bounded and does not grow with the cases.
    static func bytes(in directory: String) -> Int {
        let path = directory + "/replica.db"
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return attributes?[.size] as? Int ?? 0
    }
}
