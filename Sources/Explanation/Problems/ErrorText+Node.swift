import NodeRuntime
import ServiceModel
import ServiceRecords

extension ErrorText {
    /// Explains what the node could not do.
    static func problem(for error: NodeError) -> Problem {
        switch error {
        case .key(let path):
            return Problem(
                "E-NODE-01",
                .failed,
                Wording("设备密钥 \(path) 读不了，或不是本机的", "The device key \(path) is missing or not ours"),
                next: Wording(
                    "不要删副本；从备份放回 device.key，或请县里重新登记",
                    "Keep the replica; put device.key back, or enrol the device anew"
                )
            )
        case .noOperator, .roster, .noSuchOperator:
            return operatorProblem(for: error)
        case .noSuchGuidePart(let element, let part):
            let group = element.row.group.term.wording
            return Problem(
                "E-NODE-40",
                .noSuch,
                Wording(
                    part == 0
                        ? "「\(element.title)」要写明第几项"
                        : "这份指南没有\(group.chinese)第 \(part) 项的「\(element.title)」",
                    part == 0
                        ? "\(element.row.english) needs a number"
                        : "The guide has no \(element.row.english) of number \(part)"
                ),
                next: Wording("看有哪些：tongban matter show", "See tongban matter show")
            )
        case .badDeviation(let fault):
            return Problem(
                "E-NODE-41",
                .badInput,
                Wording("没有报：\(fault.wording.chinese)", "Not told: \(fault.wording.english)"),
                next: Wording("改好后再报一次", "Correct it and try again")
            )
        case .notEnrolled:
            return Problem(
                "E-NODE-02",
                .notPermitted,
                Wording("县里还没有许可这台设备", "The county has not granted this device yet"),
                next: Wording(
                    "把 tongban enrol 印出的一行交给县里，许可后运行 tongban sync",
                    "Hand the line of tongban enrol to the county, then run tongban sync"
                )
            )
        case .noSuchCase(let text):
            return noSuchCase(text)
        case .ambiguousCase(let text, let numbers):
            let list = numbers.prefix(5).joined(separator: "  ")
            let more = numbers.count > 5 ? " .." : ""
            return Problem(
                "E-NODE-04",
                .usage,
                Wording(
                    "尾号 \(text) 不止一件：\(list)\(more)",
                    "Tail \(text) fits several: \(list)\(more)"
                ),
                next: Wording("写全编号", "Give the full number")
            )
        case .noSuchMatter(let text):
            return Problem(
                "E-NODE-05",
                .noSuch,
                Wording("本机没有事项 \(text)", "Matter \(text) is not held here"),
                next: Wording(
                    "看本机有哪些：tongban matter list；没有的先 tongban sync",
                    "See tongban matter list; run tongban sync for new ones"
                )
            )
        case .alreadyHolds(let point):
            return Problem(
                "E-NODE-08",
                .conflict,
                Wording(
                    "决定权本来就在 \(point.number) 号点",
                    "The right to decide is at point \(point.number) already"
                ),
                next: Wording("不用移交，直接决定", "Nothing to pass; decide it there")
            )
        case .awaitsReplacement:
            return Problem(
                "E-NODE-30",
                .notPermitted,
                Wording(
                    "决定权还在本设备的上一个副本名下，县里还没有转过来",
                    "The right to decide is still with this device's earlier replica"
                ),
                next: Wording(
                    "先运行 tongban sync，再请县里运行 tongban-hub replace",
                    "Run tongban sync, then have the county run tongban-hub replace"
                )
            )
        case .noDecider(let point):
            return Problem(
                "E-NODE-06",
                .noSuch,
                Wording(
                    "\(point.number) 号点没有能作决定的设备",
                    "Point \(point.number) has no deciding device"
                ),
                next: Wording("请县里给那个点登记设备，或移交给上级", "Have the county grant one")
            )
        case .notTheCounty:
            return Problem(
                "E-NODE-07",
                .notPermitted,
                Wording("只有县级枢纽能做这件事", "Only the county's own replica may do this"),
                next: Wording("请在县里的机器上做", "Do it at the county")
            )
        }
    }

    private static func noSuchCase(_ text: String) -> Problem {
        // Four parts are a whole number: then a slip of the pen shows in the check character.
        let isSlip = text.split(separator: "-").count == 4 && CaseNumber(text) == nil
        return Problem(
            "E-NODE-03",
            .noSuch,
            isSlip
                ? Wording("编号 \(text) 校验不对，可能抄错一位", "Number \(text) fails its check; a slip?")
                : Wording("本机没有办件 \(text)", "No case \(text) is held here"),
            next: Wording(
                "看本机有哪些：tongban case list；别处开的先 tongban sync",
                "See tongban case list; run tongban sync for cases opened elsewhere"
            )
        )
    }
}
