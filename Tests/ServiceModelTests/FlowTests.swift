import ServiceModel
import Testing

/// Steps in list order, each with the positions its author knew.
private func fold(_ steps: [(Transition, [Int])]) -> Flow {
    Flow.fold(steps.map { FlowEvent(transition: $0.0, seen: $0.1) })
}

@Suite("The progress of a case handled in sequence")
struct FlowInSequenceTests {
    @Test("is a draft before anybody does anything")
    func empty() {
        #expect(Flow.fold([]).stage == .draft)
        #expect(!Flow.fold([]).isFrozen)
    }

    @Test("goes from receipt over correction to approval")
    func wholeWay() {
        let flow = fold([
            (.receive, []), (.requestCorrection, [0]), (.supplyCorrection, [0, 1]),
            (.accept, [0, 1, 2]), (.startProcessing, [0, 1, 2, 3]), (.approve, [0, 1, 2, 3, 4]),
        ])
        #expect(flow.stage == .approved)
        #expect(flow.effective == [0, 1, 2, 3, 4, 5])
        #expect(flow.superseded.isEmpty)
    }

    @Test("needs only the latest step to be named as seen")
    func transitivePast() {
        let flow = fold([(.receive, []), (.accept, [0]), (.deny, [1])])
        #expect(flow.stage == .denied)
        #expect(flow.effective == [0, 1, 2])
    }

    @Test("sets aside a step that was not legal on what its author knew")
    func illegal() {
        let flow = fold([(.receive, []), (.approve, [0])])
        #expect(flow.stage == .received)
        #expect(flow.superseded == [Superseded(index: 1, reason: .withoutBasis)])
    }

    @Test("sets aside what rests on a step without basis, naming that step")
    func basisFell() {
        let flow = fold([(.accept, []), (.startProcessing, [0]), (.approve, [0, 1])])
        #expect(flow.stage == .draft)
        #expect(
            flow.superseded == [
                Superseded(index: 0, reason: .withoutBasis),
                Superseded(index: 1, reason: .basisFell(0)),
                Superseded(index: 2, reason: .basisFell(1)),
            ]
        )
    }

    @Test("ignores positions that are not earlier")
    func foreignPositions() {
        let flow = fold([(.receive, [0, 7, -1]), (.accept, [1, 0, 99])])
        #expect(flow.stage == .accepted)
    }

    @Test("takes a withdrawal after it saw the acceptance, and no decision after that")
    func decisionAfterWithdrawal() {
        let flow = fold([
            (.receive, []), (.accept, [0]), (.withdraw, [0, 1]), (.approve, [0, 1, 2]),
        ])
        #expect(flow.stage == .withdrawn)
        #expect(flow.superseded == [Superseded(index: 3, reason: .withoutBasis)])
    }
}

@Suite("The progress of a case handled at two places at once")
struct FlowConcurrencyTests {
    @Test(
        "keeps the decision and records the withdrawal after it",
        arguments: [
            Transition.approve, .deny,
        ]
    )
    func decisionAndWithdrawal(decision: Transition) {
        let flow = fold([
            (.receive, []), (.accept, [0]), (.withdraw, [0, 1]), (decision, [0, 1]),
        ])
        #expect(flow.stage == decision.destination)
        #expect(flow.effective == [0, 1, 3])
        #expect(flow.superseded == [Superseded(index: 2, reason: .withdrawnAfterDecision)])
    }

    @Test("keeps a decision whose basis alone would have given way to the withdrawal")
    func decisionProtectsItsBasis() {
        let flow = fold([
            (.receive, []), (.withdraw, [0]), (.accept, [0]), (.startProcessing, [0, 2]),
            (.approve, [0, 2, 3]),
        ])
        #expect(flow.stage == .approved)
        #expect(flow.effective == [0, 2, 3, 4])
    }

