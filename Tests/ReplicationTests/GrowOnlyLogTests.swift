import Replication
import Testing

@Suite("A grow-only log")
struct GrowOnlyLogTests {
    @Test("orders by Lamport number, then by dot, in whatever order lines arrive")
    func order() {
        var log = GrowOnlyLog<String>()
        log.append("last", dot: Dot(county, 4), lamport: LamportNumber(9))
        log.append("second", dot: Dot(village, 1), lamport: LamportNumber(3))
        log.append("first", dot: Dot(township, 2), lamport: LamportNumber(3))
        #expect(log.items == ["first", "second", "last"])
    }

    @Test("takes a line once, however often it comes")
    func repeats() {
        var log = Causal<GrowOnlyLog<String>>()
        let delta = log.store.appendDelta("said", dot: Dot(village, 1), lamport: LamportNumber(2))
        log.merge(delta)
        log.merge(delta)
        log.store.append("said", dot: Dot(village, 1), lamport: LamportNumber(2))
        #expect(log.store.items == ["said"])
    }

    @Test("keeps two lines that say the same")
    func sameWords() {
        var log = GrowOnlyLog<String>()
        log.append("called", dot: Dot(village, 1), lamport: LamportNumber(2))
        log.append("called", dot: Dot(village, 2), lamport: LamportNumber(3))
        #expect(log.items == ["called", "called"])
    }

    @Test("never loses a line to a context that knows its dot")
    func contextRemovesNothing() {
        var log = GrowOnlyLog<String>()
        log.append("said", dot: Dot(village, 0), lamport: LamportNumber(1))
        let knowing = Causal<GrowOnlyLog<String>>(store: .init(), context: .init([village: 1]))
        let held = Causal(store: log, context: .init([village: 1]))
        #expect(held.merged(with: knowing).store == log)
        #expect(knowing.merged(with: held).store == log)
    }
}
