package import ServiceModel
package import Storage

/// One delegation in full: the terms, what the point says, what the county has done.
package struct DelegationSheet: Document {
    let delegation: DelegationLine
    let document: String
    let department: String
    let offeredOn: String
    let trialCases: Int
    let training: String
    let serviceLevel: String
    let note: String
    let checks: [Check]
    let answers: [Given]
    let moves: [Moved]
    /// Earlier versions and how they ended.
    let earlier: [Earlier]

    /// One item an acceptance must show.
    struct Check: Encodable, Sendable {
        let item: Term
        /// Whether it is met; absent while nothing is said about it.
        let met: Bool?
        let evidence: String?
        let by: String?
        let due: String?
    }

    /// One answer.
    struct Given: Encodable, Sendable {
        let answer: Term
        let reason: Term?
        let text: String?
        let at: LocalTime
        let by: String?
        /// Whether the county has it.
        let ruled: Bool
    }

    /// One move of the county.
    struct Moved: Encodable, Sendable {
        let move: Term
        let day: String
        let from: String
        let urgent: Bool
        let reason: String
        let document: String
    }

    /// An earlier version.
    struct Earlier: Encodable, Sendable {
        let version: Int
        let mode: Term
        let stage: Term
    }

    /// - Parameter versions: All versions, the one shown last.
    package init?(
        _ versions: [DelegationDossier],
        name: String?,
        point: ServicePoint?,
        on day: Day
    ) {
        guard let dossier = versions.last else { return nil }
        let offer = dossier.offered.offer
        delegation = DelegationLine(dossier, name: name, point: point, on: day)
        document = offer.document
        department = offer.department
        offeredOn = offer.offeredOn.description
        trialCases = offer.trialCases
        training = offer.training
        serviceLevel = offer.serviceLevel
        note = offer.note
        checks = Self.checks(of: offer, dossier.acceptance?.answer)
        answers = dossier.answers.map(Given.init)
        moves = dossier.offered.steps.map { Moved($0.step) }
        earlier = versions.dropLast().map {
            Earlier(
                version: $0.offered.offer.version,
                mode: $0.offered.offer.mode.term,
                stage: $0.stage.term
            )
        }
    }

    private static func checks(
        of offer: DelegationOffer,
        _ acceptance: DelegationAnswer?
    ) -> [Check] {
        var said: [CapabilityItem: CapabilityCheck] = [:]
        if case .accept(let checks)? = acceptance?.word {
            for check in checks { said[check.item] = check }
        }
        return offer.checks.map { item in
            switch said[item]?.finding {
            case .met(let evidence, let by):
                Check(item: item.term, met: true, evidence: evidence, by: by, due: nil)
            case .due(let day, let plan):
                Check(
                    item: item.term,
                    met: false,
                    evidence: plan,
                    by: nil,
                    due: day.description
                )
            case nil: Check(item: item.term, met: nil, evidence: nil, by: nil, due: nil)
            }
        }
    }
}

extension DelegationSheet.Given {
    init(_ given: GivenAnswer) {
        answer = given.answer.kind.term
        switch given.answer.word {
        case .assess, .accept: (reason, text) = (nil, nil)
        case .decline(let why, let words): (reason, text) = (why.term, words)
        case .withdraw(let words): (reason, text) = (nil, words)
        }
        at = LocalTime(given.answer.claimedAt)
        by = given.person?.name
        ruled = given.ruledAt != nil
    }
}

extension DelegationSheet.Moved {
    init(_ step: DelegationStep) {
        move = step.move.term
        day = step.day.description
        from = step.from.description
        urgent = step.isUrgent
        reason = step.reason
        document = step.document
    }
}
