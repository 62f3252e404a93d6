import Replication
import ServiceModel
import ServiceRecords
import Testing

@Suite("The decision right")
struct DecisionRightTests {
    private let accepted: CountyScript

    init() throws {
        var script = CountyScript(matter: try Hechuan.matter())
        try script.openAccepted()
        accepted = script
    }

    @Test("is born at the registered decider when the case opens")
    func birth() throws {
        let holding = try #require(accepted.folded().record.decisionRight.holding(in: nil))
        #expect(holding.holder == CountyScript.decider.replica)
        #expect(holding.move == 0)
        #expect(holding.movedBy == nil)
    }

    @Test("is nobody's before the opening")
    func unborn() {
        let record = CaseRecord(id: accepted.caseID)
        #expect(record.decisionRight.holding(in: nil) == nil)
    }

    @Test("moves by an entry of its holder")
    func move() throws {
        var script = accepted
        let pass = try script.write(.township, .passing(1, to: .county))
        let (record, refusals) = script.folded()
        #expect(refusals.isEmpty)
        let holding = try #require(record.decisionRight.holding(in: nil))
        #expect(holding.holder == CountyScript.Desk.county.replica)
        #expect(holding.movedBy == pass.stamp.dot)
    }

    @Test("acts for its receiver only once the ruling on the move is in the receiver's past")
    func movedAndRuled() throws {
        var script = accepted
        try script.write(.township, .passing(1, to: .village))
        script.syncAll()
        let early = try script.write(.village, .moving(.deny, under: 1))
        #expect(script.refusal(of: early) == .notDecisionHolder)
        script.rule()
        let uninformed = try script.write(.village, .moving(.deny, under: 1))
        #expect(script.refusal(of: uninformed) == .notDecisionHolder, "ruled, but not heard yet")
        script.sync(.village, from: .county)
        let informed = try script.write(.village, .moving(.deny, under: 1))
        #expect(script.refusal(of: informed) == nil)
        #expect(script.folded().record.progress().stage == .denied)
    }

    @Test("is gone from the old holder at once")
    func staleHolder() throws {
        var script = accepted
        try script.write(.township, .passing(1, to: .county))
        for move: UInt64 in 0...1 {
            let entry = try script.write(.township, .moving(.approve, under: move))
            #expect(script.refusal(of: entry) == .notDecisionHolder)
        }
    }

    @Test("must be claimed under the move at which it stands")
    func wrongMove() throws {
        var script = accepted
        let entry = try script.write(.township, .moving(.approve, under: 1))
        #expect(script.refusal(of: entry) == .notDecisionHolder)
    }

    @Test("cannot be passed by someone who does not hold it")
    func forgedMove() throws {
        var script = accepted
        let entry = try script.write(.county, .passing(1, to: .county))
        #expect(script.refusal(of: entry) == .notDecisionHolder)
        #expect(script.folded().record.decisionRight.moves.isEmpty)
    }

    @Test("cannot skip a move or be passed twice")
    func numbering() throws {
        var script = accepted
        let skipped = try script.write(.township, .passing(2, to: .county))
        #expect(script.refusal(of: skipped) == .notDecisionHolder)
        try script.write(.township, .passing(1, to: .county))
        let twice = try script.write(.township, .passing(1, to: .village))
        #expect(script.refusal(of: twice) == .notDecisionHolder)
    }

    @Test("travels on and back, each move after its ruling")
    func chain() throws {
        var script = accepted
        try script.write(.township, .passing(1, to: .county))
        script.syncAll()
        script.rule()
        script.syncAll()
        try script.write(.county, .passing(2, to: .township))
        script.syncAll()
        script.rule()
        script.syncAll()
        let decision = try script.write(.township, .moving(.approve, under: 2))
        #expect(script.refusal(of: decision) == nil)
        #expect(script.folded().refusals.isEmpty)
    }

    @Test("covers refusing acceptance")
    func refuseAcceptance() throws {
        var script = CountyScript(matter: try Hechuan.matter())
        try script.open()
        try script.write(.village, .moving(.collect))
        script.syncAll()
        let refusing = CaseAct.doing(
            .moved(.receive, reason: nil),
            .moved(.refuseAcceptance, reason: nil),
            under: 0
        )
        let county = try script.write(.county, refusing)
        let township = try script.write(.township, refusing)
        #expect(script.refusal(of: county) == .notDecisionHolder)
        #expect(script.refusal(of: township) == nil)
    }
}
