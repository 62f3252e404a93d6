import Explanation
import Replication
import Storage
import SyncProtocol

/// Segments kept outside the feeds.
struct QuarantineListing: Document {
    let segments: [Line]

    /// One segment.
    struct Line: Encodable, Sendable {
        let hash: String
        let peer: String
        let code: UInt32
        let reason: String
        let bytes: Int

        init(_ segment: QuarantinedSegment) {
            hash = segment.hash.bytes.hexadecimalText
            peer = segment.peer.description
            code = segment.code.rawValue
            reason = segment.reason
            bytes = segment.byteCount
        }
    }

    func lines() -> [String] {
        guard !segments.isEmpty else {
            return [Wording("没有隔离的记录。", "Nothing is quarantined.").shown]
        }
        var table = TextTable(
            [
                Wording("段", "Segment"), Wording("谁送来", "From"), Wording("字节", "Bytes"),
                Wording("原因", "Why"),
            ],
            flexible: 3
        )
        for line in segments {
            table.add([String(line.hash.prefix(12)), line.peer, "\(line.bytes)", line.reason])
        }
        return table.lines() + [
            Wording("都已留存，没有丢；请县里查。", "All is kept; ask the county to look.").shown
        ]
    }
}
