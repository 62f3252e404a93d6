import LatticeLaws
import Replication
import ServiceModel
import ServiceRecords
import Testing

@Suite("Folding what people settle")
struct SettlingOrderTests {
    private static let histories = 600

    @Test("gives equal records, bytes and refusals in every causal order")
    func anyCausalOrder() throws {
        let matter = try Hechuan.matter()
        var (settled, takenBack, ruled, frozen) = (0, 0, 0, 0)
        for number in 0..<Self.histories {
            var random = SplitMix64(seed: UInt64(7_000_000 + number))
            let (script, verdicts) = try Self.script(matter: matter, using: &random)
            let expected = script.folded(verdicts: verdicts)
            let bytes = expected.record.bytes
            for _ in 0..<3 {
                let order = RandomCase.causalOrder(of: script.entries, using: &random)
                let other = script.folded(order, verdicts: verdicts)
                #expect(other.record == expected.record, "history \(number)")
                #expect(other.record.bytes == bytes, "history \(number)")
                #expect(other.refusals == expected.refusals, "history \(number)")
            }
            #expect(try CaseRecord(id: script.caseID, bytes: bytes) == expected.record)
            settled += expected.record.standingResolutions(of: .bankAccount).isEmpty ? 0 : 1
            takenBack += expected.record.withdrawnSettlements().isEmpty ? 0 : 1
            ruled += expected.record.standingRulings().isEmpty ? 0 : 1
            frozen += expected.record.view().frozen ? 1 : 0
        }
        // The generator is worth nothing unless it reaches what can go wrong.
        for count in [settled, takenBack, ruled, frozen] { #expect(count > Self.histories / 20) }
    }

    /// An accepted or a frozen case, then edits, settlements, decisions and rulings between random meetings.
    private static func script(
        matter: Matter,
        using random: inout SplitMix64
    ) throws -> (CountyScript, CountyScript.Verdicts) {
        var script = CountyScript(matter: matter)
        var verdicts: CountyScript.Verdicts = [:]
        if random.chance(50) {
            let frozen = try CountyScript.frozen(matter: matter)
            (script, verdicts) = (frozen.script, frozen.verdicts)
        } else {
            try script.openAccepted()
        }
        for _ in 0..<(8 + random.below(14)) {
            let desk = CountyScript.Desk.allCases[random.below(3)]
            let past = script.past(of: desk)
            let record = script.folded(verdicts: verdicts).record
            switch random.below(12) {
            case 0..<3: script.sync(desk, from: CountyScript.Desk.allCases[random.below(3)])
            case 3, 4:
                let text = FieldValue.text("\(random.below(3))")
                try script.write(desk, .doing(.fieldSet(.bankAccount, text)))
            case 5, 6:
                guard record.register(.bankAccount).supersedable.contains(where: past.contains)
                else { continue }
                try script.resolve(
                    desk,
                    .bankAccount,
                    to: "\(random.below(3))",
                    verdicts: verdicts
                )
            case 7, 8:
                let seen = record.settlements.map(\.stamp.dot).filter(past.contains)
                guard !seen.isEmpty else { continue }
                let name = EntryName(seen[random.below(seen.count)])
                try script.write(desk, .doing(.resolutionWithdrawn([name], note: "")))
            case 9 where random.chance(50):
                let step: Transition = random.chance(50) ? .approve : .deny
                let entry = try script.write(desk, .moving(step))
                verdicts[entry.stamp.dot] = .admitted
            default:
                let ruler = random.chance(80) ? .county : desk
                let decisions = record.contradiction(in: script.past(of: ruler))
                    .map { EntryName($0.stamp.dot) }
                guard !decisions.isEmpty else { continue }
                let standing = decisions[random.below(decisions.count)]
                try script.write(
                    ruler,
                    .doing(
                        .decisionRuled(
                            standing: standing,
                            settingAside: decisions.filter { $0 != standing },
                            reason: "裁定"
                        )
                    )
                )
            }
        }
        return (script, verdicts)
    }
}
