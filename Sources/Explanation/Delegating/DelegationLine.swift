package import ServiceModel
package import Storage

/// One delegation in a list: whose, of what, how far it has come.
package struct DelegationLine: Encodable, Sendable {
    let matter: String
    let matterName: String
    let point: Place
    let version: Int
    let stage: Term
    let mode: Term
    /// The last day for an answer.
    let replyBy: String
    /// Days since that day; absent while the time runs, or once it is answered.
    let daysOverdue: Int?
    /// Days since the offer.
    let daysSinceOffer: Int
    /// The last day of the delegation.
    let until: String?
    /// Why it was declined, if it was.
    let declined: Term?
    let declinedText: String?
    /// What is due, with its day.
    let due: [Due]
    /// Whether the point asks to be rid of it.
    let asksToEnd: Bool

    /// A point.
    package struct Place: Encodable, Sendable {
        let number: UInt32
        let name: String
        let division: String?
    }

    /// An item that is promised for a day.
    package struct Due: Encodable, Sendable {
        let item: Term
        let day: String
        let plan: String
    }

    package init(
        _ dossier: DelegationDossier,
        name: String?,
        point: ServicePoint?,
        on day: Day
    ) {
        let offer = dossier.offered.offer
        matter = offer.matter.text
        matterName = name ?? offer.matter.text
        self.point = Place(
            number: offer.point.number,
            name: point?.name ?? "\(offer.point.number)",
            division: point?.division.text
        )
        version = offer.version
        stage = dossier.stage.term
        mode = offer.mode.term
        replyBy = offer.replyBy.description
        daysOverdue = dossier.stage.awaitsPoint ? offer.daysUnanswered(on: day) : nil
        daysSinceOffer = max(0, Int(day.number) - Int(offer.offeredOn.number))
        until = offer.until?.description
        var declined: (DeclineReason, String)?
        if dossier.stage == .declined,
            case .decline(let reason, let text)? = dossier.answers.last?.answer.word
        {
            declined = (reason, text)
        }
        self.declined = declined?.0.term
        declinedText = declined?.1
        due = dossier.openChecks.compactMap { check in
            guard case .due(let day, let plan) = check.finding else { return nil }
            return Due(item: check.item.term, day: day.description, plan: plan)
        }
        asksToEnd = dossier.wish != nil && !dossier.stage.isOver
    }

    /// What a person should know besides the stage.
    var remark: Wording {
        if let declined {
            let text = declinedText.map { $0.isEmpty ? "" : "：\($0)" } ?? ""
            return Wording(declined.wording.chinese + text, declined.wording.english + text)
        }
        if asksToEnd { return Wording("对方请求收回", "asks to end it") }
        if let daysOverdue {
            return Wording("逾期 \(daysOverdue) 天未答复", "\(daysOverdue) days overdue")
        }
        if stage == DelegationStage.offered.term || stage == DelegationStage.assessing.term {
            return Wording("\(replyBy) 前答复", "answer by \(replyBy)")
        }
        if let first = due.first {
            return Wording(
                "\(first.item.wording.chinese)等 \(due.count) 项待落实，\(first.day) 前",
                "\(due.count) due, \(first.item.wording.english) by \(first.day)"
            )
        }
        return Wording(until.map { "到 \($0)" } ?? "", until.map { "until \($0)" } ?? "")
    }
}

/// Delegations, newest versions.
package struct DelegationListing: Document {
    let delegations: [DelegationLine]

    package init(_ delegations: [DelegationLine]) {
        self.delegations = delegations
    }

    package func lines() -> [String] {
        guard !delegations.isEmpty else {
            return [Wording("没有要约，也没有经要约的授权。", "No offers, and nothing delegated by one.").shown]
        }
        var table = TextTable(
            [
                Wording("状态", "Stage"), Wording("方式", "Mode"), Wording("说明", "Remark"),
                Wording("编码", "Code"), Wording("机构", "Point"), Wording("事项", "Matter"),
            ],
            flexible: 5
        )
        for line in delegations {
            table.add([
                line.stage.shown, line.mode.shown, line.remark.shown, line.matter,
                line.point.name, line.matterName,
            ])
        }
        return table.lines()
    }
}
