import Replication
import Testing

@Suite("A version vector")
struct VersionVectorTests {
    @Test("is the same value whatever the order of counts, and drops zeros")
    func normalised() {
        let first: VersionVector = [village: 2, county: 1, township: 0]
        #expect(first == [county: 1, village: 2])
        #expect(first.entries.map(\.replica) == [county, village])
    }

    @Test("never lowers a count")
    func raiseOnly() {
        var vector: VersionVector = [village: 5]
        vector.raise(village, to: 3)
        #expect(vector[village] == 5)
        #expect(vector[county] == 0)
    }

    @Test("holds the entries below the count, not the one at it")
    func contains() {
        let vector: VersionVector = [village: 2]
        #expect(vector.contains(Dot(village, 1)))
        #expect(!vector.contains(Dot(village, 2)))
        #expect(!vector.contains(Dot(county, 0)))
    }

    @Test("dominates what it merged, and not what is concurrent")
    func dominates() {
        let left: VersionVector = [village: 2, county: 1]
        let right: VersionVector = [village: 1, township: 1]
        #expect(!left.dominates(right))
        #expect(!right.dominates(left))
        var both = left
        both.merge(right)
        #expect(both == [village: 2, county: 1, township: 1])
        #expect(both.dominates(left) && both.dominates(right))
    }
}
