import Explanation
import ServiceModel

/// What stands in the way of publishing parameters; nothing was changed then.
extension ErrorText {
    static func problem(for fault: RulesFileFault) -> Problem {
        switch fault {
        case .notAnObject(let path):
            rules(
                "01",
                Wording("\(path) 不是 { } 形式的 JSON", "\(path) is no JSON object"),
                example
            )
        case .unknownEntry(let name):
            rules("02", Wording("没有参数「\(name)」", "There is no parameter \(name)"), listing)
        case .notDays(let name):
            rules(
                "03",
                Wording("「\(name)」要写成工作日的整数", "\(name) must be a whole number of days"),
                example
            )
        case .empty(let path):
            rules("04", Wording("\(path) 里没有参数", "\(path) names no parameter"), example)
        }
    }

    static func problem(for fault: DeadlineRuleFault) -> Problem {
        switch fault {
        case .outOfRange(let parameter, let value):
            let range = parameter.range
            return rules(
                "05",
                Wording(
                    "「\(parameter.rawValue)」不能是 \(value)",
                    "\(parameter.rawValue) cannot be \(value)"
                ),
                Wording(
                    "写 \(range.lowerBound) 到 \(range.upperBound) 个工作日",
                    "Give \(range.lowerBound) to \(range.upperBound) working days"
                )
            )
        case .alarmAfterLimit:
            return rules(
                "06",
                Wording(
                    "handOverAlarm 比 handOverWithin 还晚",
                    "handOverAlarm is after handOverWithin"
                ),
                Wording("提醒要在期限以内", "Remind within the limit")
            )
        }
    }

    private static var example: Wording {
        Wording(
            "写成 {\"deadlines\":{\"yellowFrom\":3}}；没有发布任何东西",
            "Write {\"deadlines\":{\"yellowFrom\":3}}; nothing was published"
        )
    }

    private static var listing: Wording {
        Wording("看有哪些：tongban-hub rules show", "See tongban-hub rules show")
    }

    private static func rules(_ number: String, _ what: Wording, _ next: Wording) -> Problem {
        Problem("E-RULE-\(number)", .badInput, what, next: next)
    }
}
