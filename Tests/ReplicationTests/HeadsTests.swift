import Replication
import Testing

@Suite("Heads")
struct HeadsTests {
    private let authority = Heads.Head(scope: .authority, replica: county, count: 4)
    private let catalogue = Heads.Head(scope: .catalogue(.village), replica: county, count: 7)

    @Test("are the same value whatever the order they were named in")
    func order() {
        #expect(Heads([catalogue, authority]) == Heads([authority, catalogue]))
        #expect(Heads([catalogue, authority]).entries == [authority, catalogue])
    }

    @Test("keep one head for each scope, the last set")
    func lastSet() {
        var heads = Heads([authority, catalogue])
        let newer = Heads.Head(scope: .authority, replica: township, count: 1)
        heads.set(newer)
        #expect(heads[.authority] == newer)
        #expect(heads.entries.count == 2)
        #expect(heads[.catalogue(.county)] == nil)
    }
}
