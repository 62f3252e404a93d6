import Replication
import Testing

@Suite("A causal context")
struct CausalContextTests {
    @Test("keeps dots beyond a gap apart, sorted")
    func gap() {
        let context = CausalContext([Dot(village, 5), Dot(county, 3), Dot(village, 2)])
        #expect(context.prefix == VersionVector())
        #expect(context.beyond == [Dot(county, 3), Dot(village, 2), Dot(village, 5)])
        #expect(!context.contains(Dot(village, 3)))
    }

    @Test("counts them in the prefix once the gap closes")
    func gapCloses() {
        var context = CausalContext([Dot(village, 2), Dot(village, 1), Dot(village, 4)])
        context.insert(Dot(village, 0))
        #expect(context.prefix == [village: 3])
        #expect(context.beyond == [Dot(village, 4)])
    }

    @Test("closes gaps when merging, also with a prefix that covers dots")
    func mergeCloses() {
        let dots = CausalContext([Dot(village, 1), Dot(village, 3), Dot(township, 1)])
        let prefixes = CausalContext([village: 3, township: 1])
        let merged = dots.merged(with: prefixes)
        #expect(merged == CausalContext([village: 4, township: 2]))
        #expect(prefixes.merged(with: dots) == merged)
    }

    @Test("holds the last representable sequence without counting past it")
    func lastSequence() {
        var context = CausalContext([village: UInt64.max])
        context.insert(Dot(village, .max))
        #expect(context.contains(Dot(village, .max)))
        #expect(context.merged(with: CausalContext([Dot(village, .max)])) == context)
        #expect(context.merged(with: context) == context)
    }
}
