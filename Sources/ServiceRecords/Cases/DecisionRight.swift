public import Replication

/// The right to decide one case: a token that exactly one replica holds.
///
/// Born (move 0) at the replica that the county's register names as decider when the case opens.
/// Only its holder can move it, by an entry of its own; the new holder may use it once it holds the
/// county's ruling on that entry. Nothing about clocks or levels takes part.
public struct DecisionRight: Hashable, Sendable {
    /// Where it was born; nil before the opening entry is folded.
    public internal(set) var birth: ReplicaID?
    /// The moves made, in (Lamport, dot) order.
    public internal(set) var moves: [Move]

    /// One pass.
    public struct Move: Hashable, Sendable {
        /// Counts from 1.
        public let number: UInt64
        /// Who gets it.
        public let receiver: ReplicaID
        /// The entry that passed it; its author must have been the holder.
        public let dot: Dot
        /// The entry's rank.
        public let lamport: LamportNumber
    }

    /// Who holds the right, and since which move.
    public struct Holding: Hashable, Sendable {
        /// The holder.
        public let holder: ReplicaID
        /// The number of the last move; 0 at birth.
        public let move: UInt64
        /// The entry of the last move; nil at birth.
        public let movedBy: Dot?
    }

    init() {
        birth = nil
        moves = []
    }

    /// The holding as it stands in `past`, or in everything folded if `past` is nil.
    ///
    /// Of two moves with one number by one holder, the first in (Lamport, dot) order counts. Where an
    /// incarnation was replaced, its heir holds what it held.
    public func holding(
        in past: VersionVector?,
        _ succession: Succession = Succession()
    ) -> Holding? {
        guard var holding = birth.map({ Holding(holder: $0, move: 0, movedBy: nil) }) else {
            return nil
        }
        for move in moves
        where move.number == holding.move + 1
            && succession.leads(from: holding.holder, to: move.dot.replica)
            && past?.contains(move.dot) ?? true
        {
            holding = Holding(holder: move.receiver, move: move.number, movedBy: move.dot)
        }
        return Holding(
            holder: succession.heir(of: holding.holder),
            move: holding.move,
            movedBy: holding.movedBy
        )
    }

    /// The holding after the county has taken the right back: it holds what stood, and its own later
    /// moves count.
    func holding(
        in past: VersionVector?,
        _ succession: Succession,
        takenBackBy county: ReplicaID
    ) -> Holding? {
        guard let before = holding(in: past, succession) else { return nil }
        var holding = Holding(holder: county, move: before.move, movedBy: nil)
        for move in moves
        where move.number == holding.move + 1
            && succession.leads(from: holding.holder, to: move.dot.replica)
            && past?.contains(move.dot) ?? true
        {
            holding = Holding(holder: move.receiver, move: move.number, movedBy: move.dot)
        }
        return Holding(
            holder: succession.heir(of: holding.holder),
            move: holding.move,
            movedBy: holding.movedBy
        )
    }

    mutating func record(_ move: Move) {
        let index = moves.firstIndex { ($0.lamport, $0.dot) > (move.lamport, move.dot) }
        moves.insert(move, at: index ?? moves.endIndex)
    }
}
