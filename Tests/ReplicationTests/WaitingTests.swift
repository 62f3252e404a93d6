import Replication
import Testing

@Suite("An entry waits")
struct WaitingTests {
    @Test("for the first feed of its context that is not held far enough")
    func context() {
        let context: VersionVector = [county: 2, township: 3, village: 9]
        let held: VersionVector = [county: 4, township: 2]
        #expect(context.firstMissing(from: held) == .init(replica: township, count: 3))
    }

    @Test("for nothing once its context is held, with or without more")
    func contextHeld() {
        let context: VersionVector = [county: 2]
        #expect(context.firstMissing(from: [county: 2]) == nil)
        #expect(context.firstMissing(from: [county: 3, village: 1]) == nil)
        #expect(VersionVector().firstMissing(from: VersionVector()) == nil)
    }

    @Test("for the first head that is not reached")
    func head() {
        let authority = Heads.Head(scope: .authority, replica: county, count: 4)
        let catalogue = Heads.Head(scope: .catalogue(.village), replica: county, count: 7)
        let named = Heads([authority, catalogue])
        #expect(named.firstMissing(from: Heads()) == authority)
        #expect(named.firstMissing(from: Heads([authority])) == catalogue)
        #expect(named.firstMissing(from: named) == nil)
    }

    @Test("for a head of the county replica it names, however long another's feed is")
    func otherCountyReplica() {
        let named = Heads([Heads.Head(scope: .authority, replica: county, count: 4)])
        let other = Heads([Heads.Head(scope: .authority, replica: township, count: 99)])
        #expect(named.firstMissing(from: other) == named[.authority])
    }
}
