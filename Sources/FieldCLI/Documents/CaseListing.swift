import Explanation
import ServiceModel
import ServiceRecords
import Storage

/// Cases in a list, newest first.
struct CaseListing: Document {
    let cases: [Line]
    /// Whether there are more than were asked for.
    let more: Bool

    /// One case.
    struct Line: Encodable, Sendable {
        let number: String
        let stage: Term
        let frozen: Bool
        let conflicts: Int
        let refused: Int
        let applicant: String
        let matter: String
        let matterName: String
        let point: UInt32
        let openedAt: LocalTime
        let custody: Term
        let light: Term
        /// Working days left; negative once a limit is missed.
        let daysLeft: Int?
        private let brief: String

        private enum CodingKeys: String, CodingKey {
            case number, stage, frozen, conflicts, refused, applicant, matter, matterName, point
            case openedAt, custody, light, daysLeft
        }

        init(_ line: CaseLine, _ light: CaseLight, _ mask: Mask) {
            self.light = light.colour.term
            daysLeft = light.deadline?.left
            brief = light.brief.shown
            number = line.number
            stage = line.state.term
            frozen = line.isFrozen
            conflicts = line.stage.isTerminal ? 0 : line.conflicts
            refused = line.refused
            applicant = mask.name(line.applicant)
            matter = line.matter.text
            matterName = line.matterName
            point = line.id.point.number
            openedAt = LocalTime(line.openedAt)
            custody = line.custody.term
        }

        /// The light in a few characters.
        var due: String { brief }

        /// What a person should notice, in a few words.
        var notice: String {
            var notices: [Wording] = []
            if frozen { notices.append(Wording("冻结", "frozen")) }
            if conflicts > 0 { notices.append(Wording("待选定 \(conflicts)", "settle \(conflicts)")) }
            if refused > 0 { notices.append(Wording("未采纳 \(refused)", "refused \(refused)")) }
            return notices.map(\.shown).joined(separator: " ")
        }
    }

    /// - Parameters:
    ///   - limit: How many to show of `lines`.
    ///   - keeping: What time limits are reckoned by.
    ///   - day: The day of the lights.
    init(
        _ lines: [CaseLine],
        limit: Int,
        _ mask: Mask,
        by keeping: Timekeeping,
        on day: Day
    ) {
        cases = lines.prefix(limit).map { line in
            Line(line, keeping.light(of: keeping.clock(of: line.timeline, on: day)), mask)
        }
        more = lines.count > limit
    }

    func lines() -> [String] {
        guard !cases.isEmpty else {
            return [Wording("没有办件。", "No cases.").shown]
        }
        var table = TextTable(
            [
                Wording("编号", "No"), Wording("状态", "Stage"), Wording("时限", "Due"),
                Wording("申请人", "Applicant"), Wording("事项", "Matter"), Wording("开办", "Opened"),
                Wording("到达", "Reached"),
                Wording("注意", "Notice"),
            ],
            flexible: 4
        )
        for line in cases {
            table.add([
                line.number, line.stage.shown, line.due, line.applicant,
                line.matterName.isEmpty ? line.matter : line.matterName, line.openedAt.shown,
                line.custody.shown, line.notice,
            ])
        }
        let tail =
            more
            ? [Wording("还有更多，加 --limit 看。", "There are more; see --limit.").shown] : []
        return table.lines() + tail
    }
}
