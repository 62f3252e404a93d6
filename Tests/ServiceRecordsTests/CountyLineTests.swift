import Replication
import ServiceModel
import Testing

@testable import ServiceRecords

@Suite("The line of the county's incarnations")
struct CountyLineTests {
    private func replica(_ first: UInt8) throws -> ReplicaID {
        try #require(ReplicaID(bytes: [first] + [UInt8](repeating: 0, count: 15)))
    }

    private func end(_ scope: Scope, _ count: UInt64) throws -> FeedEnd {
        let hash = try #require(ContentHash(bytes: [UInt8](repeating: 9, count: 32)))
        return FeedEnd(scope: scope, count: count, hash: hash)
    }

    /// A hub restored twice.
    private func twice() throws -> CountyLine {
        var line = CountyLine()
        line.begin(with: try replica(1))
        let first = HubRestored(
            previous: try replica(1),
            ends: [try end(.authority, 50), try end(.catalogue(.village), 20)]
        )
        #expect(line.follow(first, by: try replica(2)))
        let second = HubRestored(previous: try replica(2), ends: [try end(.authority, 7)])
        #expect(line.follow(second, by: try replica(3)))
        return line
    }

    @Test("counts as the one feed does while the hub was never restored")
    func unrestored() throws {
        var line = CountyLine()
        let head = Heads.Head(scope: .authority, replica: try replica(1), count: 12)
        #expect(line.position(of: head) == 12)
        line.begin(with: try replica(1))
        #expect(line.position(of: head) == 12)
        #expect(line.end(of: FeedID(try replica(1), in: .authority)) == nil)
    }

    @Test("goes on in each scope where the feed before ends")
    func positions() throws {
        let line = try twice()
        func position(_ life: UInt8, _ scope: Scope, _ count: UInt64) throws -> UInt64 {
            line.position(of: Heads.Head(scope: scope, replica: try replica(life), count: count))
        }
        #expect(try position(1, .authority, 50) == 50)
        #expect(try position(2, .authority, 1) == 51)
        #expect(try position(3, .authority, 3) == 60)
        #expect(try position(3, .catalogue(.village), 1) == 21)
    }

    @Test("reads a head past the end of its feed as that end")
    func pastTheEnd() throws {
        let line = try twice()
        let past = Heads.Head(scope: .authority, replica: try replica(1), count: 53)
        #expect(line.position(of: past) == 50)
        let lost = Heads.Head(scope: .catalogue(.names), replica: try replica(1), count: 4)
        #expect(line.position(of: lost) == 0)
    }

    @Test("takes nobody who does not follow the newest")
    func order() throws {
        var line = try twice()
        let late = HubRestored(previous: try replica(1), ends: [])
        #expect(!line.follow(late, by: try replica(4)))
        #expect(line.current == (try replica(3)))
    }

    @Test("learns the ends of cases from later entries, and keeps what it was told first")
    func laterEnds() throws {
        var line = try twice()
        let more = HubRestored(
            previous: try replica(2),
            ends: [try end(.authority, 9), try end(.cases(3), 5)]
        )
        #expect(line.end(of: FeedID(try replica(2), in: .cases(3))) == nil)
        #expect(line.follow(more, by: try replica(3)))
        #expect(line.end(of: FeedID(try replica(2), in: .cases(3))) == 5)
        #expect(line.end(of: FeedID(try replica(2), in: .authority)) == 7)
    }

    @Test("reads back from its checkpoint")
    func coding() throws {
        let line = try twice()
        #expect(try CountyLine(bytes: line.bytes) == line)
        #expect(try CountyLine(bytes: []) == CountyLine())
    }

    @Test("refuses a statement whose ends are not in order")
    func disorder() throws {
        let restored = HubRestored(
            previous: try replica(1),
            ends: [try end(.cases(3), 1), try end(.authority, 2)]
        )
        #expect(throws: RefusalReason.malformed) { try HubRestored(payload: restored.payload) }
    }
}
