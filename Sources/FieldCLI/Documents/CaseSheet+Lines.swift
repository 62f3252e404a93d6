import Explanation

extension CaseSheet {
    func lines() -> [String] {
        heading() + [""] + fieldLines() + answerLines() + [""] + materialLines() + [""]
            + historyLines()
    }

    private func heading() -> [String] {
        let days = matter.promisedDays.map {
            Wording("  承诺 \($0) 个工作日", "  promised in \($0) working days").shown
        }
        let version = Wording("\(matter.versionText) 版", "version \(matter.versionText)").shown
        let frozen = frozen ? Wording("  已冻结，等县里裁定", "  frozen until the county rules").shown : ""
        return [
            Wording("办件", "Case").shown + " \(number)  \(stage.shown)\(frozen)",
            row(
                Wording("事项", "Matter"),
                "\(matter.name)  \(version)\(days ?? "")  \(matter.code)"
            ),
            row(Wording("受理点", "Point"), Self.name(of: point)),
            row(Wording("开办", "Opened"), openedAt.shown),
            row(Wording("到达", "Reached"), custody.shown),
            row(Wording("决定权", "Decided by"), deciding()),
        ] + clock.rows.map { row($0.label, $0.text) }
    }

    private func deciding() -> String {
        let holder =
            decision.point.map(Self.name)
            ?? decision.replica.map { Wording("设备 \($0)", "device \($0)").shown }
            ?? Wording("还没有", "nobody yet").shown
        return decision.here ? Wording("本机（\(holder)）", "here (\(holder))").shown : holder
    }

    private func fieldLines() -> [String] {
        fields.flatMap { field in
            let mark = field.conflict ? Wording("  <- 要选定", "  <- to settle").shown : ""
            let others = field.others.map { other in
                row(Wording("  另有", "  also"), "\(other.value)  (\(other.writer))")
            }
            let value = field.value.isEmpty ? "-" : field.value
            let writer = others.isEmpty ? "" : "  (\(field.writer))"
            return [row(field.field.wording, value + writer + mark)] + others
        }
    }

    private func answerLines() -> [String] {
        answers.flatMap { answer in
            let value = answer.value.isEmpty ? "-" : answer.value
            return [row(Wording(answer.key, answer.key), value)]
                + answer.others.map { other in
                    row(Wording("  另有", "  also"), "\(other.value)  (\(other.writer))")
                }
        }
    }

    private func materialLines() -> [String] {
        guard !materials.isEmpty else {
            return [Wording("材料：这个事项不要材料", "Materials: none asked for").shown]
        }
        var table = TextTable(
            [
                Wording("材料", "Paper"), Wording("有无", "Held"), Wording("要求", "Need"),
                Wording("名称", "Name"),
            ],
            flexible: 3
        )
        for paper in materials {
            table.add([
                "\(paper.number)",
                paper.held ? Wording("已收", "held").shown : Wording("缺", "missing").shown,
                paper.necessity?.shown ?? "-", paper.name,
            ])
        }
        return table.lines()
    }

    private func historyLines() -> [String] {
        var table = TextTable(
            [
                Wording("时间", "When"), Wording("谁", "Who"), Wording("到达", "Reached"),
                Wording("经过", "What"),
            ])
        for step in history {
            let reason = step.reason.map {
                Wording(
                    "  [\(step.standing.wording.chinese)：\($0.wording.chinese)]",
                    "  [\(step.standing.wording.english): \($0.wording.english)]"
                ).shown
            }
            table.add([
                step.at?.shown ?? "-", step.point ?? "-", step.custody.shown,
                step.text.shown + (reason ?? ""),
            ])
        }
        return table.lines()
    }

    private func row(_ label: Wording, _ text: String) -> String {
        (label.shown.padded(to: 14) + text).printable
    }

    private static func name(of point: PointName) -> String {
        guard !point.name.isEmpty else { return "\(point.number)" }
        return [point.name, point.division].compactMap { $0 }.joined(separator: "  ")
    }
}
