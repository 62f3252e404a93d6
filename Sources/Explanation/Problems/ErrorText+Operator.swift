import NodeRuntime
package import ServiceModel

/// What concerns the person who acts.
extension ErrorText {
    static func operatorProblem(for error: NodeError) -> Problem {
        switch error {
        case .noSuchOperator(let number, let count):
            return Problem(
                "E-NODE-11",
                .noSuch,
                Wording(
                    "没有第 \(number) 位经办人，本机记着 \(count) 位",
                    "There is no operator \(number); this device knows \(count)"
                ),
                next: Wording(
                    "看有哪些：tongban operator list；新来的：tongban operator use",
                    "See tongban operator list; for somebody new, tongban operator use"
                )
            )
        case .roster(let path):
            return Problem(
                "E-NODE-10",
                .failed,
                Wording("经办人名单 \(path) 读写不了，或已损坏", "The operators in \(path) cannot be used"),
                next: Wording(
                    "检查权限；损坏的就移走，再 tongban operator use（办件记录不受影响）",
                    "Check its mode; if damaged, move it away, then tongban operator use"
                )
            )
        default:
            return Problem(
                "E-NODE-09",
                .notPermitted,
                Wording("还没有说明是谁在办，没有保存", "Nobody is named who acts; nothing was saved"),
                next: Wording(
                    "先登记经办人（姓名、角色）：\(useCommand(error))",
                    "Name the operator first: \(useCommand(error))"
                )
            )
        }
    }

    private static func useCommand(_ error: NodeError) -> String {
        guard case .noOperator(let directory) = error else { return "tongban operator use" }
        return "tongban operator use --replica \(directory)"
    }

    /// Explains what is wrong with an operator's name, without the name.
    package static func problem(for fault: OperatorFault) -> Problem {
        let what: Wording =
            switch fault {
            case .nameMissing: Wording("没有写经办人姓名", "The operator has no name")
            case .nameTooLong(let limit):
                Wording("姓名太长，最多 \(limit) 个字", "The name is over \(limit) characters")
            case .unexpectedCharacter:
                Wording("姓名里有不能用的字符", "The name holds a character it does not take")
            }
        return Problem(
            "E-IN-13",
            .badInput,
            what,
            next: Wording("改好后再运行一次；这次什么都没有记", "Correct it and run again; nothing was kept")
        )
    }
}
