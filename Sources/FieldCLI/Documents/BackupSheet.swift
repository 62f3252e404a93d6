import Explanation
import Replication
import Storage

/// What a backup holds, and how old it is.
struct BackupSheet: Document {
    let file: String
    let replica: String
    let county: Bool
    let madeAt: LocalTime
    let program: String
    let holdsKey: Bool
    let cases: Int
    let scopes: [Line]
    /// Seconds since it was made by this machine's clock; only when checked.
    let age: Int64?

    /// What is held of one scope; equal digests mean equal entries.
    struct Line: Encodable, Sendable {
        let scope: String
        let entries: UInt64
        let digest: String
    }

    init(_ note: BackupNote, at file: String, cases: Int, age: Int64? = nil) {
        self.file = file
        replica = note.identity.replica.description
        county = note.identity.isCounty
        madeAt = LocalTime(note.madeAt)
        program = note.program
        holdsKey = note.holdsKey
        self.cases = cases
        scopes = note.frontiers.map {
            let (kind, key) = $0.scope.code
            return Line(
                scope: "\(kind)/\(key)",
                entries: $0.entries,
                digest: $0.digest.bytes.hexadecimalText
            )
        }
        self.age = age
    }

    func lines() -> [String] {
        let entries = scopes.reduce(0) { $0 + $1.entries }
        var lines = [
            Wording("备份  ", "Backup   ").shown + file.printable,
            Wording("副本  ", "Replica  ").shown + replica,
            Wording("做于  ", "Made at  ").shown + madeAt.shown + (agePhrase?.shown ?? ""),
            Wording(
                "内容  \(cases) 件办件，\(entries) 条记录",
                "Holds    \(cases) cases, \(entries) entries"
            ).shown,
            holdsKey
                ? Wording(
                    "密钥  在内：谁拿到这个文件谁就是这台设备，锁好",
                    "Key      included: whoever has this file is the device; lock it away"
                ).shown
                : Wording("密钥  不在内：device.key 另外保管", "Key      not included: keep device.key apart")
                    .shown,
        ]
        if age != nil {
            lines.append(Wording("完好：文件、记录和状态一致。", "Sound: file, journal and states agree.").shown)
        }
        return lines
    }

    private var agePhrase: Wording? {
        guard let age else { return nil }
        guard age >= 0 else { return Wording("（比本机的钟晚）", " (ahead of this machine's clock)") }
        let (days, hours) = (age / 86_400, age % 86_400 / 3_600)
        return days > 0
            ? Wording("（\(days) 天 \(hours) 小时前）", " (\(days) d \(hours) h ago)")
            : Wording(
                "（\(hours) 小时 \(age % 3_600 / 60) 分前）",
                " (\(hours) h \(age % 3_600 / 60) min ago)"
            )
    }
}
