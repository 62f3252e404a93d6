import Explanation
import HubRuntime
import ServiceModel

extension ErrorText {
    /// Explains what stands in the way of an act of the office; nothing was changed then.
    static func problem(for fault: OfficeFault) -> Problem {
        switch fault {
        case .unknownDivision(let division):
            return Problem(
                "E-OFFICE-01",
                .noSuch,
                Wording(
                    "登记里、数据里都没有机构 \(division)",
                    "Neither the register nor the data has a point \(division)"
                ),
                next: Wording(
                    "核对 orgs.csv 的「机构代码」「上级机构代码」和 delegation.csv 的「适用范围」",
                    "Check the division codes in orgs.csv and delegation.csv"
                )
            )
        case .notOneCounty:
            return Problem(
                "E-OFFICE-02",
                .badInput,
                Wording(
                    "orgs.csv 里的县级机构不是正好一个",
                    "orgs.csv does not name exactly one point of the county level"
                ),
                next: Wording(
                    "「层级」是县级的行留一行；这次什么都没有导入",
                    "Keep one line of level 县级; nothing was imported"
                )
            )
        case .noSuchRefusal:
            return Problem(
                "E-OFFICE-03",
                .noSuch,
                Wording("这条记录没有被拒，或刚刚已放行", "That entry is not refused, or no more"),
                next: Wording("看有哪些：tongban-hub refused", "See tongban-hub refused")
            )
        case .nothingToReplace:
            return Problem(
                "E-OFFICE-20",
                .noSuch,
                Wording("这台设备没有要接替的旧副本", "The device has no earlier replica to replace"),
                next: Wording("新设备用 tongban-hub grant", "A new device takes tongban-hub grant")
            )
        case .tailNotHeard(let replica, let isStated):
            return Problem(
                "E-OFFICE-21",
                .conflict,
                isStated
                    ? Wording(
                        "旧副本 \(replica) 的最后几条，新副本有、县里还没有",
                        "The last entries of \(replica) are at the new replica, not here yet"
                    )
                    : Wording(
                        "还不知道旧副本 \(replica) 的记录收齐没有：恢复后的副本还没有同步到县里",
                        "Nobody has stated yet that the entries of \(replica) were all heard"
                    ),
                next: Wording(
                    "先让它 tongban sync，再让乡镇同步上来；确实找不回的用 --tail-lost 并写明理由",
                    "Have it and its township sync; for what is lost use --tail-lost with a reason"
                )
            )
        case .changedWithoutVersion(let codes):
            return Problem(
                "E-OFFICE-04",
                .conflict,
                Wording(
                    "\(codes.count) 项事项改了内容，版本号却没有变大；已公布的版本不能改",
                    "\(codes.count) matters changed but their versions did not grow"
                ),
                details: codes.map { Wording(verbatim: $0.text) },
                next: Wording(
                    "在 matters.csv 里把它们的「版本号」调大（如 1.1 改 1.2）再导入；这次什么都没有导入",
                    "Raise their 版本号 in matters.csv (1.1 to 1.2), then import; nothing was imported"
                )
            )
        case .conflicts(let conflicts):
            return Problem(
                "E-OFFICE-07",
                .conflict,
                Wording(
                    "变更单有 \(conflicts.count) 行与已发布的对不上，什么都没有发布",
                    "\(conflicts.count) lines do not fit what is published; nothing was published"
                ),
                details: conflicts.map(\.wording),
                next: Wording(
                    "改好变更单再导入；或只发布其余各行：加 --allow-conflicts",
                    "Correct the list and import it again, or add --allow-conflicts for the rest"
                ),
                evidence: ["conflicts": conflicts.map(ConflictLine.init)]
            )
        case .noSuchDraft(let name):
            return Problem(
                "E-OFFICE-08",
                .noSuch,
                Wording("没有草稿「\(name)」", "There is no draft \(name)"),
                next: Wording("看有哪些：tongban-hub draft list", "See tongban-hub draft list")
            )
        case .draftExists(let name, let revision):
            return Problem(
                "E-OFFICE-11",
                .conflict,
                Wording(
                    "已经有草稿「\(name)」，现在是第 \(revision) 稿，没有动它",
                    "There is a draft \(name) already, revision \(revision); it stays as it is"
                ),
                next: Wording(
                    "要替换它：加 --expect \(revision)；不替换就用 --name 换个名字",
                    "To replace it add --expect \(revision); else choose another --name"
                )
            )
        case .draftMoved(let name, nil):
            return Problem(
                "E-OFFICE-09",
                .conflict,
                Wording(
                    "草稿「\(name)」已经不在了：别人发布或丢弃了它",
                    "Draft \(name) is gone: somebody published or removed it"
                ),
                next: Wording(
                    "看有哪些：tongban-hub draft list；要重新收下，去掉 --expect",
                    "See tongban-hub draft list; to take it in anew leave out --expect"
                )
            )
        case .draftMoved(let name, let revision?):
            return Problem(
                "E-OFFICE-09",
                .conflict,
                Wording(
                    "草稿「\(name)」已被别人改动：现在是第 \(revision) 稿",
                    "Draft \(name) was changed meanwhile: it is now revision \(revision)"
                ),
                next: Wording(
                    "先看现在的内容：tongban-hub diff \(name)，再用 --expect 写明看过哪一稿",
                    "Look first: tongban-hub diff \(name), then name what you saw with --expect"
                )
            )
        case .delegating(let code, let point, let fault):
            let list = "tongban-hub delegation show \(code) --point \(point.division)"
            let problem = problem(for: fault, list: list)
            return Problem(
                problem.code,
                problem.status,
                Wording(
                    "\(point.name)：\(problem.what.chinese)",
                    "\(point.name): \(problem.what.english)"
                ),
                details: problem.details,
                next: problem.next
            )
        case .clockBehind(let signed, let now):
            return clock(
                "11",
                Wording("县里签过的时间比本机时钟晚", "The county has signed a later time than this clock"),
                signed,
                now
            )
        case .clockAhead(let signed, let now):
            return clock(
                "12",
                Wording("离上次签字已过一个月，时钟可能不对", "A month since anything was signed: the clock?"),
                signed,
                now
            )
        case .noSuchDeviation(let label):
            return Problem(
                "E-OFFICE-31",
                .noSuch,
                Wording("没有编号 \(label) 的指南反馈", "There is no deviation \(label)"),
                next: Wording("看有哪些：tongban-hub deviation list", "See tongban-hub deviation list")
            )
        case .badAnswer(let fault):
            return Problem(
                "E-OFFICE-32",
                .badInput,
                Wording("没有答复：\(fault.wording.chinese)", "Not answered: \(fault.wording.english)"),
                next: Wording("用 --text 写明理由", "Give the reason with --text")
            )
        case .incomplete(let lines):
            return Problem(
                "E-OFFICE-30",
                .badInput,
                Wording(
                    "要发布的事项里有 \(lines.count) 项要素不全，什么都没有发布",
                    "\(lines.count) guides to be published are not complete; nothing was published"
                ),
                details: lines.prefix(mostGuides).map(\.wording),
                next: Wording(
                    "补齐后再发布；看缺什么：tongban-hub diff 草稿。不要求齐全就去掉 --strict",
                    "Complete them (see tongban-hub diff), or publish without --strict"
                )
            )
        case .unreadableDraft(let name):
            return Problem(
                "E-OFFICE-10",
                .badInput,
                Wording(
                    "「\(name)」既不是县级数据目录，也不是变更单",
                    "\(name) is neither a directory of the county's lists nor a change list"
                ),
                next: Wording(
                    "目录里要有 orgs 和 matters（.csv 或 .xlsx）；变更单要有「变更类型」一列",
                    "A directory has orgs and matters (.csv or .xlsx); a change list has 变更类型"
                )
            )
        }
    }

