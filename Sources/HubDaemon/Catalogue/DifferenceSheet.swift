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
    let conflicts: [Conflict]
    let publication: PublicationSheet

    /// A line of a change list that does not fit.
    struct Conflict: Encodable, Sendable {
        let line: Int
        let code: String
        let matter: String
        let text: String
    }

    init(_ diff: CatalogueDiff, of draft: Draft, points: [ServicePoint]) {
        self.draft = draft.name
        revision = draft.revision
        asOf = diff.asOf.description
        let names = Dictionary(points.map { ($0.id, $0.name) }, uniquingKeysWith: { $1 })
        matters = diff.matters.map { MatterLine($0, names) }
        self.points = diff.points.count
        departments = diff.departments.map(\.name)
        calendars = diff.calendars
        documents = diff.documents.map(\.id)
        conflicts = diff.conflicts.map {
            Conflict(
                line: $0.change.line,
                code: $0.code,
                matter: $0.change.matter.text,
                text: $0.wording.shown
            )
        }
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
        lines += publication.lines()
        lines.append(
            Wording(
                "要发布：tongban-hub publish \(draft) --expect \(revision)",
                "To publish: tongban-hub publish \(draft) --expect \(revision)"
            ).shown
        )
        return lines.map(\.printable)
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
