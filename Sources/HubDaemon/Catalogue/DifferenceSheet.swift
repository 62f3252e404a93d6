import Explanation
import HubRuntime
import ServiceModel
import Storage

/// What publishing a draft would change, for people and programs.
struct DifferenceSheet: Document {
    let draft: String
    let revision: Int
    let asOf: String
    let matters: [MatterLine]
    let points: Int
    let departments: [String]
    let calendars: [Int]
    let documents: [String]
    /// Lines of a change list that do not fit.
    let conflicts: [ConflictLine]
    let reading: ReadingSheet
    /// Matters to be published whose guides are not complete.
    let incomplete: [CompletenessSheet.Line]
    let publication: PublicationSheet

    init(_ found: DraftDifference, points: [ServicePoint]) {
        let diff = found.diff
        draft = found.draft.name
        revision = found.draft.revision
        reading = ReadingSheet(found.reading)
        asOf = diff.asOf.description
        let places = Dictionary(points.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        matters = diff.matters.map { MatterLine($0, places) }
        self.points = diff.points.count
        departments = diff.departments.map(\.name)
        calendars = diff.calendars
        documents = diff.documents.map(\.id)
        conflicts = diff.conflicts.map(ConflictLine.init)
        incomplete = diff.incomplete.map(CompletenessSheet.Line.init)
        publication = PublicationSheet(diff.publication)
    }

    func lines() -> [String] {
        var lines = [
            Wording("草稿「\(draft)」第 \(revision) 稿", "Draft \(draft), revision \(revision)").shown
        ]
        lines += Self.summary(points, departments, calendars, documents)
        // A first load has more than anybody reads; the JSON has all of it.
        let new = matters.filter(\.isNew)
        let listed = new.count > Self.readable ? matters.filter { !$0.isNew } : matters
        if listed.count < matters.count {
            lines.append(Wording("新增事项 \(new.count) 项", "\(new.count) new matters").shown)
        }
        lines += listed.flatMap { $0.lines() }
        lines += conflicts.map { conflict in
            Wording("对不上：", "Does not fit: ").shown + conflict.text
        }
        if let worst = incomplete.first {
            lines.append(
                Wording(
                    "要素不全的 \(incomplete.count) 项，最差的是「\(worst.name)」"
                        + "（\(worst.filled)/\(worst.mandatory)）；"
                        + "发布后看 tongban-hub completeness，不许不全就加 --strict",
                    "\(incomplete.count) guides are not complete, the worst \(worst.name) "
                        + "(\(worst.filled) of \(worst.mandatory)); --strict publishes none of them"
                ).shown
            )
        }
        lines += reading.losses()
        lines += publication.lines(isPlanned: true)
        lines.append(next.shown)
        return lines.map(\.printable)
    }

    /// Findings if something that was handed in would be left out.
    var status: ExitStatus { reading.isWhole && conflicts.isEmpty ? .done : .findings }

    private var next: Wording {
        guard !publication.written.isEmpty else {
            return Wording(
                "不要了就丢弃：tongban-hub draft discard \(draft)",
                "To remove it: tongban-hub draft discard \(draft)"
            )
        }
        let options =
            (conflicts.isEmpty ? "" : " --allow-conflicts")
            + (reading.isWhole ? "" : " --allow-partial")
        let command = "tongban-hub publish \(draft) --expect \(revision)\(options)"
        return conflicts.isEmpty
            ? Wording("要发布：\(command)", "To publish: \(command)")
            : Wording(
                "改好变更单再收一次；或只发布对得上的各行：\(command)",
                "Correct the list and take it in again; or publish the other lines: \(command)"
            )
    }

    /// More new matters than this are only counted on the screen.
    private static let readable = 100

    private static func summary(
        _ points: Int,
        _ departments: [String],
        _ calendars: [Int],
        _ documents: [String]
    ) -> [String] {
        var lines: [String] = []
        if points > 0 {
            lines.append(Wording("机构 \(points) 个", "\(points) points").shown)
        }
        if !departments.isEmpty {
            lines.append(
                Wording("部门 \(departments.count) 个", "\(departments.count) departments").shown
            )
        }
        if !calendars.isEmpty {
            let years = calendars.map { "\($0)" }.joined(separator: ", ")
            lines.append(Wording("工作日历：\(years)", "working days of \(years)").shown)
        }
        if !documents.isEmpty {
            let names = documents.joined(separator: ", ")
            lines.append(Wording("表单、套餐、流程：\(names)", "documents: \(names)").shown)
        }
        return lines
    }
}
