import Explanation
import Replication
import ServiceModel
import ServiceRecords
import Storage
import SyncProtocol

/// Segments kept outside the feeds.
struct QuarantineListing: Document {
    let segments: [Line]

    /// One segment.
    struct Line: Encodable, Sendable {
        let hash: String
        /// The replica that handed it over, in short.
        let peer: String
        /// The point at which that replica decides; nil if the register names none.
        let peerPoint: String?
        let code: UInt32
        /// For an engineer.
        let reason: String
        let kind: Term
        let bytes: Int

        init(_ segment: QuarantinedSegment, _ register: AuthorityView) {
            hash = segment.hash.bytes.hexadecimalText
            peer = segment.peer.description
            peerPoint =
                register.allPoints.first { register.decider(at: $0.id) == segment.peer }?.name
            code = segment.code.rawValue
            reason = segment.reason
            kind = Self.kind(of: segment)
            bytes = segment.byteCount
        }

        /// The store names the fault by a word and sometimes a place.
        private static func kind(of segment: QuarantinedSegment) -> Term {
            guard segment.code != .scope else {
                return Term("scope", "不归对方转交", "not theirs to hand over")
            }
            switch segment.reason.split(whereSeparator: { " (".contains($0) }).first {
            case "own":
                return Term("copied", "本机的记录在别处被续写，副本可能被拷贝过", "our replica was copied")
            case "forked":
                return Term("forked", "同一设备写出两种历史，副本可能被拷贝过", "one device, two histories")
            case "unknownVersion", "unknownSuite", "unknownCodec", "unknownScope":
                return Term("upgrade", "格式比本程序新，请升级", "a newer format; upgrade")
            case "bodyAltered", "badSignature", "badCertificate":
                return Term("altered", "签名或内容对不上，可能被改过", "signature or content altered")
            default:
                return Term("malformed", "内容读不懂", "its content cannot be read")
            }
        }
    }

    func lines() -> [String] {
        guard !segments.isEmpty else {
            return [Wording("没有隔离的记录。", "Nothing is quarantined.").shown]
        }
        var table = TextTable(
            [
                Wording("段", "Segment"), Wording("字节", "Bytes"), Wording("谁送来", "From"),
                Wording("原因", "Why"),
            ],
            flexible: 2
        )
        for line in segments {
            table.add([
                String(line.hash.prefix(12)), "\(line.bytes)", line.peerPoint ?? line.peer,
                line.kind.shown,
            ])
        }
        return table.lines() + [
            Wording("都已留存，没有丢；请县里查。", "All is kept; ask the county to look.").shown
        ]
    }
}
