import Explanation
import HubRuntime
import ServiceModel
import Storage

/// What was published, from where, and what was left out of it.
struct PublishedSheet: Document {
    let publication: PublicationSheet
    /// The draft; nil for lists that were imported at once.
    let draft: String?
    let revision: Int?
    /// The county's day it was reckoned from.
    let asOf: String
    let reading: ReadingSheet
    /// Lines of a change list that do not fit, left out.
    let conflicts: [ConflictLine]

    private enum CodingKeys: String, CodingKey { case draft, revision, asOf, reading, conflicts }

    init(_ publication: Publication, of draft: Draft? = nil, _ reading: SourceReading) {
        self.publication = PublicationSheet(publication)
        self.draft = draft?.name
        revision = draft?.revision
        asOf = publication.asOf.description
        self.reading = ReadingSheet(reading)
        conflicts = publication.leftOut.map(ConflictLine.init)
    }

    /// The publication's own keys stand beside these.
    func encode(to encoder: any Encoder) throws {
        try publication.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(draft, forKey: .draft)
        try container.encodeIfPresent(revision, forKey: .revision)
        try container.encode(asOf, forKey: .asOf)
        try container.encode(reading, forKey: .reading)
        try container.encode(conflicts, forKey: .conflicts)
    }

    /// Findings if something that was handed in was left out.
    var status: ExitStatus { reading.isWhole && conflicts.isEmpty ? .done : .findings }

    func lines() -> [String] {
        var lines = publication.lines()
        if let draft, let revision {
            lines.insert(
                Wording(
                    "已发布草稿「\(draft)」第 \(revision) 稿：",
                    "Published draft \(draft), revision \(revision):"
                ).shown.printable,
                at: 0
            )
        }
        if !conflicts.isEmpty {
            lines.append(
                Wording(
                    "对不上、没有发布的 \(conflicts.count) 行，改好后另收一份变更单：",
                    "\(conflicts.count) lines do not fit and were left out; put them in a new list:"
                ).shown
            )
            lines += conflicts.map { "  " + $0.text.printable }
        }
        return lines + reading.lines()
    }
}
