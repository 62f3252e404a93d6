package import ServiceModel

extension CaseFact {
    /// What was put on file, in one word.
    package var term: Term {
        switch self {
        case .promised: Term("promised", "容缺承诺", "promised to follow")
        case .promiseKept: Term("promiseKept", "补交", "handed in as promised")
        case .promiseExtended: Term("promiseExtended", "容缺展期", "given more time")
        case .promiseBroken: Term("promiseBroken", "逾期未补", "never handed in")
        case .materialVerified: Term("materialVerified", "材料核验", "verified a material")
        case .specialBegan: Term("specialBegan", "特别程序开始", "special procedure began")
        case .specialEnded: Term("specialEnded", "特别程序结束", "special procedure ended")
        case .extended: Term("extended", "延长审批", "limit extended")
        case .committed: Term("committed", "告知承诺", "commitment")
        case .commitmentChecked: Term("commitmentChecked", "承诺核查", "commitment checked")
        case .mandateGiven: Term("mandateGiven", "委托", "mandate")
        case .mandateEnded: Term("mandateEnded", "委托终止", "mandate ended")
        case .handedOver: Term("handedOver", "移交材料", "papers handed over")
        case .handOverAcknowledged: Term("handOverAcknowledged", "签收材料", "papers acknowledged")
        case .delivered: Term("delivered", "送达", "delivered")
        case .withdrawalRequested: Term("withdrawalRequested", "要求撤件", "asked to withdraw")
        case .withdrawalDropped: Term("withdrawalDropped", "不再撤件", "withdrawal dropped")
        case .decidedWithGaps: Term("decidedWithGaps", "容缺通过", "approved with gaps")
        case .linked: Term("linked", "关联办件", "linked")
        case .numbered: Term("numbered", "办件编号", "official number")
        case .evaluated: Term("evaluated", "评价", "evaluated")
        case .archived: Term("archived", "归档", "archived")
        }
    }

    /// The particulars, without anybody's personal data; empty if the term says it all.
    package var particulars: Wording {
        switch self {
        case .promised(let promise):
            Wording(
                "材料 \(list(promise.materials))，\(promise.due) 前补交：\(promise.text)",
                "materials \(list(promise.materials)) by \(promise.due): \(promise.text)"
            )
        case .promiseKept(let materials), .promiseBroken(let materials),
            .decidedWithGaps(let materials):
            Wording("材料 \(list(materials))", "materials \(list(materials))")
        case .promiseExtended(let materials, let until, let reason):
            Wording(
                "材料 \(list(materials))，到 \(until)：\(reason)",
                "materials \(list(materials)) until \(until): \(reason)"
            )
        case .materialVerified(let found): particulars(of: found)
        case .specialBegan(let procedure, let reason):
            Wording(
                "\(procedure.term.wording.chinese)：\(reason)",
                "\(procedure.term.wording.english): \(reason)"
            )
        case .extended(let days, let reason):
            Wording("\(days.count) 个工作日：\(reason)", "\(days.count) working days: \(reason)")
        case .committed(let commitment):
            Wording(
                (commitment.materials.isEmpty ? "" : "代替材料 \(list(commitment.materials))：")
                    + commitment.text,
                (commitment.materials.isEmpty
                    ? "" : "in place of materials \(list(commitment.materials)): ")
                    + commitment.text
            )
        case .commitmentChecked(_, let kept, let note):
            Wording((kept ? "属实" : "不实") + tail(note).0, (kept ? "kept" : "broken") + tail(note).1)
        case .mandateGiven(let mandate): particulars(of: mandate)
        case .handedOver(let materials, let receiver, let note):
            Wording(
                "材料 \(list(materials)) 给 \(receiver.number) 号点" + tail(note).0,
                "materials \(list(materials)) to point \(receiver.number)" + tail(note).1
            )
        case .handOverAcknowledged(_, let missing, let note):
            Wording(
                (missing.isEmpty ? "齐全" : "缺材料 \(list(missing))") + tail(note).0,
                (missing.isEmpty ? "complete" : "without materials \(list(missing))")
                    + tail(note).1
            )
        case .delivered(let delivery):
            Wording(
                delivery.method.term.wording.chinese + "，"
                    + delivery.receiver.term.wording.chinese + tail(delivery.note).0,
                delivery.method.term.wording.english + ", to "
                    + delivery.receiver.term.wording.english + tail(delivery.note).1
            )
        case .withdrawalRequested(let text), .withdrawalDropped(let text),
            .mandateEnded(_, let text), .specialEnded(let text), .archived(let text):
            Wording(verbatim: text)
        case .linked(let link): link.kind.term.wording
        case .numbered(let number): Wording(verbatim: number.text)
        case .evaluated(let evaluation):
            Wording(
                evaluation.grade.term.wording.chinese + tail(evaluation.text).0,
                evaluation.grade.term.wording.english + tail(evaluation.text).1
            )
        }
    }

    private func particulars(of found: MaterialVerification) -> Wording {
        let means = found.means.term.wording
        return Wording(
            "材料 \(found.material)，\(means.chinese)：\(found.isValid ? "有效" : "不可用")（\(found.asOf)）",
            "material \(found.material), \(means.english): "
                + (found.isValid ? "valid" : "not reliable") + " (\(found.asOf))"
        )
    }

    private func particulars(of mandate: Mandate) -> Wording {
        let acts = mandate.acts.map(\.term.wording)
        let until = mandate.until.map { ("，到 \($0)", ", until \($0)") } ?? ("", "")
        return Wording(
            mandate.kind.term.wording.chinese + "："
                + acts.map(\.chinese).joined(separator: "、") + until.0,
            mandate.kind.term.wording.english + ": "
                + acts.map(\.english).joined(separator: ", ") + until.1
        )
    }

    private func list(_ materials: [Int]) -> String {
        materials.map(\.description).joined(separator: ",")
    }

    private func tail(_ note: String) -> (String, String) {
        note.isEmpty ? ("", "") : ("：" + note, ": " + note)
    }
}
