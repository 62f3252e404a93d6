import Replication
import Testing

@Suite("A Lamport number")
struct LamportNumberTests {
    @Test("is one more than the greatest seen")
    func afterSeen() {
        let seen = [3, 9, 4].map { LamportNumber($0) }
        #expect(LamportNumber(after: seen) == LamportNumber(10))
    }

    @Test("is 1 when nothing was seen")
    func afterNothing() {
        #expect(LamportNumber(after: []) == LamportNumber(1))
    }
}