    @Test("lets a withdrawal end an undecided case with all that was done meanwhile")
    func withdrawal() {
        let flow = fold([
            (.receive, []), (.withdraw, [0]), (.accept, [0]), (.startProcessing, [0, 2]),
        ])
        #expect(flow.stage == .withdrawn)
        #expect(flow.effective == [0, 1])
        #expect(
            flow.superseded == [
                Superseded(index: 2, reason: .withdrawalStands),
                Superseded(index: 3, reason: .withdrawalStands),
            ]
        )
    }

    @Test(
        "lets a withdrawal stand before a concurrent step of intake",
        arguments: [Transition.requestCorrection, .refuseAcceptance, .accept]
    )
    func withdrawalAndIntake(step: Transition) {
        let flow = fold([(.receive, []), (step, [0]), (.withdraw, [0])])
        #expect(flow.stage == .withdrawn)
        #expect(flow.superseded == [Superseded(index: 1, reason: .withdrawalStands)])
    }

    @Test("lets a withdrawal stand before a concurrent supply of what was missing")
    func withdrawalAndSupply() {
        let flow = fold([
            (.receive, []), (.requestCorrection, [0]), (.supplyCorrection, [0, 1]),
            (.withdraw, [0, 1]),
        ])
        #expect(flow.stage == .withdrawn)
        #expect(flow.superseded == [Superseded(index: 2, reason: .withdrawalStands)])
    }

    @Test("accepts in spite of a concurrent refusal, which goes to supervision")
    func acceptanceAndRefusal() {
        for steps in [[Transition.accept, .refuseAcceptance], [.refuseAcceptance, .accept]] {
            let flow = fold([(.receive, []), (steps[0], [0]), (steps[1], [0])])
            #expect(flow.stage == .accepted)
            let refusal = steps[0] == .refuseAcceptance ? 1 : 2
            #expect(
                flow.superseded == [Superseded(index: refusal, reason: .refusedDespiteAcceptance)]
            )
        }
    }

    @Test("accepts in spite of a concurrent notice of correction and its answer")
    func acceptanceAndNotice() {
        let flow = fold([
            (.receive, []), (.requestCorrection, [0]), (.supplyCorrection, [0, 1]), (.accept, [0]),
        ])
        #expect(flow.stage == .accepted)
        #expect(
            flow.superseded == [
                Superseded(index: 1, reason: .acceptanceStands),
                Superseded(index: 2, reason: .basisFell(1)),
            ]
        )
    }

    @Test("keeps a notice of correction before a concurrent refusal of acceptance")
    func noticeAndRefusal() {
        let flow = fold([(.receive, []), (.refuseAcceptance, [0]), (.requestCorrection, [0])])
        #expect(flow.stage == .correcting)
        #expect(flow.superseded == [Superseded(index: 1, reason: .correctionStands)])
    }

    @Test("takes a refusal whose author knew that every notice was answered")
    func refusalAfterCorrection() {
        let flow = fold([
            (.receive, []), (.requestCorrection, [0]), (.refuseAcceptance, [0]),
            (.supplyCorrection, [0, 1]), (.refuseAcceptance, [0, 1, 2, 3]),
        ])
        #expect(flow.stage == .notAccepted)
        #expect(flow.effective == [0, 1, 3, 4])
        #expect(flow.superseded == [Superseded(index: 2, reason: .correctionStands)])
    }

    @Test(
        "counts the same step taken twice as one",
        arguments: [
            Transition.accept, .withdraw, .requestCorrection, .refuseAcceptance,
        ]
    )
    func repetition(step: Transition) {
        let flow = fold([(.receive, []), (step, [0]), (step, [0])])
        #expect(flow.stage == step.destination)
        #expect(flow.effective == [0, 1])
        #expect(flow.superseded == [Superseded(index: 2, reason: .repeated)])
    }

    @Test("counts two equal decisions as one and goes on")
    func equalDecisions() {
        let flow = fold([(.receive, []), (.accept, [0]), (.deny, [0, 1]), (.deny, [0, 1])])
        #expect(flow.stage == .denied)
        #expect(!flow.isFrozen)
        #expect(flow.effective == [0, 1, 2])
        #expect(flow.superseded == [Superseded(index: 3, reason: .repeated)])
    }

    @Test("lets a step rest on the repetition its author happened to know")
    func restingOnRepetition() {
        let flow = fold([
            (.receive, []), (.accept, [0]), (.accept, [0]), (.startProcessing, [0, 2]),
            (.approve, [0, 2, 3]),
        ])
        #expect(flow.stage == .approved)
        #expect(flow.effective == [0, 2, 3, 4])
        #expect(flow.superseded == [Superseded(index: 1, reason: .repeated)])
    }

    @Test("keeps a second notice open until somebody who knew of it answers")
    func twoNotices() {
        var steps: [(Transition, [Int])] = [
            (.receive, []), (.requestCorrection, [0]), (.requestCorrection, [0]),
            (.supplyCorrection, [0, 1]),
        ]
        #expect(fold(steps).stage == .correcting)
        steps.append((.supplyCorrection, [0, 1, 2, 3]))
        #expect(fold(steps).stage == .received)
    }

    @Test("freezes on two contradictory decisions at the stage before them")
    func contradiction() {
        let flow = fold([
            (.receive, []), (.accept, [0]), (.startProcessing, [0, 1]), (.approve, [0, 1, 2]),
            (.deny, [0, 1, 2]),
        ])
        #expect(flow.isFrozen)
        #expect(flow.contradiction == Contradiction(decisions: [3, 4]))
        #expect(flow.stage == .processing)
        #expect(flow.effective == [0, 1, 2])
        #expect(flow.superseded.isEmpty)
    }

    @Test("stays frozen beside a withdrawal and under later steps")
    func frozenStaysFrozen() {
        let flow = fold([
            (.receive, []), (.accept, [0]), (.approve, [0, 1]), (.deny, [0, 1]),
            (.withdraw, [0, 1]), (.startProcessing, [0, 1]), (.withdraw, [0, 1, 2, 3]),
        ])
        #expect(flow.contradiction == Contradiction(decisions: [2, 3]))
        #expect(flow.stage == .accepted)
        #expect(
            flow.superseded == [
                Superseded(index: 4, reason: .withdrawnAfterDecision),
                Superseded(index: 5, reason: .decisionStands),
                Superseded(index: 6, reason: .withoutBasis),
            ]
        )
    }

    @Test("thaws when one of the contradictory decisions is taken out of the fold")
    func thaw() {
        let flow = fold([(.receive, []), (.accept, [0]), (.deny, [0, 1])])
        #expect(!flow.isFrozen)
        #expect(flow.stage == .denied)
    }

    @Test("takes a withdrawal that did not know of the receipt")
    func withdrawnDraft() {
        let flow = fold([(.receive, []), (.withdraw, [])])
        #expect(flow.stage == .withdrawn)
        #expect(flow.superseded == [Superseded(index: 0, reason: .withdrawalStands)])
    }
}
