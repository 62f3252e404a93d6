import Explanation

/// Cases that hold values a person must choose from.
struct ConflictListing: Document {
    let conflicts: [Line]

    /// One field of one case.
    struct Line: Encodable, Sendable {
        let number: String
        let field: CaseSheet.Field?
        let frozen: Bool
    }

    func lines() -> [String] {
        guard !conflicts.isEmpty else {
            return [Wording("没有要选定的。", "Nothing to settle.").shown]
        }
        return conflicts.flatMap { line -> [String] in
            guard let field = line.field else {
                return [
                    Wording(
                        "办件 \(line.number)  决定互相矛盾，已冻结，等县里裁定",
                        "Case \(line.number)  contradictory decisions; the county must rule"
                    ).shown
                ]
            }
            let title = Wording(
                "办件 \(line.number)  「\(field.field.wording.chinese)」两边写得不一样：",
                "Case \(line.number)  \(field.field.wording.english) was written differently:"
            ).shown
            let others = field.others.map { "  \($0.value)  (\($0.writer))".printable }
            let shown = Wording("<- 按规则暂用这个", "<- shown by rule").shown
            let settle = Wording(
                "  细看、选定：tongban conflict show \(line.number) \(field.field.token)",
                "  Compare and settle: tongban conflict show \(line.number) \(field.field.token)"
            ).shown
            return [title, "  \(field.value)  (\(field.writer))  \(shown)".printable] + others
                + [settle]
        }
    }
}
