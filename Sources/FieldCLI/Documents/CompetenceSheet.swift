import Explanation
import NodeRuntime
import ServiceModel

/// What one point may do with one matter on one day, and who helps otherwise.
struct CompetenceSheet: Document {
    let code: String
    let name: String
    let point: CaseSheet.PointName
    let day: String
    /// Whether a case may be opened there on the day.
    let opens: Bool
    /// Why not; nil if it may.
    let reason: Reason?
    /// What the delegation list grants; nil for nothing.
    let mode: Term?
    /// Whether papers are only taken in because the delegation is not in force (代收转办).
    let fallback: Bool
    /// Whether the point may really accept an application, by the rules of its level; nil if the
    /// matter's text is not held here.
    let accepts: Bool?
    /// Whether decisions are born at the point, by the rules of its level; nil as above.
    let decides: Bool?
    let row: Row?
    let version: String?
    let effectiveFrom: String?
    let coming: [Version]
    let turns: [Turn]
    let handler: Handler?
    let department: Department?

    private let can: Wording
    private let shortfall: Wording?

    private enum CodingKeys: String, CodingKey {
        case code, name, point, day, opens, reason, mode, fallback, accepts, decides, row, version
        case effectiveFrom, coming, turns, handler, department
    }

    /// Why no case may be opened there.
    struct Reason: Encodable, Sendable {
        /// The code of the error that opening one would give.
        let code: String
        /// In words.
        let text: String
    }

    /// The row of the delegation list that decides.
    struct Row: Encodable, Sendable {
        let document: String
        let from: String
        let until: String?
        let note: String
    }

    /// A version that takes effect later.
    struct Version: Encodable, Sendable {
        let version: String
        let effectiveFrom: String
        let status: Term
    }

    /// A change of what the point may do.
    struct Turn: Encodable, Sendable {
        let day: String
        let mode: Term?
    }

    /// The nearest point above that handles it.
    struct Handler: Encodable, Sendable {
        let point: CaseSheet.PointName
        let phone: String
        let mode: Term?
    }

    /// The department that answers for it.
    struct Department: Encodable, Sendable {
        let name: String
        let phone: String
        let zone: String
    }

    init(_ found: Competence) {
        code =
            found.matter?.code.text ?? found.listed?.code.text ?? found.coming.first?.code.text
            ?? ""
        name = found.matter?.name ?? found.listed?.name ?? found.coming.first?.name ?? code
        point = CaseSheet.PointName(found.point)
        day = found.day.description
        opens = found.refusal == nil
        let subject = Subject(matter: found.matter, matterName: name, point: found.point)
        reason = found.refusal.map {
            let problem = ErrorText.problem(for: $0, about: subject)
            return Reason(code: problem.code, text: problem.what.shown)
        }
        mode = found.mode?.term
        accepts = found.reach?.accepts
        decides = found.reach?.decides
        fallback = found.standing.isFallback
        can =
            fallback
            ? found.standing.term?.wording ?? Wording("", "")
            : found.reach?.wording ?? found.mode?.term.wording ?? Wording("", "")
        shortfall =
            found.refusal == nil ? found.reach?.shortfall(at: found.point.tier) : nil
        row = found.row.map {
            Row(
                document: $0.document,
                from: $0.from.description,
                until: $0.until?.description,
                note: $0.note
            )
        }
        version = found.matter.map { MatterVersion($0.version).shown }
        effectiveFrom = (found.matter?.effectiveFrom ?? found.listed?.from)?.description
        coming = found.coming.map {
            Version(
                version: MatterVersion($0.version).shown,
                effectiveFrom: $0.effectiveFrom.description,
                status: $0.status.term
            )
        }
        turns = found.turns.map { Turn(day: $0.day.description, mode: $0.mode?.term) }
        handler = found.handler.map {
            Handler(point: CaseSheet.PointName($0), phone: $0.phone, mode: found.handlerMode?.term)
        }
        department = found.department.map {
            Department(name: $0.name, phone: $0.phone, zone: $0.zone)
        }
    }
}

extension CompetenceSheet {
    func lines() -> [String] {
        var lines = ["\(name)  \(code)", verdict]
        if let shortfall { lines.append(shortfall.shown) }
        if let row {
            let end = row.until.map { Wording("到 \($0)", "to \($0)") } ?? Wording("长期", "open")
            lines.append(
                Wording(
                    "依据：\(row.document)，\(row.from) 起，\(end.chinese)",
                    "By: \(row.document), from \(row.from), \(end.english)"
                ).shown
            )
        }
        if let version, let effectiveFrom {
            lines.append(
                Wording(
                    "现行 \(version) 版，\(effectiveFrom) 起",
                    "Version \(version), in force since \(effectiveFrom)"
                ).shown
            )
        }
        lines += coming.map {
            Wording(
                "\($0.effectiveFrom) 起 \($0.version) 版（\($0.status.wording.chinese)）",
                "From \($0.effectiveFrom): version \($0.version) (\($0.status.wording.english))"
            ).shown
        }
        lines += turns.map { turn in
            let (cn, en) =
                turn.mode.map { ($0.wording.chinese, $0.wording.english) }
                ?? ("不再授权", "not delegated")
            return Wording("\(turn.day) 起这里：\(cn)", "From \(turn.day) here: \(en)").shown
        }
        return (lines + help).map(\.printable)
    }

    private var verdict: String {
        if let reason { return reason.text }
        return Wording(
            "\(day) \(point.name)可以办：\(can.chinese)",
            "\(day): \(point.name) handles it: \(can.english)"
        ).shown
    }

    /// Whom else to ask; said even if it can be done here, because most cases go on above.
    private var help: [String] {
        var lines: [String] = []
        if let handler {
            let phone = handler.phone.isEmpty ? "" : " \(handler.phone)"
            lines.append(
                Wording(
                    "上级：\(handler.point.name)\(phone)（\(handler.mode?.wording.chinese ?? "")）",
                    "Above: \(handler.point.name)\(phone) (\(handler.mode?.wording.english ?? ""))"
                ).shown
            )
        }
        if let department {
            lines.append(
                Wording(
                    "主管：\(department.name) \(department.phone) 大厅\(department.zone)",
                    "Department: \(department.name) \(department.phone), hall \(department.zone)"
                ).shown
            )
        }
        return lines
    }
}
