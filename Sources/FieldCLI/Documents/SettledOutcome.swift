import Explanation
import ServiceModel
import Storage

/// How a case stands after something was settled in it, or opened again.
struct SettledOutcome: Document {
    let number: String
    /// What was done.
    let did: Term
    /// The field it was about; nil for decisions.
    let field: Term?
    /// The entries whose values it superseded or set aside, or which it took back.
    let entries: [String]
    let stage: Term
    let frozen: Bool
    /// Fields still to settle; none once the case has ended.
    let conflicts: Int
    let custody: Term

    init(_ verb: Term, _ field: CaseField?, _ entries: [String], _ line: CaseLine) {
        number = line.number
        did = verb
        self.field = field?.term
        self.entries = entries
        stage = line.state.term
        frozen = line.isFrozen
        conflicts = line.stage.isTerminal ? 0 : line.conflicts
        custody = line.custody.term
    }

    func lines() -> [String] {
        let list = entries.joined(separator: " ")
        let name = field?.wording ?? Wording("决定", "the decisions")
        var lines = [
            Wording(
                "已\(did.wording.chinese)「\(name.chinese)」  \(number)  现在：\(stage.wording.chinese)",
                "Done: \(did.wording.english) \(name.english)  \(number)  now: \(stage.wording.english)"
            ),
            Wording("涉及的记录：\(list)（都还留着）", "Entries concerned: \(list) (all are kept)"),
        ]
        if frozen {
            lines.append(Wording("办件冻结着，等县里裁定。", "The case is frozen until the county rules."))
        }
        if conflicts > 0 {
            lines.append(
                Wording(
                    "有 \(conflicts) 处要人选定：tongban conflict show \(number)",
                    "\(conflicts) field(s) to settle: tongban conflict show \(number)"
                )
            )
        }
        lines.append(
            Wording("已保存在本机；同步后各处一样。", "Saved here; the same everywhere after a sync.")
        )
        return lines.map(\.shown.printable)
    }
}
