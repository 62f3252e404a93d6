import Explanation
import ServiceModel
import Storage

/// One answer of a point.
struct AnswerLine: Encodable, Sendable {
    let point: PointName?
    let matter: String
    let matterName: String
    let version: Int
    let answer: Term
    let reason: Term?
    let text: String?
    let due: [String]
    let at: LocalTime
    let by: String?

    init(_ given: GivenAnswer, name: String?, point: ServicePoint?) {
        self.point = point.map(PointName.init)
        matter = given.answer.matter.text
        matterName = name ?? given.answer.matter.text
        version = given.answer.version
        answer = given.answer.kind.term
        switch given.answer.word {
        case .assess, .accept: (reason, text) = (nil, nil)
        case .decline(let why, let words): (reason, text) = (why.term, words)
        case .withdraw(let words): (reason, text) = (nil, words)
        }
        due = given.answer.openChecks.map(\.item.term.token)
        at = LocalTime(given.answer.claimedAt)
        by = given.person?.name
    }
}

/// What the points have answered.
struct AnswerListing: Document {
    let answers: [AnswerLine]

    func lines() -> [String] {
        guard !answers.isEmpty else {
            return [Wording("还没有答复。", "No answer yet.").shown]
        }
        var table = TextTable(
            [
                Wording("时间", "When"), Wording("答复", "Answer"), Wording("说明", "Remark"),
                Wording("版", "Version"), Wording("机构", "Point"), Wording("事项", "Matter"),
            ],
            flexible: 5
        )
        for line in answers {
            let remark = [line.reason?.shown, line.text].compactMap(\.self)
                .filter { !$0.isEmpty }.joined(separator: " ")
            table.add([
                line.at.shown,
                line.due.isEmpty
                    ? line.answer.shown
                    : Wording("有条件接", "conditional").shown,
                remark, "\(line.version)", line.point?.name ?? "-", line.matterName,
            ])
        }
        return table.lines()
    }
}
