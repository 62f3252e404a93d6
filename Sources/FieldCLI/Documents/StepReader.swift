import Explanation
import Replication
import ServiceModel
import ServiceRecords
import Storage

/// Puts the entries of a case into words and says which of them act.
struct StepReader {
    private let matter: Matter?
    /// Entries that moved the case without effect, with the reason.
    private let superseded: [Dot: Term]

    init(_ record: CaseRecord, matter: Matter?) {
        self.matter = matter
        let reasons = record.progress().superseded.map { event in
            (record.flow[event.index].stamp.dot, event.reason.term)
        }
        superseded = Dictionary(reasons, uniquingKeysWith: { first, _ in first })
    }

    func step(_ line: HistoryLine) -> CaseSheet.Step {
        let acts = line.act.map(acts) ?? []
        return CaseSheet.Step(
            at: (line.act?.claimedAt).map(LocalTime.init),
            point: line.point?.name,
            tier: line.point?.tier.term,
            text: line.act.map(words) ?? Wording("内容读不懂", "cannot be read"),
            acts: acts,
            standing: standing(of: line),
            reason: line.refusal?.term ?? superseded[line.dot],
            custody: line.custody.term
        )
    }

    private func standing(of line: HistoryLine) -> Term {
        if line.refusal != nil { return Term("refused", "未采纳", "refused") }
        return superseded[line.dot] == nil
            ? Term("effective", "有效", "effective") : Term("superseded", "未生效", "not effective")
    }

    private func acts(_ act: CaseAct) -> [CaseSheet.Act] {
        var acts = act.changes.map { change in
            switch change {
            case .opened: CaseSheet.Act(kind: "opened")
            case .fieldSet(let field, _): CaseSheet.Act(kind: "fieldSet", field: field.term)
            case .answered(let key, _): CaseSheet.Act(kind: "answered", key: key.text)
            case .materialTaken(let number):
                CaseSheet.Act(kind: "materialTaken", materials: [number])
            case .materialReturned(let number):
                CaseSheet.Act(kind: "materialReturned", materials: [number])
            case .moved(let transition, let reason):
                CaseSheet.Act(kind: "moved", transition: transition.term, text: reason)
            case .noted(let text): CaseSheet.Act(kind: "noted", text: text)
            case .correctionRequested(let materials, let note):
                CaseSheet.Act(kind: "correctionRequested", materials: materials, text: note)
            case .conflictResolved(let field, _, _, let note):
                CaseSheet.Act(kind: "conflictResolved", field: field.term, text: note)
            case .resolutionWithdrawn(_, let note):
                CaseSheet.Act(kind: "resolutionWithdrawn", text: note)
            case .told(let date): CaseSheet.Act(kind: "told", text: date.day.description)
            case .decisionRuled(_, _, let reason):
                CaseSheet.Act(kind: "decisionRuled", text: reason)
            case .recorded(let fact):
                CaseSheet.Act(kind: "recorded", text: fact.particulars.shown, fact: fact.term)
            }
        }
        if act.rightMove != nil { acts.append(CaseSheet.Act(kind: "rightMoved")) }
        return acts
    }

    private func words(_ act: CaseAct) -> Wording {
        var fields: [Term] = []
        var taken: [Int] = []
        var answers = 0
        var parts: [Wording] = []
        for change in act.changes {
            switch change {
            case .opened: parts.append(Wording("开办", "opened"))
            case .fieldSet(let field, _): fields.append(field.term)
            case .answered: answers += 1
            case .materialTaken(let number): taken.append(number)
            case .materialReturned(let number):
                parts.append(Wording("退材料 \(number)", "returned material \(number)"))
            case .moved(let transition, let reason):
                let step = transition.term.wording
                let (cn, en) = reason.map { ("：" + $0, ": " + $0) } ?? ("", "")
                parts.append(Wording(step.chinese + cn, step.english + en))
            case .noted(let text): parts.append(Wording("备注：" + text, "note: " + text))
            case .conflictResolved(let field, _, _, _):
                let name = field.term.wording
                parts.append(Wording("选定 " + name.chinese, "settled " + name.english))
            case .told(let date):
                parts.append(
                    Wording("告知 \(date.day) 前办结", "told: decided by \(date.day)")
                )
            case .resolutionWithdrawn: parts.append(Wording("撤回选定", "took a choice back"))
            case .decisionRuled(_, _, let reason):
                parts.append(Wording("裁定：" + reason, "ruled: " + reason))
            case .recorded(let fact):
                let (name, what) = (fact.term.wording, fact.particulars)
                parts.append(
                    Wording(
                        what.chinese.isEmpty ? name.chinese : "\(name.chinese)：\(what.chinese)",
                        what.english.isEmpty ? name.english : "\(name.english): \(what.english)"
                    )
                )
            case .correctionRequested(let materials, let note):
                let list = materials.map(\.description).joined(separator: ",")
                parts.append(
                    Wording("要补材料 \(list)：\(note)", "wants materials \(list): \(note)")
                )
            }
        }
        let place = act.kind == .caseOpened ? 1 : 0
        if !taken.isEmpty {
            let list = taken.map(\.description).joined(separator: ",")
            parts.insert(Wording("收材料 \(list)", "took materials \(list)"), at: place)
        }
        if answers > 0 {
            parts.insert(
                Wording("填表 \(answers) 项", "answered \(answers) of the form"),
                at: place
            )
        }
        if !fields.isEmpty {
            parts.insert(
                Wording(
                    "填 " + fields.map(\.wording.chinese).joined(separator: "、"),
                    "wrote " + fields.map(\.wording.english).joined(separator: ", ")
                ),
                at: place
            )
        }
        if act.rightMove != nil {
            parts.append(Wording("移交决定权", "passed the right to decide"))
        }
        return Wording(
            parts.map(\.chinese).joined(separator: "；"),
            parts.map(\.english).joined(separator: "; ")
        )
    }
}
