import Explanation
import Replication
import Storage

/// What checking the whole replica found.
struct VerifyReport: Document {
    let problems: [String]
    let scopes: [Line]

    /// The state of one scope; equal digests mean equal states.
    struct Line: Encodable, Sendable {
        let point: UInt32
        let cases: Int
        let digest: String

        init(_ digest: ScopeDigest) {
            point = digest.scope.code.key
            cases = digest.cases
            self.digest = digest.state.bytes.hexadecimalText
        }
    }

    func lines() -> [String] {
        guard problems.isEmpty else {
            return problems.map(\.printable) + [
                Wording(
                    "副本有损坏。先把整个目录备份一份，再告诉县里。",
                    "The replica is damaged. Copy the whole directory, then tell the county."
                ).shown
            ]
        }
        var table = TextTable(
            [Wording("点", "Point"), Wording("办件", "Cases"), Wording("状态摘要", "Digest")])
        for line in scopes { table.add(["\(line.point)", "\(line.cases)", line.digest]) }
        return (scopes.isEmpty ? [] : table.lines()) + [
            Wording("完好：文件、记录和状态一致。", "Sound: file, journal and states agree.").shown
        ]
    }
}

extension AlteredSegment {
    /// Which record is not what its author signed.
    var wording: Wording {
        let scope = feed.scope.code
        let place = "\(scope.kind)/\(scope.key) \(feed.replica) \(first)"
        return Wording(
            "记录段与作者的签名不符：\(place)",
            "A segment is not what its author signed: \(place)"
        )
    }
}

extension [UInt8] {
    var hexadecimalText: String {
        map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
