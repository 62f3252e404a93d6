import NodeRuntime
import ServiceModel
package import SyncProtocol

extension ErrorText {
    private static let nothingChanged = Wording("；什么都没有改", "; nothing was changed")

    /// Explains why a bundle was not written or not taken; nothing was changed then.
    static func problem(for error: BundleError) -> Problem {
        switch error {
        case .unreadable(let path, let number):
            let cause = SystemCause.wording(number)
            return Problem(
                "E-BDL-06",
                .badInput,
                Wording("读不了 \(path)：\(cause.chinese)", "Cannot read \(path): \(cause.english)"),
                next: Wording("看看 U 盘插好没有、文件名对不对", "Is the stick in, and the name right?")
            )
        case .unwritable(let path, let number):
            let cause = SystemCause.wording(number)
            return Problem(
                "E-BDL-07",
                .failed,
                Wording(
                    "写不了 \(path)：\(cause.chinese)；没有留下半截文件",
                    "Cannot write \(path): \(cause.english); no half of it is left"
                ),
                next: Wording("腾出空间或换一个 U 盘，再导出一次", "Make room or take another stick")
            )
        case .exists(let path):
            return Problem(
                "E-BDL-08",
                .conflict,
                Wording("\(path) 已经有了，没有动它", "\(path) exists already and was left alone"),
                next: Wording(
                    "换一个文件名，或只写目录，文件名自动起",
                    "Give another name, or only the directory; then it names itself"
                )
            )
        case .faulty(let path, let fault):
            return problem(for: fault, in: path)
        case .ownBundle(let path):
            return Problem(
                "E-BDL-09",
                .conflict,
                Wording("\(path) 是本机自己导出的", "\(path) was exported by this very replica"),
                next: Wording("请收件的机构导入", "Let the point it is for import it")
            )
        case .noDevice(let point):
            return Problem(
                "E-BDL-15",
                .noSuch,
                Wording(
                    "\(point.number) 号点还没有许可的设备，没有谁能收",
                    "Point \(point.number) has no granted device that could take it"
                ),
                next: Wording(
                    "请县里先许可那里的设备：tongban-hub grant",
                    "Have the county grant a device there: tongban-hub grant"
                )
            )
        case .outOfReach(let point):
            return Problem(
                "E-BDL-16",
                .notPermitted,
                Wording(
                    "\(point.number) 号点不是本点的上级或下级，不能给它",
                    "Point \(point.number) is neither above nor below this one"
                ),
                next: Wording("交上级转送：tongban bundle export", "Hand it up: tongban bundle export")
            )
        case .nobodyAbove:
            return Problem(
                "E-BDL-17",
                .usage,
                Wording("这是县级副本，没有上级", "This is the county's replica; nobody is above"),
                next: Wording("写明给谁：--to 机构", "Say for whom: --to POINT")
            )
        case .otherCounty, .otherRecipient, .presumesRegister, .notGranted, .asksForGrant,
            .misbehaves:
            return refusal(for: error)
        }
    }

    /// Explains what is wrong with a bundle.
    package static func problem(for fault: BundleFault, in path: String) -> Problem {
        let words = wording(of: fault)
        let what = Wording(
            "\(path) \(words.chinese)\(nothingChanged.chinese)",
            "\(path) \(words.english)\(nothingChanged.english)"
        )
        let copyAgain = Wording(
            "请对方重新拷贝，还不行就重新导出：tongban bundle export",
            "Have it copied anew, else exported anew: tongban bundle export"
        )
        switch fault {
        case .notABundle:
            return Problem(
                "E-BDL-01",
                .badInput,
                what,
                next: Wording("核对文件名；要 tongban bundle export 写的文件", "Check the file name")
            )
        case .newerVersion:
            return Problem(
                "E-BDL-02",
                .conflict,
                what,
                next: Wording("升级 tongban 后再导入", "Upgrade tongban, then import it")
            )
        case .cut, .damaged, .altered:
            return Problem("E-BDL-03", .badInput, what, next: copyAgain)
        case .forged:
            return Problem("E-BDL-04", .badInput, what, next: copyAgain)
        case .sealed:
            return Problem(
                "E-BDL-05",
                .conflict,
                what,
                next: Wording("升级 tongban 后再导入", "Upgrade tongban, then import it")
            )
        }
    }

