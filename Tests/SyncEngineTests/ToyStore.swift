import Replication
import SyncEngine
import SyncProtocol

/// A store without a disk.
///
/// Its segments are texts such as `3 7 0 2 good`: feed 3 in the cases of point 7, two entries from 0.
final class ToyStore {
    let replica: ReplicaID
    /// How many entries of each feed are held.
    private(set) var held: [FeedID: UInt64] = [:]
    private(set) var quarantined: [ToySegment] = []
    /// How far each peer's offers were taken; a test may set it, as a damaged store would.
    var taken: [ReplicaID: [Scope: UInt64]] = [:]
    /// Bounds a round, so that a few segments take several.
    var segmentsPerRound = Int.max
    private let number: UInt8
    private var arrivals: [Arrival] = []
    private var gaps: [ReplicaID: [FeedID: UInt64]] = [:]

    private struct Arrival {
        let number: UInt64
        let segment: ToySegment
        let origin: ReplicaID?
    }

    init(_ number: UInt8, replica: ReplicaID) {
        self.number = number
        self.replica = replica
    }

    /// Writes a segment of `count` entries into the cases of `point`.
    func write(_ count: UInt64 = 1, at point: UInt32 = 7, good: Bool = true) {
        let feed = ToySegment.feed(number, at: point)
        let segment = ToySegment(
            author: number,
            point: point,
            first: held[feed] ?? 0,
            count: count,
            good: good
        )
        keep(segment, from: nil)
    }

    func accept(_ delivery: Message.Delivery, from peer: ReplicaID) -> ApplyOutcome {
        guard let segment = ToySegment(delivery.segment) else {
            return .quarantined(Message.Refuse(.segmentQuarantined))
        }
        let outcome = place(segment, from: peer)
        if delivery.arrival > 0 {
            let scope = segment.feed.scope
            taken[peer, default: [:]][scope] = max(
                taken[peer]?[scope] ?? 0,
                delivery.arrival
            )
        }
        return outcome
    }

    private func place(_ segment: ToySegment, from peer: ReplicaID) -> ApplyOutcome {
        let feed = segment.feed
        let count = held[feed] ?? 0
        guard segment.good else {
            quarantined.append(segment)
            return .quarantined(
                Message.Refuse(.segmentQuarantined, feed: feed, sequence: segment.first)
            )
        }
        guard segment.first <= count else {
            gaps[peer, default: [:]][feed] = segment.first
            return .gap(Message.Gap(feed: feed, held: count))
        }
        guard segment.first == count else { return .duplicate(feed) }
        keep(segment, from: peer)
        return .accepted(feed)
    }

    private func keep(_ segment: ToySegment, from origin: ReplicaID?) {
        let feed = segment.feed
        held[feed] = segment.first + segment.count
        for peer in gaps.keys {
            if let needed = gaps[peer]?[feed], needed <= segment.first + segment.count {
                gaps[peer]?[feed] = nil
            }
        }
        let last = arrivals.last { $0.segment.feed.scope == feed.scope }?.number ?? 0
        arrivals.append(Arrival(number: last + 1, segment: segment, origin: origin))
    }
}

extension ToyStore {
    func offered(to peer: ReplicaID) -> [Message.Cursor] {
        var last: [Scope: UInt64] = [:]
        for arrival in arrivals where arrival.origin != peer {
            last[arrival.segment.feed.scope] = arrival.number
        }
        return last.map { Message.Cursor(scope: $0, arrival: $1) }
    }

    func cursors(of peer: ReplicaID) -> [Message.Cursor] {
        (taken[peer] ?? [:]).map { Message.Cursor(scope: $0, arrival: $1) }
            .sorted { $0.scope < $1.scope }
    }

    func openGaps(with peer: ReplicaID) -> [Message.Gap] {
        (gaps[peer] ?? [:]).keys.sorted().map { Message.Gap(feed: $0, held: held[$0] ?? 0) }
    }

    func load(
        for peer: ReplicaID,
        past cursors: [Message.Cursor],
        gaps: [Message.Gap]
    ) -> Loaded {
        var deliveries = gaps.flatMap { gap in
            arrivals.map(\.segment).filter { $0.feed == gap.feed && $0.first >= gap.held }
                .map { Message.Delivery(arrival: 0, segment: $0.bytes) }
        }
        var standing = Dictionary(cursors.map { ($0.scope, $0.arrival) }) { $1 }
        var more = false
        for arrival in arrivals where arrival.origin != peer {
            let scope = arrival.segment.feed.scope
            guard arrival.number > standing[scope] ?? 0 else { continue }
            guard deliveries.count < segmentsPerRound else {
                more = true
                break
            }
            deliveries.append(
                Message.Delivery(arrival: arrival.number, segment: arrival.segment.bytes)
            )
            standing[scope] = arrival.number
        }
        let cursors = standing.map { Message.Cursor(scope: $0, arrival: $1) }
        return Loaded(
            deliveries: deliveries,
            cursors: cursors.sorted { $0.scope < $1.scope },
            more: more
        )
    }
}
