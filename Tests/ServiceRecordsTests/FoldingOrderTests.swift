import LatticeLaws
import Replication
import ServiceModel
import ServiceRecords
import Testing

@Suite("Folding a case")
struct FoldingOrderTests {
    private static let histories = 2_000

    @Test("gives equal records and equal bytes in every causal order")
    func anyCausalOrder() throws {
        let matter = try Hechuan.matter()
        var refused = 0
        var frozen = 0
        var decided = 0
        for number in 0..<Self.histories {
            let seed = UInt64(number)
            var random = SplitMix64(seed: seed)
            let script = try RandomCase.script(matter: matter, using: &random)
            let verdicts = RandomCase.verdicts(on: script, using: &random)
            for verdicts in [[:], verdicts] {
                let expected = script.folded(verdicts: verdicts)
                let bytes = expected.record.bytes
                for _ in 0..<2 {
                    let order = RandomCase.causalOrder(of: script.entries, using: &random)
                    let other = script.folded(order, verdicts: verdicts)
                    #expect(other.record == expected.record, "seed \(seed)")
                    #expect(other.record.bytes == bytes, "seed \(seed)")
                    #expect(other.refusals == expected.refusals, "seed \(seed)")
                }
                let read = try CaseRecord(id: expected.record.id, bytes: bytes)
                #expect(read == expected.record, "seed \(seed)")
                refused += expected.refusals.isEmpty ? 0 : 1
                frozen += expected.record.view().frozen ? 1 : 0
                decided += expected.record.view().stage.isTerminal ? 1 : 0
            }
        }
        // The generator is worth nothing unless it reaches what can go wrong.
        #expect(refused > Self.histories / 10)
        #expect(decided > Self.histories / 10)
        #expect(frozen > 0)
    }

    @Test("admits at most one effective decision without a word of the county")
    func oneDecision() throws {
        let matter = try Hechuan.matter()
        for number in 0..<Self.histories {
            let seed = UInt64(1_000_000 + number)
            var random = SplitMix64(seed: seed)
            let record = try RandomCase.script(matter: matter, using: &random).folded().record
            let decisions = record.flow.filter { $0.transition.isDecision }
            #expect(decisions.count <= 1, "seed \(seed)")
            #expect(!record.view().frozen, "seed \(seed)")
        }
    }
}
