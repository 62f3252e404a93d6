import Replication
import Testing

@Suite("A resolvable register")
struct ResolvableRegisterTests {
    /// The village wrote 1 and the township 2, neither knowing of the other.
    private static func conflict() -> ResolvableRegister<Int> {
        var account = ResolvableRegister<Int>()
        account.write(1, by: stamp(village, 1, lamport: 2), seeing: [village: 1])
        account.write(2, by: stamp(township, 1, lamport: 2), seeing: [township: 1])
        return account
    }

    private static let all: VersionVector = [village: 9, township: 9, county: 9, otherVillage: 9]

    @Test("shows the one value of a resolution, and keeps what it superseded")
    func resolved() {
        var account = Self.conflict()
        #expect(account.isInConflict)
        account.resolve(
            2,
            superseding: account.supersedable,
            by: stamp(county, 1, lamport: 3),
            seeing: Self.all
        )
        #expect(account.writes.map(\.value) == [2])
        #expect(!account.isInConflict)
        #expect(account.plain.writes.map(\.value) == [2, 1])
    }

    @Test(
        "opens the conflict again when the resolution is taken back, and can be resolved otherwise"
    )
    func withdrawn() {
        var account = Self.conflict()
        let before = account.writes
        account.resolve(
            2,
            superseding: account.supersedable,
            by: stamp(county, 1, lamport: 3),
            seeing: Self.all
        )
        account.withdraw([Dot(county, 1)], by: stamp(county, 2, lamport: 4), seeing: Self.all)
        #expect(account.writes == before)
        #expect(account.resolutions.isEmpty)
        account.resolve(
            1,
            superseding: account.supersedable,
            by: stamp(county, 3, lamport: 5),
            seeing: Self.all
        )
        #expect(account.writes.map(\.value) == [1])
    }

    @Test("is in conflict again between two resolutions that did not know of each other")
    func concurrentResolutions() {
        var account = Self.conflict()
        let named = account.supersedable
        account.resolve(1, superseding: named, by: stamp(village, 2, lamport: 3), seeing: Self.all)
        account.resolve(2, superseding: named, by: stamp(county, 1, lamport: 3), seeing: Self.all)
        #expect(account.isInConflict)
        #expect(account.writes.count == 2)
        account.resolve(
            2,
            superseding: account.supersedable,
            by: stamp(county, 2, lamport: 4),
            seeing: Self.all
        )
        #expect(account.writes.map(\.value) == [2])
        account.withdraw([Dot(county, 2)], by: stamp(county, 3, lamport: 5), seeing: Self.all)
        #expect(account.writes.map(\.stamp.dot) == [Dot(county, 1), Dot(village, 2)].sorted())
    }

    @Test("agrees where two resolutions chose the same")
    func agreement() {
        var account = Self.conflict()
        let named = account.supersedable
        account.resolve(2, superseding: named, by: stamp(village, 2, lamport: 3), seeing: Self.all)
        account.resolve(2, superseding: named, by: stamp(county, 1, lamport: 3), seeing: Self.all)
        #expect(!account.isInConflict)
    }

    @Test("leaves a write open that the resolution had not seen")
    func unseen() {
        var account = Self.conflict()
        let named = account.supersedable
        account.write(3, by: stamp(otherVillage, 1, lamport: 2), seeing: [:])
        account.resolve(
            2,
            superseding: named + [Dot(otherVillage, 1)],
            by: stamp(county, 1, lamport: 3),
            seeing: [village: 2, township: 2, county: 1]
        )
        #expect(Set(account.writes.map(\.value)) == [2, 3])
    }

    @Test("forgets all of it for an ordinary write that has seen it")
    func ordinaryWrite() {
        var account = Self.conflict()
        account.resolve(
            2,
            superseding: account.supersedable,
            by: stamp(county, 1, lamport: 3),
            seeing: Self.all
        )
        account.withdraw([Dot(county, 1)], by: stamp(county, 2, lamport: 4), seeing: Self.all)
        account.write(5, by: stamp(village, 3, lamport: 5), seeing: Self.all)
        #expect(account.writes.map(\.value) == [5])
        #expect(account.settlements.isEmpty)
        #expect(account.dots == [Dot(village, 3)])
    }
}
