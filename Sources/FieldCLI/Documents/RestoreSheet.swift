import Explanation
import NodeRuntime
import Replication
import ServiceRecords
import Storage

/// What was restored, what was kept, and what to do next.
struct RestoreSheet: Document {
    let directory: String
    let replica: String
    let previous: String
    let madeAt: LocalTime
    let setAside: String?
    let readable: Bool
    let taken: Int
    let quarantined: Int
    let newKey: Bool
    let enrolment: String
    private let isCounty: Bool

    private enum CodingKeys: String, CodingKey {
        case directory, replica, previous, madeAt, setAside, readable, taken, quarantined, newKey
        case enrolment
    }

    init(_ report: RestoreReport, _ directory: ReplicaDirectory) {
        self.directory = directory.path
        replica = report.identity.replica.description
        previous = report.note.identity.replica.description
        madeAt = LocalTime(report.note.madeAt)
        setAside = report.setAside
        readable = report.wasReadable
        taken = report.taken
        quarantined = report.quarantined
        newKey = report.hasNewKey
        isCounty = report.identity.isCounty
        enrolment =
            EnrolmentRequest(
                deviceKey: report.identity.deviceKey,
                replica: report.identity.replica
            ).description
    }

    func lines() -> [String] {
        var lines = [
            Wording(
                "已恢复到 \(directory)：\(madeAt.shown) 的备份，新副本 \(replica)（原 \(previous)）。",
                "Restored into \(directory): the backup of \(madeAt.shown), now replica \(replica) "
                    + "(was \(previous))."
            )
        ]
        if let setAside {
            lines.append(
                readable
                    ? Wording(
                        "原来的副本没有删，在 \(setAside)；它比备份多的 \(taken) 段已收进来。",
                        "The replica that stood there is kept in \(setAside); "
                            + "\(taken) segment(s) beyond the backup were taken in."
                    )
                    : Wording(
                        "原来的副本读不出来，没有删，在 \(setAside)；交给县里看看。",
                        "The replica that stood there cannot be read; it is kept in \(setAside)."
                    )
            )
        }
        if quarantined > 0 {
            lines.append(
                Wording(
                    "其中 \(quarantined) 段与备份矛盾，已隔离：tongban quarantine list",
                    "\(quarantined) segment(s) contradict it: tongban quarantine list"
                )
            )
        }
        lines.append(next)
        return lines.map(\.shown.printable) + (isCounty ? [] : [enrolment])
    }

    private var next: Wording {
        guard !isCounty else {
            return Wording(
                "接着：运行枢纽让下级同步，看 tongban-hub restored status。在那之前不公布、不认定。",
                "Next: run the hub so that all below sync; see tongban-hub restored status."
            )
        }
        return newKey
            ? Wording(
                "这台设备换了密钥：先把下面一行交给县里（tongban-hub grant），再 tongban sync。",
                "The device has a new key: hand this line to the county, then run tongban sync."
            )
            : Wording(
                "接着：tongban sync 取回之后的记录；再把下面一行交给县里（tongban-hub replace）。",
                "Next: tongban sync; then hand this line to the county (tongban-hub replace)."
            )
    }
}
