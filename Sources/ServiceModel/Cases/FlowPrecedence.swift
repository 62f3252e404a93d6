/// Which of two steps stands when neither author knew of the other's.
///
/// This table is the whole of the policy on concurrent steps. A step whose author knew of the other
/// is not in question here: it was judged in sequence. Two equal steps are one (`.repeated`), except
/// notices of correction that were answered differently: each is open until it is answered.
struct FlowPrecedence: Sendable {
    /// What becomes of the step that does not stand.
    enum Outcome: Hashable {
        case superseded(SupersededReason)
        /// Neither stands; the case is frozen.
        case contradiction
    }

    let standing: [Transition]
    let yielding: [Transition]
    let outcome: Outcome

    /// Steps from the strongest to the weakest; between steps of one row only the table decides.
    ///
    /// What is missing here (receiving, correcting, refusing acceptance) is weaker than every row.
    static let strongestFirst: [[Transition]] = [
        [.revoke],
        [.approve, .deny],
        [.withdraw],
        [.closeUnkept],
        [.startProcessing],
        [.accept],
    ]

    static let table: [FlowPrecedence] = [
        // Two authorities said opposite things in law; no rule may choose between them.
        FlowPrecedence([.approve], over: [.deny], .contradiction),
        FlowPrecedence([.deny], over: [.approve], .contradiction),
        // The decision has legal effect from when it was made; a certificate is not cancelled by
        // itself, so the wish is recorded and the holder of the case asks the applicant.
        FlowPrecedence([.approve, .deny], over: [.withdraw], .superseded(.withdrawnAfterDecision)),
        // Examination may start at one desk while another finishes the case on the spot.
        FlowPrecedence([.approve, .deny], over: [.startProcessing], .superseded(.decisionStands)),
        // Whoever decides has the whole file; a decision on the substance outweighs closing the file.
        FlowPrecedence([.approve, .deny], over: [.closeUnkept], .superseded(.decisionStands)),
        // An approval taken back leaves the applicant with nothing, as every step against it would;
        // what somebody else did meanwhile is kept to be read.
        FlowPrecedence(
            [.revoke],
            over: [.deny, .withdraw, .closeUnkept, .startProcessing],
            .superseded(.decisionStands)
        ),
        // Closing ends the file; the examination that went on meanwhile has nothing to go on with.
        FlowPrecedence([.closeUnkept], over: [.startProcessing], .superseded(.closureStands)),
        // The application is the applicant's own: until it is decided, taking it back ends it.
        FlowPrecedence(
            [.withdraw],
            over: [
                .collect, .receive, .requestCorrection, .supplyCorrection, .accept,
                .startProcessing, .refuseAcceptance, .closeUnkept,
            ],
            .superseded(.withdrawalStands)
        ),
        // Acceptance favours the citizen and was in the competence of who accepted; that another
        // authority refused the same application is for supervision, not for the citizen to bear.
        FlowPrecedence(
            [.accept, .startProcessing, .closeUnkept, .approve, .deny, .revoke],
            over: [.refuseAcceptance],
            .superseded(.refusedDespiteAcceptance)
        ),
        // Whoever accepted found the papers sufficient, which favours the citizen; the notice stays
        // readable, so that what it asked for can still be used.
        FlowPrecedence(
            [.accept, .startProcessing, .closeUnkept, .approve, .deny, .revoke],
            over: [.requestCorrection],
            .superseded(.acceptanceStands)
        ),
        // The citizen holds a notice that promises a chance to correct. A refusal can be repeated by
        // somebody who knows of the notice; a case that was closed cannot be reopened.
        FlowPrecedence(
            [.requestCorrection],
            over: [.refuseAcceptance],
            .superseded(.correctionStands)
        ),
    ]

    /// What becomes of `yielding` beside `standing`; nil if the table leaves them alone.
    static func outcome(of yielding: Transition, beside standing: Transition) -> Outcome? {
        table.first { $0.standing.contains(standing) && $0.yielding.contains(yielding) }?.outcome
    }

    private init(_ standing: [Transition], over yielding: [Transition], _ outcome: Outcome) {
        self.standing = standing
        self.yielding = yielding
        self.outcome = outcome
    }
}
