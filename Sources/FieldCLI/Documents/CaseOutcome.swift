import Explanation
import ServiceModel
import Storage

/// How a case stands after a command.
struct CaseOutcome: Document {
    let number: String
    /// What was done.
    let did: Term
    let stage: Term
    let frozen: Bool
    /// Fields a person must settle; none once the case has ended.
    let conflicts: Int
    let custody: Term

    init(_ verb: Term, _ line: CaseLine) {
        number = line.number
        did = verb
        stage = line.state.term
        frozen = line.isFrozen
        conflicts = line.stage.isTerminal ? 0 : line.conflicts
        custody = line.custody.term
    }

    func lines() -> [String] {
        var lines = [
            Wording(
                "已\(did.wording.chinese)  \(number)  现在：\(stage.wording.chinese)",
                "Done: \(did.wording.english)  \(number)  now: \(stage.wording.english)"
            ).shown,
            Wording(
                "已保存在本机，断网也有效；同步后上级可见。",
                "Saved here and valid offline; seen above after a sync."
            ).shown,
        ]
        if conflicts > 0 {
            lines.append(
                Wording(
                    "有 \(conflicts) 处要人选定：tongban conflict show \(number)",
                    "\(conflicts) field(s) to settle: tongban conflict show \(number)"
                ).shown
            )
        }
        return lines
    }
}
