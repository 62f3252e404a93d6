import Replication
import Testing

@Suite("An add-wins map")
struct AddWinsMapTests {
    private typealias Notes = AddWinsMap<String, MVRegister<String>>

    @Test("keeps a key updated while it was removed, with only the concurrent write")
    func updateWins() {
        var notes = Causal<Notes>()
        let unwritten = MVRegister<String>()
        let first = unwritten.writeDelta("old", by: stamp(county, 0, lamport: 1), seeing: [:])
        notes.merge(notes.store.updateDelta(first, for: "height"))
        let removal = notes.store.removeDelta("height", seeing: [county: 1])
        // The village wrote without having seen the county's entry.
        let write = unwritten.writeDelta("new", by: stamp(village, 0, lamport: 1), seeing: [:])
        notes.merge(notes.store.updateDelta(write, for: "height"))
        notes.merge(removal)
        #expect(notes.store["height"].writes.map(\.value) == ["new"])
    }

    @Test("forgets a key with nothing left under it")
    func emptyKey() {
        var notes = Notes()
        notes["height"].write("1.70", by: stamp(village, 1, lamport: 1), seeing: [:])
        notes.remove("height", seeing: [village: 2])
        #expect(notes == Notes())
        notes["width"].join(MVRegister(), context: CausalContext(), otherContext: CausalContext())
        #expect(notes.keys.isEmpty)
    }

    @Test("keeps the other keys of an entry when one of them is removed or written again")
    func siblingsOfOneEntry() {
        let by = stamp(village, 0, lamport: 1)
        let empty = MVRegister<String>()
        var notes = Causal<Notes>()
        notes.merge(
            notes.store.updateDelta([
                ("height", empty.writeDelta("1.70", by: by, seeing: [:])),
                ("weight", empty.writeDelta("60", by: by, seeing: [:])),
                ("width", empty.writeDelta("0.50", by: by, seeing: [:])),
            ])
        )
        let removal = notes.store.removeDelta("height", seeing: [village: 1])
        let again = notes.store["weight"].writeDelta(
            "61",
            by: stamp(township, 0, lamport: 2),
            seeing: [village: 1],
        )
        let change = notes.store.updateDelta(again, for: "weight")
        let end = removal.merged(with: change)
        #expect(end.store.keys == ["weight", "width"])
        #expect(end.store["weight"].writes.map(\.value) == ["61"])
        #expect(notes.merged(with: end) == end)
    }

    @Test("orders its keys")
    func ordered() {
        var notes = Notes()
        for key in ["c", "a", "b"] {
            notes[key].write(key, by: stamp(village, 1, lamport: 1), seeing: [:])
        }
        #expect(notes.entries.map(\.key) == ["a", "b", "c"])
        #expect(notes["d"].isEmpty)
    }
}
