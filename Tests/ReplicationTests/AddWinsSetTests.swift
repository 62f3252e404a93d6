import Replication
import Testing

@Suite("An add-wins set")
struct AddWinsSetTests {
    @Test("keeps an element added at the village while the township removed it")
    func concurrentAddAndRemove() {
        var township = AddWinsSet<String>()
        township.add("birth-certificate", dot: Dot(county, 1), seeing: [county: 1])
        var village = township
        let seen: VersionVector = [county: 2]
        let removal = township.removeDelta("birth-certificate", seeing: seen)
        let dot = Dot(otherVillage, 1)
        let addition = village.addDelta("birth-certificate", dot: dot, seeing: seen)
        township.remove("birth-certificate", seeing: seen)
        village.add("birth-certificate", dot: dot, seeing: seen)
        #expect(township.elements.isEmpty)
        #expect(removal.merged(with: addition).store == village)
        #expect(addition.merged(with: removal).store == village)
    }

    @Test("removes only what the remover had seen")
    func removeSeen() {
        var set = AddWinsSet<Int>()
        set.add(1, dot: Dot(village, 1), seeing: [:])
        set.add(1, dot: Dot(otherVillage, 1), seeing: [:])
        set.remove(1, seeing: [village: 2])
        #expect(set.dots(of: 1) == [Dot(otherVillage, 1)])
        set.remove(1, seeing: [otherVillage: 2])
        #expect(!set.contains(1))
    }

    @Test("replaces the additions that a new one had seen, so dots do not pile up")
    func supersedes() {
        var set = AddWinsSet<Int>()
        set.add(1, dot: Dot(village, 1), seeing: [village: 1])
        set.add(1, dot: Dot(village, 2), seeing: [village: 2])
        #expect(set.dots(of: 1) == [Dot(village, 2)])
    }

    @Test("keeps the other elements of an entry when one of them is removed")
    func siblingsOfOneEntry() {
        var full = Causal<AddWinsSet<String>>()
        full.merge(full.store.addDelta(contentsOf: ["a", "b"], dot: Dot(village, 0), seeing: [:]))
        let removal = full.store.removeDelta("a", seeing: [village: 1])
        #expect(full.merged(with: removal).store.elements == ["b"])
        #expect(removal.merged(with: full).store.elements == ["b"])
    }

    @Test("loses both elements of an entry when each is removed somewhere")
    func siblingsRemovedApart() {
        var full = Causal<AddWinsSet<String>>()
        full.merge(full.store.addDelta(contentsOf: ["a", "b"], dot: Dot(village, 0), seeing: [:]))
        let first = full.store.removeDelta("a", seeing: [village: 1])
        let second = full.store.removeDelta("b", seeing: [village: 1])
        #expect(first.merged(with: second).merged(with: full).store.isEmpty)
    }

    @Test("is the same value whatever the order of additions")
    func deterministic() {
        var first = AddWinsSet<Int>()
        first.add(contentsOf: [3, 1, 2], dot: Dot(village, 1), seeing: [:])
        var second = AddWinsSet<Int>()
        second.add(contentsOf: [2, 3, 1, 3], dot: Dot(village, 1), seeing: [:])
        #expect(first == second)
        #expect(first.elements == [1, 2, 3])
        #expect(first.dots == [Dot(village, 1)])
    }
}
