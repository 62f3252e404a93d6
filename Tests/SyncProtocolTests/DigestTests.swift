import Replication
import SyncProtocol
import Testing

@Suite("A cursor digest")
struct CursorDigestTests {
    private let village: ReplicaID
    private let township: ReplicaID

    init() throws {
        village = try SigningDevice(1).replica
        township = try SigningDevice(2).replica
    }

    private let up = [
        Message.Cursor(scope: .cases(7), arrival: 12),
        Message.Cursor(scope: .status(7), arrival: 3),
    ]
    private let down = [
        Message.Cursor(scope: .authority, arrival: 40),
        Message.Cursor(scope: .catalogue(.village), arrival: 1),
        Message.Cursor(scope: .cases(7), arrival: 9),
    ]

    private func digest(up: [Message.Cursor]? = nil, down: [Message.Cursor]? = nil) -> CursorDigest
    {
        CursorDigest(
            dialer: village,
            offers: up ?? self.up,
            listener: township,
            offers: down ?? self.down
        )
    }

    @Test("does not depend on the order of the cursors")
    func order() {
        #expect(digest(up: up.reversed(), down: down.reversed()) == digest())
    }

    @Test("takes a scope in which nothing was offered for one not mentioned")
    func nothingOffered() {
        let padded = down + [Message.Cursor(scope: .catalogue(.names), arrival: 0)]
        #expect(digest(down: padded) == digest())
    }

    @Test("differs when any one cursor differs, in either direction")
    func anyCursor() {
        for (index, cursor) in up.enumerated() {
            var moved = up
            moved[index] = Message.Cursor(scope: cursor.scope, arrival: cursor.arrival + 1)
            #expect(digest(up: moved) != digest())
        }
        for (index, cursor) in down.enumerated() {
            var moved = down
            moved[index] = Message.Cursor(scope: cursor.scope, arrival: cursor.arrival - 1)
            #expect(digest(down: moved) != digest())
            var elsewhere = down
            elsewhere[index] = Message.Cursor(scope: .cases(99), arrival: cursor.arrival)
            #expect(digest(down: elsewhere) != digest())
        }
    }

    @Test("differs when the directions are exchanged or a store was restored")
    func sides() throws {
        #expect(digest(up: down, down: up) != digest())
        let restored = try SigningDevice(1, incarnation: 2).replica
        let other = CursorDigest(dialer: restored, offers: up, listener: township, offers: down)
        #expect(other != digest())
    }
}

@Suite("A context digest")
struct ContextDigestTests {
    private func reach(_ device: UInt8, _ count: UInt64, _ hash: UInt8) throws
        -> ContextDigest.Reach
    {
        ContextDigest.Reach(
            feed: FeedID(try SigningDevice(device).replica, in: .cases(7)),
            count: count,
            hash: Hashing.hash(.segment, [hash])
        )
    }

    @Test("is eight bytes that do not depend on the order of what is reached")
    func order() throws {
        let reached = [try reach(1, 5, 1), try reach(2, 6, 2), try reach(3, 7, 3)]
        let digest = ContextDigest(over: reached)
        #expect(digest.bytes.count == 8)
        #expect(ContextDigest(over: reached.reversed()) == digest)
    }

    @Test("tells branches of a fork apart, and lengths")
    func branches() throws {
        let digest = ContextDigest(over: [try reach(1, 5, 1)])
        #expect(ContextDigest(over: [try reach(1, 5, 2)]) != digest)
        #expect(ContextDigest(over: [try reach(1, 6, 1)]) != digest)
        #expect(ContextDigest(over: [try reach(2, 5, 1)]) != digest)
        #expect(ContextDigest(over: []) != digest)
    }
}
