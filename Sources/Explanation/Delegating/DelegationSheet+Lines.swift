extension DelegationSheet {
    package func lines() -> [String] {
        let (stage, mode) = (delegation.stage.wording, delegation.mode.wording)
        var lines = [
            "\(delegation.matterName)  \(delegation.matter)",
            Wording(
                "\(delegation.point.name)：第 \(delegation.version) 版要约（\(mode.chinese)），"
                    + "现在「\(stage.chinese)」",
                "\(delegation.point.name): version \(delegation.version) (\(mode.english)), "
                    + "now \(stage.english)"
            ).shown,
        ]
        let remark = delegation.remark.shown
        if !remark.isEmpty { lines.append(remark) }
        lines += terms + conditions + said + done
        return lines.map(\.printable)
    }

    private var terms: [String] {
        let named: [(Wording, String)] = [
            (Wording("文号", "Document"), document), (Wording("委托部门", "Department"), department),
            (Wording("培训", "Training"), training), (Wording("服务标准", "Service"), serviceLevel),
            (Wording("备注", "Note"), note),
        ]
        var lines = [
            Wording(
                "\(offeredOn) 要约，\(delegation.replyBy) 前答复；试运行 \(trialCases) 件",
                "Offered \(offeredOn), answer by \(delegation.replyBy); \(trialCases) cases of trial"
            ).shown
        ]
        lines += named.filter { !$0.1.isEmpty }.map { "\($0.0.shown)  \($0.1)" }
        return lines
            + earlier.map {
                Wording(
                    "第 \($0.version) 版（\($0.mode.wording.chinese)）：\($0.stage.wording.chinese)",
                    "Version \($0.version) (\($0.mode.wording.english)): \($0.stage.wording.english)"
                ).shown
            }
    }

    private var conditions: [String] {
        guard !checks.isEmpty else { return [] }
        return [Wording("承接条件：", "Conditions:").shown]
            + checks.map { check in
                let name = check.item.wording
                switch check.met {
                case true?:
                    return Wording(
                        "  已落实  \(name.chinese)：\(check.evidence ?? "")（\(check.by ?? "")）",
                        "  met  \(name.english): \(check.evidence ?? "") (\(check.by ?? ""))"
                    ).shown
                case false?:
                    return Wording(
                        "  \(check.due ?? "") 前  \(name.chinese)：\(check.evidence ?? "")",
                        "  by \(check.due ?? "")  \(name.english): \(check.evidence ?? "")"
                    ).shown
                case nil:
                    return Wording("  未答复  \(name.chinese)", "  open  \(name.english)").shown
                }
            }
    }

    private var said: [String] {
        answers.map { given in
            let reason = given.reason.map { "，\($0.wording.chinese)" } ?? ""
            let english = given.reason.map { ", \($0.wording.english)" } ?? ""
            let text = given.text.map { $0.isEmpty ? "" : "：\($0)" } ?? ""
            let place =
                given.ruled ? Wording("县里已收到", "at the county") : Wording("还没到县里", "not there yet")
            return Wording(
                "\(given.at.shown)  \(delegation.point.name)：\(given.answer.wording.chinese)"
                    + "\(reason)\(text)  \(given.by ?? "")  \(place.chinese)",
                "\(given.at.shown)  the point: \(given.answer.wording.english)\(english)\(text)"
                    + "  \(given.by ?? "")  \(place.english)"
            ).shown
        }
    }

    private var done: [String] {
        moves.map { move in
            let urgent = move.urgent ? Wording("（紧急）", " (urgent)") : Wording("", "")
            let why = move.reason.isEmpty ? "" : "：\(move.reason)"
            return Wording(
                "\(move.day)  县里\(move.move.wording.chinese)\(urgent.chinese)，"
                    + "\(move.from) 起\(why) \(move.document)",
                "\(move.day)  the county: \(move.move.wording.english)\(urgent.english), "
                    + "from \(move.from)\(why) \(move.document)"
            ).shown
        }
    }
}
