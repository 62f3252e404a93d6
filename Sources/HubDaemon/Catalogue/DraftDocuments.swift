import Explanation
import HubRuntime
import Storage

/// A draft in a list.
struct DraftLine: Encodable, Sendable {
    let name: String
    let revision: Int
    let changedAt: LocalTime
    let files: [File]

    /// One of its files.
    struct File: Encodable, Sendable {
        let path: String
        let bytes: Int
    }

    init(_ draft: Draft) {
        name = draft.name
        revision = draft.revision
        changedAt = LocalTime(draft.changedAt)
        files = draft.files.sorted { $0.key < $1.key }
            .map { File(path: $0.key, bytes: $0.value.count) }
    }
}

/// Drafts with their files.
struct DraftListing: Document {
    let drafts: [DraftLine]

    func lines() -> [String] {
        guard !drafts.isEmpty else {
            return [
                Wording(
                    "没有草稿。收一份：tongban-hub draft import 目录、工作簿或变更单 --name 名字",
                    "No drafts. Take one in: tongban-hub draft import DIR|CSV|XLSX --name NAME"
                ).shown
            ]
        }
        return drafts.flatMap { draft in
            [
                Wording(
                    "\(draft.name)  第 \(draft.revision) 稿  \(draft.changedAt.shown)",
                    "\(draft.name)  revision \(draft.revision)  \(draft.changedAt.shown)"
                ).shown.printable
            ]
                + draft.files.map { file in
                    Wording(
                        "  \(file.path)  \(file.bytes) 字节",
                        "  \(file.path)  \(file.bytes) bytes"
                    ).shown.printable
                }
        }
    }
}

/// A draft that was taken in.
struct DraftSaved: Document {
    let draft: DraftLine
    let revision: Int
    let reading: ReadingSheet

    init(_ draft: Draft, _ revision: Int, _ reading: SourceReading) {
        self.draft = DraftLine(draft)
        self.revision = revision
        self.reading = ReadingSheet(reading)
    }

    func lines() -> [String] {
        [
            Wording(
                "已收下草稿「\(draft.name)」第 \(revision) 稿，\(draft.files.count) 个文件；还没有发布。",
                "Draft \(draft.name), revision \(revision), holds \(draft.files.count) files; "
                    + "nothing is published yet."
            ).shown.printable
        ]
            + reading.lines() + [
                Wording(
                    "看会改什么：tongban-hub diff \(draft.name)\(option)",
                    "See what it changes: tongban-hub diff \(draft.name)\(option)"
                ).shown.printable
            ]
    }

    private var option: String {
        reading.isWhole ? "" : " --allow-partial"
    }
}

/// A draft that was removed.
struct DraftDiscarded: Document {
    let draft: DraftLine

    init(_ draft: DraftLine) {
        self.draft = draft
    }

    func lines() -> [String] {
        [
            Wording(
                "草稿「\(draft.name)」已丢弃；已发布的不受影响。",
                "Draft \(draft.name) is removed; what is published stays."
            ).shown.printable
        ]
    }
}
