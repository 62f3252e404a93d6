import Replication

/// What a toy store moves: a run of entries without contents, or one that is marked as bad.
struct ToySegment: Hashable {
    let author: UInt8
    let point: UInt32
    let first: UInt64
    let count: UInt64
    let good: Bool

    init(author: UInt8, point: UInt32, first: UInt64, count: UInt64, good: Bool) {
        self.author = author
        self.point = point
        self.first = first
        self.count = count
        self.good = good
    }

    init?(_ bytes: [UInt8]) {
        let parts = String(decoding: bytes, as: UTF8.self).split(separator: " ")
        guard parts.count == 5, let author = UInt8(parts[0]), let point = UInt32(parts[1]),
            let first = UInt64(parts[2]), let count = UInt64(parts[3])
        else { return nil }
        self.init(
            author: author,
            point: point,
            first: first,
            count: count,
            good: parts[4] == "good"
        )
    }

    var bytes: [UInt8] {
        Array("\(author) \(point) \(first) \(count) \(good ? "good" : "bad")".utf8)
    }

    var feed: FeedID { Self.feed(author, at: point) }

    static func feed(_ author: UInt8, at point: UInt32) -> FeedID {
        FeedID(replica(author), in: .cases(point))
    }

    private static func replica(_ number: UInt8) -> ReplicaID {
        guard let id = ReplicaID(bytes: [number] + [UInt8](repeating: 0, count: 15)) else {
            preconditionFailure("Sixteen bytes are a replica id.")
        }
        return id
    }
}
