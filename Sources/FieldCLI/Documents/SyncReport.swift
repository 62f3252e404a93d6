import Explanation
import Storage
import SyncEngine
import Transport

/// What one conversation moved, and where everything stands after it.
struct SyncReport: Document {
    let parent: String
    let segmentsSent: Int
    let segmentsTaken: Int
    let segmentsRepeated: Int
    let segmentsQuarantined: Int
    let refusals: Int
    let bytesSent: Int
    let bytesReceived: Int
    let rounds: Int
    let custody: CustodyLine
    let conflicts: Int
    let refused: Int

    init(
        _ summary: SyncSummary,
        _ meter: LinkMeter.Reading,
        _ counts: ReplicaCounts,
        toSettle: Int,
        ownRefused: Int,
        parent: String
    ) {
        self.parent = parent
        segmentsSent = summary.segmentsSent
        segmentsTaken = summary.segmentsTaken
        segmentsRepeated = summary.segmentsRepeated
        segmentsQuarantined = summary.segmentsQuarantined
        refusals = summary.refusals.count
        bytesSent = meter.sent
        bytesReceived = meter.received
        rounds = meter.rounds
        custody = CustodyLine(counts)
        conflicts = toSettle
        refused = ownRefused
    }

    /// Whether a person must look at something.
    var hasFindings: Bool {
        custody.here > 0 || conflicts > 0 || refused > 0 || refusals > 0
            || segmentsQuarantined > 0
    }

    func lines() -> [String] {
        var lines = [
            Wording(
                "已与 \(parent) 同步：送出 \(segmentsSent) 段，收到 \(segmentsTaken) 段",
                "Synced with \(parent): \(segmentsSent) segments sent, \(segmentsTaken) taken"
            ),
            Wording(
                "流量  上行 \(bytesSent) 字节，下行 \(bytesReceived) 字节，\(rounds) 个来回",
                "Traffic  \(bytesSent) bytes up, \(bytesReceived) bytes down, \(rounds) rounds"
            ),
        ].map(\.shown)
        lines.append(custody.line)
        if hasFindings { lines.append(findings.shown) }
        return lines
    }

    private var findings: Wording {
        var chinese: [String] = []
        var english: [String] = []
        func add(_ count: Int, _ words: (String, String)) {
            guard count > 0 else { return }
            chinese.append("\(words.0) \(count)")
            english.append("\(words.1) \(count)")
        }
        add(custody.here, ("没有送到的", "not delivered"))
        add(conflicts, ("待选定办件", "cases to settle"))
        add(refused, ("本机未采纳", "own entries refused"))
        add(refusals, ("对方没有收", "not taken by the other side"))
        add(segmentsQuarantined, ("隔离", "quarantined"))
        return Wording(
            "要人看一下：\(chinese.joined(separator: "，"))。详见 tongban status",
            "For a person: \(english.joined(separator: ", ")). See tongban status"
        )
    }
}
