import ServiceModel
import Testing

@Suite("A transition")
struct TransitionTests {
    @Test("is legal exactly where the state machine says")
    func legality() {
        let legal: [Transition: [CaseStage]] = [
            .receive: [.draft, .collected],
            .collect: [.draft],
            .requestCorrection: [.received],
            .supplyCorrection: [.correcting],
            .accept: [.received],
            .startProcessing: [.accepted],
            .approve: [.accepted, .processing],
            .deny: [.accepted, .processing],
            .refuseAcceptance: [.received],
            .withdraw: [.draft, .received, .accepted, .correcting, .processing, .collected],
            .revoke: [.approved],
            .closeUnkept: [.accepted, .processing],
        ]
        for transition in Transition.allCases {
            let stages = CaseStage.allCases.filter { transition.target(from: $0) != nil }
            #expect(stages == legal[transition], "\(transition)")
        }
    }

    @Test("leads to one stage, from wherever it is taken")
    func targets() {
        #expect(Transition.receive.target(from: .draft) == .received)
        #expect(Transition.supplyCorrection.target(from: .correcting) == .received)
        #expect(Transition.approve.target(from: .accepted) == .approved)
        #expect(Transition.deny.target(from: .processing) == .denied)
        #expect(Transition.withdraw.target(from: .correcting) == .withdrawn)
    }
}

@Suite("A stage of a case")
struct CaseStageTests {
    @Test("is terminal exactly when nothing follows it")
    func terminal() {
        for stage in CaseStage.allCases {
            // An approval ends the case, and may still be taken back.
            let successors = stage.successors.filter { $0 != .revoked }
            #expect(stage.isTerminal == successors.isEmpty, "\(stage)")
        }
    }

    @Test("names its successors")
    func successors() {
        #expect(CaseStage.draft.successors == [.received, .withdrawn, .collected])
        #expect(
            CaseStage.received.successors == [.correcting, .accepted, .notAccepted, .withdrawn]
        )
        #expect(
            CaseStage.accepted.successors
                == [.processing, .approved, .denied, .withdrawn, .returned]
        )
    }

    @Test("carries the national number of the state")
    func numbers() {
        #expect(CaseStage(rawValue: 3) == .accepted)
        #expect(CaseStage(rawValue: 11) == .approved)
        #expect(CaseStage(rawValue: 12) == nil)
    }
}
