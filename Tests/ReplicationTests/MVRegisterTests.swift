import Replication
import Testing

@Suite("A multi-value register")
struct MVRegisterTests {
    @Test("keeps both of two concurrent writes and reports the conflict")
    func concurrentWrites() {
        var phone = MVRegister<String>()
        phone.write("at the village", by: stamp(village, 1, lamport: 2), seeing: [village: 1])
        phone.write("at the township", by: stamp(township, 1, lamport: 2), seeing: [township: 1])
        #expect(phone.writes.map(\.value) == ["at the township", "at the village"])
        #expect(phone.isInConflict)
    }

    @Test("is not in conflict when two people wrote the same")
    func agreement() {
        var phone = MVRegister<String>()
        phone.write("same", by: stamp(village, 1, lamport: 2), seeing: [:])
        phone.write("same", by: stamp(township, 1, lamport: 2), seeing: [:])
        #expect(phone.writes.count == 2)
        #expect(!phone.isInConflict)
    }

    @Test("drops a write that a later one had seen")
    func laterWrite() {
        var phone = MVRegister<String>()
        phone.write("old", by: stamp(village, 1, lamport: 2), seeing: [village: 1])
        phone.write("new", by: stamp(township, 1, lamport: 3), seeing: [village: 2, township: 1])
        #expect(phone.writes.map(\.value) == ["new"])
    }

    @Test("is resolved by a write that saw both sides, and only by such a one")
    func resolution() {
        var phone = MVRegister<String>()
        phone.write("village", by: stamp(village, 1, lamport: 2), seeing: [:])
        phone.write("township", by: stamp(township, 1, lamport: 2), seeing: [:])
        phone.write("half", by: stamp(county, 1, lamport: 3), seeing: [village: 2])
        #expect(phone.writes.map(\.value) == ["half", "township"])
        phone.write("agreed", by: stamp(county, 2, lamport: 4), seeing: [county: 2, township: 2])
        #expect(phone.writes.map(\.value) == ["agreed"])
    }

    @Test("changes nothing when the same entry is written again")
    func repeatedWrite() {
        var phone = MVRegister<String>()
        phone.write("first", by: stamp(village, 1, lamport: 2), seeing: [:])
        phone.write("again", by: stamp(village, 1, lamport: 2), seeing: [:])
        #expect(phone.writes.map(\.value) == ["first"])
    }

    @Test("has deltas whose context is the superseded dots and the new one")
    func deltaContext() {
        var phone = MVRegister<String>()
        phone.write("seen", by: stamp(village, 5, lamport: 2), seeing: [:])
        phone.write("unseen", by: stamp(otherVillage, 5, lamport: 2), seeing: [:])
        let delta = phone.writeDelta("new", by: stamp(county, 3, lamport: 3), seeing: [village: 9])
        #expect(delta.context == CausalContext([Dot(village, 5), Dot(county, 3)]))
        #expect(delta.store.writes.map(\.value) == ["new"])
    }

    @Test("ends the same in all six orders of a history that has no winner")
    func sixOrders() {
        let states = writesWithoutWinner.map { write in
            var context = CausalContext([write.stamp.dot])
            for dot in writesWithoutWinner.map(\.stamp.dot) where write.past.contains(dot) {
                context.insert(dot)
            }
            var register = MVRegister<String>()
            register.write("\(write.stamp.dot)", by: write.stamp, seeing: write.past)
            return Causal(store: register, context: context)
        }
        let ends = everyOrder(of: states).map { order in
            order.reduce(Causal()) { $0.merged(with: $1) }
        }
        for end in ends { #expect(end == ends[0]) }
        #expect(ends[0].store.dots == [Dot(village, 1), Dot(otherVillage, 2)])
    }

    @Test("differs in that from a register that chooses at merge time")
    func rankedRegister() {
        let states = writesWithoutWinner.map { RankedRegister(write: $0) }
        let winners = everyOrder(of: states).map { order in
            var register = RankedRegister()
            for state in order { register.merge(state) }
            return register.write?.stamp.dot
        }
        #expect(Set(winners).count > 1)
    }
}

/// x by the county; z by a village that saw x; y by a village that saw neither and ranks late.
///
/// x beats y by level, z beats x by causality, y beats z by Lamport number.
private let writesWithoutWinner: [RankedRegister.Write] = [
    .init(stamp: stamp(county, 1, lamport: 2), past: [county: 1]),
    .init(stamp: stamp(village, 1, lamport: 3), past: [county: 2, village: 1]),
    .init(stamp: stamp(otherVillage, 2, lamport: 4), past: [otherVillage: 2]),
]

private func everyOrder<State>(of states: [State]) -> [[State]] {
    [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]].map { order in
        order.map { states[$0] }
    }
}
