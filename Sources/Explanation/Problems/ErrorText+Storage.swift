import Storage

extension ErrorText {
    /// Explains why the machine could not store or read; nothing was changed then.
    static func problem(for error: StorageError) -> Problem {
        switch error {
        case .missing(let directory):
            return Problem(
                "E-STORE-01",
                .noSuch,
                Wording("\(directory) 里没有副本", "There is no replica in \(directory)"),
                next: Wording(
                    "用 --replica 指定目录，或建一个：tongban init --county 县公钥",
                    "Name it with --replica, or make one: tongban init --county KEY"
                )
            )
        case .alreadyExists(let directory):
            return Problem(
                "E-STORE-02",
                .conflict,
                Wording("\(directory) 里已经有副本，没有动它", "\(directory) holds a replica already"),
                next: Wording(
                    "要再印登记申请：tongban enrol；要另建请换目录",
                    "For its enrolment line: tongban enrol; else choose another directory"
                )
            )
        case .newer(let found, let known):
            return Problem(
                "E-STORE-03",
                .conflict,
                Wording(
                    "副本是更新的版本写的（\(found)，本程序到 \(known)）",
                    "The replica was written by a newer version (\(found), known here \(known))"
                ),
                next: Wording("升级 tongban 后再用", "Upgrade tongban")
            )
        case .busy(let seconds):
            return Problem(
                "E-STORE-04",
                .busy,
                Wording(
                    "另一个程序占用副本超过 \(seconds) 秒，这次没有办成",
                    "Another program has held the replica for \(seconds) s; nothing was done"
                ),
                next: Wording("过一会儿再试一次", "Try again in a moment")
            )
        case .diskFull:
            return Problem(
                "E-STORE-05",
                .failed,
                Wording("磁盘满了，这次没有保存", "The disk is full; nothing was saved"),
                next: Wording("腾出空间后再试一次", "Make room and try again")
            )
        case .notWritable(let path):
            return Problem(
                "E-STORE-06",
                .failed,
                Wording("写不了 \(path)", "Cannot write \(path)"),
                next: Wording(
                    "检查目录在不在、是不是自己的（ls -l）、磁盘是不是只读；不要用 sudo 运行",
                    "Check that it exists, whose it is (ls -l), that the disk is not read-only; no sudo"
                )
            )
        case .damaged(let detail):
            return Problem(
                "E-STORE-07",
                .failed,
                Wording("副本损坏：\(detail)", "The replica is damaged: \(detail)"),
                next: Wording(
                    "整个目录先拷一份，不要删；再从备份恢复（tongban restore），没有就告诉县里",
                    "Copy the whole directory, delete nothing; then tongban restore a backup, or tell the county"
                )
            )
        case .notDurable(let detail):
            return Problem(
                "E-STORE-08",
                .failed,
                Wording("数据库没有按要求写盘：\(detail)", "The database does not write through: \(detail)"),
                next: Wording("停用这台设备并告诉县里", "Stop using this device and tell the county")
            )
        case .entryTooLarge(let bytes, let limit):
            return Problem(
                "E-STORE-11",
                .badInput,
                Wording(
                    "一次写得太多：\(bytes) 字节，最多 \(limit) 字节",
                    "Too much at once: \(bytes) bytes, at most \(limit)"
                ),
                next: Wording("把文字改短，或分几次写", "Shorten it, or write it in parts")
            )
        case .inconsistent(let detail):
            return Problem(
                "E-STORE-09",
                .failed,
                Wording("程序前后矛盾，没有保存：\(detail)", "Self-contradiction, nothing saved: \(detail)"),
                next: Wording("这是程序的错；把这一行告诉县里", "This is our fault; report this line")
            )
        case .sqlite(let code, let message):
            return Problem(
                "E-STORE-10",
                .failed,
                Wording("数据库报错 \(code)：\(message)", "The database reports \(code): \(message)"),
                next: Wording("再试一次；还不行就把这一行告诉县里", "Try again, else report this line")
            )
        }
    }
}
