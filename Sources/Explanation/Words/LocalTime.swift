import Glibc

/// A moment as its author's clock claimed it.
package struct LocalTime: Hashable, Sendable, Encodable {
    /// Seconds since 1970.
    package let seconds: Int64

    package init(_ seconds: Int64) {
        self.seconds = seconds
    }

    /// `2026-11-20 16:02`, in the time zone of this machine.
    package var shown: String { formatted("%Y-%m-%d %H:%M") }

    /// RFC 3339 with the offset of this machine's time zone.
    package func encode(to encoder: any Encoder) throws {
        let text = formatted("%Y-%m-%dT%H:%M:%S%z")
        var container = encoder.singleValueContainer()
        // strftime writes +0800 where RFC 3339 wants +08:00.
        try container.encode(text.dropLast(2) + ":" + text.suffix(2))
    }

    private func formatted(_ format: String) -> String {
        var moment = time_t(seconds)
        var parts = tm()
        guard localtime_r(&moment, &parts) != nil else { return "\(seconds)" }
        var text = [CChar](repeating: 0, count: 40)
        let count = strftime(&text, text.count, format, &parts)
        return String(decoding: text.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
