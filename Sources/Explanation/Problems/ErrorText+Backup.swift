import ServiceModel
import Storage

extension ErrorText {
    /// Explains why a backup was not made, believed or restored; what was there before is
    /// untouched.
    static func problem(for fault: BackupFault) -> Problem {
        switch fault {
        case .insideReplica(let path):
            return Problem(
                "E-BAK-01",
                .badInput,
                Wording("\(path) 在副本目录里，副本坏了它也没了", "\(path) lies inside the replica"),
                next: Wording("存到别的盘上，如 U 盘", "Name a file elsewhere, best on another disk")
            )
        case .occupied(let path):
            return Problem(
                "E-BAK-02",
                .badInput,
                Wording("\(path) 已经在了，而且不是备份，没有动它", "\(path) exists and is no backup"),
                next: Wording("换一个文件名", "Choose another name")
            )
        case .missing(let path):
            return Problem(
                "E-BAK-03",
                .noSuch,
                Wording("没有文件 \(path)", "There is no file \(path)"),
                next: Wording("核对文件名，看盘插好没有", "Check the name, and whether the disk is there")
            )
        case .notABackup(let path):
            return Problem(
                "E-BAK-04",
                .badInput,
                Wording("\(path) 不是通办的备份", "\(path) is no backup of a replica"),
                next: Wording("要的是 tongban backup 做出的文件", "It takes a file made by tongban backup")
            )
        case .damaged(let path, let detail):
            return Problem(
                "E-BAK-05",
                .failed,
                Wording("备份 \(path) 损坏：\(detail)", "The backup \(path) is damaged: \(detail)"),
                next: Wording(
                    "换一份备份，再用 tongban backup verify 核验；这份先别删",
                    "Take another one and check it with tongban backup verify; keep this one"
                )
            )
        case .newer(let path, let found, let known):
            return Problem(
                "E-BAK-06",
                .conflict,
                Wording(
                    "备份 \(path) 是更新的版本做的（\(found)，本程序到 \(known)）",
                    "\(path) was made by a newer version (\(found), known here \(known))"
                ),
                next: Wording("升级 tongban 后再用", "Upgrade tongban")
            )
        case .otherCounty(let path):
            return Problem(
                "E-BAK-07",
                .conflict,
                Wording("备份 \(path) 是别的县或别的一级的", "\(path) is another county's, or the hub's"),
                next: Wording("用 --replica 另指一个空目录", "Name an empty directory with --replica")
            )
        case .needsCountyKey(let path):
            return Problem(
                "E-BAK-08",
                .notPermitted,
                Wording(
                    "这是县级枢纽的备份，要有县的密钥 \(path) 才能恢复",
                    "The hub's backup can only be restored with the county's key \(path)"
                ),
                next: Wording(
                    "把保管的 device.key 放到那里，或用带密钥的备份（--with-key）",
                    "Put the kept device.key there, or use a backup made with --with-key"
                )
            )
        case .inUse(let directory):
            return Problem(
                "E-BAK-09",
                .busy,
                Wording(
                    "\(directory) 里的副本还有别的程序开着，没有换",
                    "Another program has the replica in \(directory) open; it was not replaced"
                ),
                next: Wording(
                    "先停 tongban-node 或 tongban-hub run，再恢复一次",
                    "Stop tongban-node or tongban-hub run, then restore again"
                )
            )
        }
    }

    /// Explains that the restored hub does not act for the county yet.
    static func problem(for unheard: UnheardChildren) -> Problem {
        let count = unheard.points.count
        return Problem(
            "E-BAK-10",
            .conflict,
            Wording(
                "枢纽是从备份恢复的，还有 \(count) 个点没有把手里的县里记录交上来，什么都没有写",
                "The hub was restored and \(count) points have not handed up what they hold of it; "
                    + "nothing was written"
            ),
            details: unheard.points.prefix(20).map {
                Wording(verbatim: "\($0.name)  \($0.division.text)")
            },
            next: Wording(
                "等它们同步，或逐个放弃：tongban-hub restored waive；看进度：tongban-hub restored status",
                "Let them sync, or give one up with tongban-hub restored waive"
            )
        )
    }
}