    private static func clock(
        _ number: String,
        _ what: Wording,
        _ signed: Int64,
        _ now: Int64
    ) -> Problem {
        let (then, here) = (LocalTime(signed).shown, LocalTime(now).shown)
        return Problem(
            "E-OFFICE-\(number)",
            .conflict,
            Wording(
                "\(what.chinese)：签过 \(then)，本机 \(here)",
                "\(what.english): signed \(then), here \(here)"
            ),
            next: Wording(
                "核对本机日期；确实没错的，手工报时：tongban-hub beacon",
                "Check the date here; if it is right, send one by hand: tongban-hub beacon"
            )
        )
    }

    /// How many matters are named: enough to begin with.
    private static let mostGuides = 50

    /// Explains what is wrong with what was handed to a command.
    static func problem(for fault: CommandFault) -> Problem {
        switch fault {
        case .unreadable(let path, let number):
            return .unreadableFile(path, number)
        case .notARequest(let path):
            return Problem(
                "E-IN-11",
                .badInput,
                Wording("\(path) 里不是登记申请", "\(path) holds no enrolment request"),
                next: Wording(
                    "要对方 tongban enrol 印出的那一行，以 tongban-enrol-1 开头，一字不改",
                    "It takes the line that tongban enrol prints, beginning tongban-enrol-1"
                )
            )
        case .notAwaited(let name):
            return Problem(
                "E-OFFICE-22",
                .noSuch,
                Wording("枢纽没有在等 \(name) 同步", "The hub does not wait for \(name)"),
                next: Wording(
                    "看还等谁：tongban-hub restored status",
                    "See whom it waits for: tongban-hub restored status"
                )
            )
        case .nothingRefused(let text):
            return Problem(
                "E-OFFICE-05",
                .noSuch,
                Wording("「\(text)」没有未采纳的记录", "\(text) has no refused entry"),
                next: Wording("看有哪些：tongban-hub refused", "See tongban-hub refused")
            )
        case .severalRefused(let text, let entries):
            return Problem(
                "E-OFFICE-06",
                .usage,
                Wording(
                    "「\(text)」有 \(entries.count) 条未采纳的记录，要说明放行哪一条",
                    "\(text) has \(entries.count) refused entries; name the one to release"
                ),
                details: entries.map(\.wording),
                next: Wording(
                    "一条一条放行，如：tongban-hub release \(entries.first?.entry ?? "")",
                    "One by one, such as: tongban-hub release \(entries.first?.entry ?? "")"
                )
            )
        }
    }
}