    /// What is wrong with a bundle, and where.
    package static func wording(of fault: BundleFault) -> Wording {
        switch fault {
        case .notABundle:
            Wording("不是数据包", "is no bundle")
        case .newerVersion(let version):
            Wording("是更新的格式（版本 \(version)）", "has a newer format (version \(version))")
        case .cut(let byte, let frames):
            Wording(
                "不完整：到第 \(byte) 字节就断了，完整的有 \(frames) 帧",
                "is cut: it ends after \(byte) bytes and \(frames) whole frames"
            )
        case .damaged(let byte, let frames):
            Wording(
                "损坏：第 \(byte) 字节起、第 \(frames + 1) 帧读不出",
                "is damaged: frame \(frames + 1), from byte \(byte), cannot be read"
            )
        case .altered(let bytes, let frames):
            Wording(
                "被改动过：前 \(bytes) 字节里有不是导出时写的，\(frames) 帧都不能用",
                "was altered somewhere in its first \(bytes) bytes (\(frames) frames)"
            )
        case .forged:
            Wording("签名不是包头所写的设备签的", "is not signed by the device its head names")
        case .sealed(let suite):
            Wording("是密封的（方式 \(suite)），本版本打不开", "is sealed (suite \(suite))")
        }
    }

    private static func refusal(for error: BundleError) -> Problem {
        switch error {
        case .otherCounty(let path):
            return Problem(
                "E-BDL-10",
                .notPermitted,
                Wording(
                    "\(path) 是别的县的\(nothingChanged.chinese)",
                    "\(path) is another county's\(nothingChanged.english)"
                ),
                next: Wording("还给送来的人", "Give it back to whoever brought it")
            )
        case .otherRecipient(let path, let point):
            let name =
                point.map { Wording("\($0.number) 号点", "point \($0.number)") }
                ?? Wording("导出机构的上级", "whoever stands above its exporter")
            return Problem(
                "E-BDL-11",
                .notPermitted,
                Wording(
                    "\(path) 是给\(name.chinese)的，本点不是，也不归本点转送\(nothingChanged.chinese)",
                    "\(path) is for \(name.english), for which this point does not carry"
                        + nothingChanged.english
                ),
                next: Wording(
                    "看给谁的：tongban bundle show 文件，再转交",
                    "See tongban bundle show FILE, and pass it on"
                )
            )
        case .presumesRegister(let path):
            return Problem(
                "E-BDL-18",
                .conflict,
                Wording(
                    "\(path) 只有后来的记录，本机是新建的，还没有县册\(nothingChanged.chinese)",
                    "\(path) only goes on from what this new replica does not hold"
                        + nothingChanged.english
                ),
                next: Wording(
                    "先导出一份给对方：tongban bundle export；对方下一份就是全的",
                    "First hand over an own one: tongban bundle export; the next is complete"
                )
            )
        case .notGranted(let path, let replica):
            return Problem(
                "E-BDL-12",
                .notPermitted,
                Wording(
                    "\(path) 的导出设备（\(replica)）县里没有许可\(nothingChanged.chinese)",
                    "The county has granted the exporter of \(path) (\(replica)) nothing"
                        + nothingChanged.english
                ),
                next: Wording(
                    "县里刚许可的话，本机先同步或导入县里的数据包；没有就请县里许可",
                    "If it has just been granted, sync here first; else have the county grant it"
                )
            )
        case .asksForGrant(let path):
            return Problem(
                "E-BDL-13",
                .notPermitted,
                Wording(
                    "\(path) 里是登记申请，还没有许可\(nothingChanged.chinese)",
                    "\(path) asks for a grant that has not been given\(nothingChanged.english)"
                ),
                next: Wording(
                    "许可它：tongban-hub grant --request \(path) --point 机构",
                    "Grant it: tongban-hub grant --request \(path) --point POINT"
                )
            )
        case .misbehaves(let path):
            return Problem(
                "E-BDL-14",
                .badInput,
                Wording(
                    "\(path) 里不能用的记录太多，停了下来；收下的都有效",
                    "Too much of \(path) could not be accepted; what was taken is sound"
                ),
                next: Wording(
                    "看隔离的：tongban quarantine list，并告诉县里",
                    "See tongban quarantine list, and tell the county"
                )
            )
        case .unreadable, .unwritable, .exists, .faulty, .ownBundle, .noDevice, .outOfReach,
            .nobodyAbove:
            return problem(for: error)
        }
    }
}
