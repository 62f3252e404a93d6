import Explanation

extension ConflictSheet {
    func lines() -> [String] {
        let heading = Wording("办件 \(number)  \(stage.shown)", "Case \(number)  \(stage.shown)")
            .shown
        let found = fields.flatMap { lines($0) } + decisionLines()
        guard !found.isEmpty else {
            return [heading, Wording("没有要选定的。", "Nothing to settle.").shown]
        }
        return ([heading] + found).map(\.printable)
    }

    private func lines(_ field: Field) -> [String] {
        let name = field.field.wording
        let title: Wording =
            field.open
            ? Wording("「\(name.chinese)」写得不一样：", "\(name.english) was written differently:")
            : Wording("「\(name.chinese)」：", "\(name.english):")
        let values = field.values.map { value in
            var marks: [Wording] = []
            if field.open, value.shown {
                marks.append(
                    Wording(
                        "<- 暂用这个（规则：\(field.rule.wording.chinese)）",
                        "<- shown (rule: \(field.rule.wording.english))"
                    )
                )
            }
            if value.chosen { marks.append(Wording("[人选定的]", "[chosen]")) }
            let mark = marks.map { "  " + $0.shown }.joined()
            let text = value.value.isEmpty ? "-" : value.value
            return "  \(value.author.entry.padded(to: 8)) \(text)  \(value.author.shown)\(mark)"
        }
        let notes = field.resolutions.filter { !$0.note.isEmpty }.map {
            Wording("  选定的说明：\($0.note)", "  why it was chosen: \($0.note)").shown
        }
        return ["", title.shown] + values + notes + advice(field)
    }

    private func advice(_ field: Field) -> [String] {
        let command = "\(number) \(field.field.token)"
        if field.open {
            let first = field.values.first?.author.entry ?? "N"
            return [
                Wording(
                    "  选一个：tongban conflict resolve \(command) --choose \(first)；另写一个：同一命令，值从标准输入来",
                    "  Choose: tongban conflict resolve \(command) --choose \(first); or give another "
                        + "value on standard input"
                ).shown
            ]
        }
        guard !field.resolutions.isEmpty else { return [] }
        return [
            Wording(
                "  撤回选定：tongban conflict undo \(command)",
                "  Take it back: tongban conflict undo \(command)"
            ).shown
        ]
    }

    private func decisionLines() -> [String] {
        guard !decisions.isEmpty else { return [] }
        let title =
            frozen
            ? Wording("决定互相矛盾，已冻结：", "Contradictory decisions; the case is frozen:")
            : Wording("决定曾互相矛盾，县里已裁定：", "Decisions contradicted each other; the county ruled:")
        let lines = decisions.map { decision in
            let why = decision.reason.map { "：" + $0 } ?? ""
            return "  \(decision.author.entry.padded(to: 8)) \(decision.decision.shown)\(why)  "
                + "\(decision.author.shown)  [\(decision.standing.shown)]"
        }
        let notes = rulings.map {
            Wording(
                "  裁定 \($0.author.entry)：\($0.note)  \($0.author.shown)",
                "  Ruling \($0.author.entry): \($0.note)  \($0.author.shown)"
            ).shown
        }
        let first = decisions.first?.author.entry ?? "N"
        let advice =
            frozen
            ? Wording(
                "  县里裁定：tongban conflict resolve \(number) --decision \(first) --reason 理由",
                "  The county rules: tongban conflict resolve \(number) --decision \(first) --reason WHY"
            )
            : Wording(
                "  县里撤回裁定：tongban conflict undo \(number) --decision --reason 理由",
                "  The county takes it back: tongban conflict undo \(number) --decision --reason WHY"
            )
        return ["", title.shown] + lines + notes + [advice.shown]
    }
}
