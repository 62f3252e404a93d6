import LatticeLaws
import Replication
import ServiceModel
import ServiceRecords

/// Random lives of one case at a village, its township and the county.
enum RandomCase {
    private typealias Desk = CountyScript.Desk

    /// Up to twenty acts, legal or not, between random meetings and rulings.
    static func script(
        matter: Matter,
        using random: inout SplitMix64
    ) throws -> CountyScript {
        var script = CountyScript(matter: matter)
        // Half of the lives begin in the middle, else few would reach two decisions.
        if random.chance(50) {
            try script.openAccepted()
        } else {
            try script.open(variant: variant(percent: 2, using: &random))
        }
        script.syncAll()
        for _ in 0..<(4 + random.below(16)) {
            let desk = Desk.allCases[random.below(Desk.allCases.count)]
            switch random.below(10) {
            case 0..<3: script.sync(desk, from: Desk.allCases[random.below(3)])
            case 3 where random.chance(60):
                script.rule()
                if random.chance(50) { script.syncAll() }
            default:
                let act = try act(by: desk, in: script, using: &random)
                try script.write(desk, act, variant: variant(percent: 6, using: &random))
            }
        }
        return script
    }

    /// The county's word on a third of the entries, right or wrong.
    static func verdicts(
        on script: CountyScript,
        using random: inout SplitMix64
    ) -> [Dot: CaseRecord.CountyVerdict] {
        var verdicts: [Dot: CaseRecord.CountyVerdict] = [:]
        for entry in script.entries where random.chance(isDecision(entry) ? 90 : 33) {
            verdicts[entry.stamp.dot] = random.chance(80) ? .admitted : .refused(.notCompetent)
        }
        return verdicts
    }

    private static func isDecision(_ entry: CaseEntry) -> Bool {
        guard case .success(let act) = entry.act else { return false }
        return act.decisionMove != nil
    }

    /// The same entries, each anywhere after its past.
    static func causalOrder(
        of entries: [CaseEntry],
        using random: inout SplitMix64
    ) -> [CaseEntry] {
        var rest = entries
        var ordered: [CaseEntry] = []
        while !rest.isEmpty {
            let ready = rest.indices.filter { index in
                !rest.contains { rest[index].past.contains($0.stamp.dot) }
            }
            ordered.append(rest.remove(at: ready[random.below(ready.count)]))
        }
        return ordered
    }

    /// One of those facts that others answer or replace.
    private static func fact(_ choice: Int) -> CaseFact {
        switch choice {
        case 0: .specialBegan(.hearing, reason: "当事人申请听证")
        case 1: .specialEnded(note: "")
        case 2: .withdrawalRequested(reason: "本人要求")
        case 3: .withdrawalDropped(reason: "不撤了")
        case 4: .evaluated(Evaluation(grade: .good, channel: .tablet, visit: 1, text: ""))
        case 5: .promiseKept([1])
        case 6: .promiseBroken([1])
        default:
            .promised(DeferralPromise(materials: [1], due: Day(number: 20_000), text: "补齐"))
        }
    }

    private static func variant(
        percent: Int,
        using random: inout SplitMix64
    ) -> CountyScript.Variant {
        var variant = CountyScript.Variant()
        guard random.chance(percent) else { return variant }
        switch random.below(5) {
        case 0: variant.isGranted = false
        case 1: variant.reachesScope = false
        case 2: variant.knowsMatter = false
        case 3: variant.isDelegated = false
        default: variant.act = .failure(.malformed)
        }
        return variant
    }

    /// A note, or an answer under one of two keys of the form.
    private static func remark(_ number: Int) -> CaseAct {
        guard number > 3, let key = FormKey("k\(number % 2)") else {
            return .doing(.noted("\(number)"))
        }
        return .doing(.answered(key, number > 6 ? .text("\(number)") : .number(Int64(number))))
    }

    private static func act(
        by desk: Desk,
        in script: CountyScript,
        using random: inout SplitMix64
    ) throws -> CaseAct {
        let record = script.folded().record
        let past = script.past(of: desk)
        switch random.below(12) {
        case 0, 1:
            let field = CaseField.allCases[1 + random.below(CaseField.allCases.count - 1)]
            return .doing(.fieldSet(field, .text("\(random.below(3))")))
        case 2:
            let applicant = try Hechuan.applicant(random.chance(50) ? "杨凤蓉" : "杨凤荣")
            return .doing(.fieldSet(.applicant, .applicant(applicant)), .noted("核对"))
        case 3: return .doing(.materialTaken(1 + random.below(3)))
        case 4: return .doing(.materialReturned(1 + random.below(3)))
        case 5 where random.chance(60): return .doing(.recorded(fact(random.below(8))))
        case 5: return remark(random.below(9))
        case 6:
            let move = record.decisionRight.holding(in: past)?.move ?? 0
            let receiver = Desk.allCases[random.below(3)]
            return .passing(move + (random.chance(80) ? 1 : 2), to: receiver)
        default:
            let move = record.decisionRight.holding(in: past)?.move ?? 0
            // Mostly what is legal in the author's own past.
            let stage = record.view(in: past).stage
            // Steps that end a case early are rare, else few histories would reach a decision.
            let early: Set<Transition> = [.withdraw, .refuseAcceptance, .closeUnkept]
            let legal = Transition.allCases.filter {
                $0.target(from: stage) != nil && (!early.contains($0) || random.chance(15))
            }
            let any = random.chance(15) || legal.isEmpty
            let choice = any ? Transition.allCases : legal
            let transition = choice[random.below(choice.count)]
            guard transition == .accept, random.chance(30) else {
                return .moving(transition, under: move)
            }
            return .doing(
                .moved(.accept, reason: nil),
                .moved(.approve, reason: nil),
                under: move
            )
        }
    }
}
