import Explanation

extension CaseHistory {
    func lines() -> [String] {
        let frozen = frozen ? Wording("  已冻结，等县里裁定", "  frozen until the county rules").shown : ""
        let heading = [
            Wording("办件", "Case").shown + " \(number)  \(stage.shown)\(frozen)",
            Wording(
                "经过，按谁知道谁在先；时间按各自的时钟，号是设备号-记录号：",
                "In causal order; times by each author's clock; numbers are device-entry:"
            ).shown,
        ]
        return (heading + steps.flatMap { lines($0) }).map(\.printable)
    }

    private func lines(_ step: Step) -> [String] {
        let head = "\(step.author.entry.padded(to: 8)) \(step.author.shown)"
        return ["", head] + step.deeds.map { "         " + words($0).shown }
            + remarks(step).map { "         " + $0.shown }
    }

    private func remarks(_ step: Step) -> [Wording] {
        var remarks: [Wording] = []
        if step.standing.token != "effective" {
            let why = step.reason.map { ("：" + $0.wording.chinese, ": " + $0.wording.english) }
            let by = step.by.map { ("（见 \($0)）", " (see \($0))") }
            remarks.append(
                Wording(
                    "-> \(step.standing.wording.chinese)\(why?.0 ?? "")\(by?.0 ?? "")",
                    "-> \(step.standing.wording.english)\(why?.1 ?? "")\(by?.1 ?? "")"
                )
            )
        }
        if let released = step.released {
            let who = released.operator ?? "-"
            remarks.append(
                Wording(
                    "-> 县里 \(who) 于 \(released.at.shown) 放行",
                    "-> released by \(who) of the county, \(released.at.shown)"
                )
            )
        } else if let ruledAt = step.ruledAt {
            let isRefused = step.standing.token == "refused"
            remarks.append(
                Wording(
                    "-> 县里 \(ruledAt.shown) 认定\(isRefused ? "不采纳" : "")",
                    "-> \(isRefused ? "refused" : "admitted") by the county, \(ruledAt.shown)"
                )
            )
        }
        return remarks
    }

    private func words(_ deed: Deed) -> Wording {
        let text = deed.text.map { ("：" + $0, ": " + $0) } ?? ("", "")
        let list = (deed.materials ?? []).map(\.description).joined(separator: ",")
        let entries = (deed.entries ?? []).joined(separator: " ")
        switch deed.kind {
        case "opened": return Wording("开办" + text.0, "opened" + text.1)
        case "fieldSet", "conflictResolved", "answered": return written(deed, text, entries)
        case "materialTaken": return Wording("收材料 \(list)", "took material \(list)")
        case "materialReturned": return Wording("退材料 \(list)", "returned material \(list)")
        case "moved":
            let step = deed.transition?.wording ?? Wording("", "")
            return Wording(step.chinese + text.0, step.english + text.1)
        case "recorded":
            let name = deed.fact?.wording ?? Wording("", "")
            return Wording(name.chinese + text.0, name.english + text.1)
        case "noted": return Wording("备注" + text.0, "note" + text.1)
        case "correctionRequested":
            return Wording("要补材料 \(list)" + text.0, "wants materials \(list)" + text.1)
        case "told":
            return Wording("告知办结日" + text.0, "told the date of the decision" + text.1)
        case "resolutionWithdrawn":
            return Wording("撤回 \(entries)" + text.0, "took back \(entries)" + text.1)
        case "decisionRuled":
            let standing = deed.after ?? "-"
            return Wording(
                "裁定 \(standing) 有效，\(entries) 无效" + text.0,
                "ruled that \(standing) stands and \(entries) does not" + text.1
            )
        case "rightMoved": return Wording("移交决定权", "passed the right to decide")
        default: return Wording("内容读不懂", "cannot be read")
        }
    }

    private func written(
        _ deed: Deed,
        _ text: (String, String),
        _ entries: String
    ) -> Wording {
        let name = deed.field?.wording ?? Wording(verbatim: deed.key ?? "")
        let before = (deed.before ?? []).map { $0.isEmpty ? "-" : $0 }.joined(separator: " | ")
        let after = deed.after.map { $0.isEmpty ? "-" : $0 } ?? "-"
        let change = before.isEmpty ? after : "\(before) -> \(after)"
        let gone = deed.replacedBy.map { ("  [后被 \($0) 取代]", "  [replaced by \($0)]") }
        let isChoice = deed.kind == "conflictResolved"
        let verb = isChoice ? ("选定 ", "settled ") : ("写 ", "wrote ")
        let over = isChoice ? ("  （取代 \(entries)）", "  (over \(entries))") : ("", "")
        return Wording(
            "\(verb.0)\(name.chinese)：\(change)\(over.0)\(text.0)\(gone?.0 ?? "")",
            "\(verb.1)\(name.english): \(change)\(over.1)\(text.1)\(gone?.1 ?? "")"
        )
    }
}
