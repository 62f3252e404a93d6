public import Replication
public import ServiceModel

/// What is on file beside the stage.
extension CaseRecord {
    /// The facts read together: everything folded, or what stood in `past`. O(facts squared).
    public func dossier(in past: VersionVector? = nil) -> Dossier {
        let records = past.map { past in facts.filter { past.contains($0.stamp.dot) } } ?? facts
        return Dossier(
            records.enumerated().map { index, record in
                let seen = records[..<index].indices.filter { earlier in
                    record.seen.contains(records[earlier].stamp.dot)
                }
                return Dossier.Entry(
                    name: EntryName(record.stamp.dot),
                    fact: record.fact,
                    seen: Set(seen)
                )
            }
        )
    }

    mutating func insert(_ fact: CaseFact, of act: CaseAct, in entry: CaseEntry) {
        let stamp = entry.stamp
        var seen = facts.map(\.stamp.dot).filter { entry.past.contains($0) || $0 == stamp.dot }
        if case .promiseBroken(let numbers) = fact {
            seen += copies(of: numbers).filter(entry.past.contains)
        }
        let record = FactRecord(
            fact: fact,
            stamp: stamp,
            seen: Set(seen).sorted(),
            claimedAt: act.claimedAt
        )
        // Facts of one entry share a stamp and keep the order the rules gave them.
        let key = (stamp.lamport, stamp.dot)
        let index = facts.firstIndex { ($0.stamp.lamport, $0.stamp.dot) > key }
        facts.insert(record, at: index ?? facts.endIndex)
    }

    /// Closings for promised materials that do not count, by the entry that made them: a material it
    /// closed for was handed in without its author's knowledge.
    ///
    /// No clock takes part. Where the paper came too late after all, the authority closes the case
    /// again, knowing of it.
    func closingsThatFell(in past: VersionVector?) -> Set<Dot> {
        var fell: Set<Dot> = []
        for record in facts where past?.contains(record.stamp.dot) ?? true {
            guard case .promiseBroken(let numbers) = record.fact else { continue }
            let known = Set(record.seen)
            let wasKept = facts.contains { other in
                guard case .promiseKept(let kept) = other.fact else { return false }
                return past?.contains(other.stamp.dot) ?? true
                    && !known.contains(other.stamp.dot) && kept.contains(where: numbers.contains)
            }
            let isHeld = copies(of: numbers).contains {
                !known.contains($0) && past?.contains($0) ?? true
            }
            if wasKept || isHeld { fell.insert(record.stamp.dot) }
        }
        return fell
    }

    /// The entries by which copies of these materials are held.
    private func copies(of numbers: [Int]) -> [Dot] {
        numbers.flatMap { materials.dots(of: UInt32(clamping: $0)) }
    }
}
