/// The facts of one case, read together: what is open, what stands, what was answered.
///
/// Everything here follows from the facts and from which of them each author knew; the order of the
/// list only decides what is shown first.
public struct Dossier: Hashable, Sendable {
    /// One fact, with its name and what its author knew.
    public struct Entry: Hashable, Sendable {
        /// The entry it came with; one entry may bring several facts.
        public let name: EntryName
        /// The fact.
        public let fact: CaseFact
        /// Positions, in the same list, of the earlier facts its author knew.
        public let seen: Set<Int>

        /// States a fact; positions not before its own are ignored.
        public init(name: EntryName, fact: CaseFact, seen: Set<Int>) {
            self.name = name
            self.fact = fact
            self.seen = seen
        }
    }

    /// The facts, in an order that extends causality.
    public let entries: [Entry]

    /// Reads facts together.
    public init(_ entries: [Entry] = []) {
        self.entries = entries
    }
}

extension Dossier {
    /// A promised material that was not handed in yet.
    public struct OpenPromise: Hashable, Sendable {
        /// Number of the material.
        public let material: Int
        /// The last day, extensions counted; of several that were told, the latest.
        public let due: Day
    }

    /// Promised materials that are neither kept nor among those held, ascending.
    public func openPromises(holding held: Set<Int>) -> [OpenPromise] {
        var due: [Int: Day] = [:]
        var kept = held
        for entry in entries {
            switch entry.fact {
            case .promised(let promise):
                for material in promise.materials {
                    due[material] = max(due[material] ?? promise.due, promise.due)
                }
            case .promiseExtended(let materials, let until, _):
                // An extension that knew of no promise grants nothing.
                for material in materials where due[material] != nil {
                    due[material] = max(due[material] ?? until, until)
                }
            case .promiseKept(let materials): kept.formUnion(materials)
            default: break
            }
        }
        return due.filter { !kept.contains($0.key) }
            .map { OpenPromise(material: $0.key, due: $0.value) }
            .sorted { $0.material < $1.material }
    }

    /// The last word on each verified material, by number: of several that did not know of each
    /// other, one that says it may not be relied on outweighs the others.
    public var verifications: [MaterialVerification] {
        var last: [Int: MaterialVerification] = [:]
        for (index, entry) in entries.enumerated() {
            guard case .materialVerified(let found) = entry.fact else { continue }
            let isOutdated = entries.enumerated().contains { later, other in
                guard case .materialVerified(let newer) = other.fact else { return false }
                return newer.material == found.material && later > index
                    && other.seen.contains(index)
            }
            if isOutdated { continue }
            if last[found.material]?.isValid != false { last[found.material] = found }
        }
        return last.values.sorted { $0.material < $1.material }
    }

    /// Special procedures that run: begun, and not ended by anyone who knew. In list order.
    public var openSpecials: [SpecialProcedure] {
        entries.enumerated().compactMap { index, entry in
            guard case .specialBegan(let procedure, _) = entry.fact else { return nil }
            let hasEnded = entries.contains {
                if case .specialEnded = $0.fact { $0.seen.contains(index) } else { false }
            }
            return hasEnded ? nil : procedure
        }
    }

    /// By how much the limit is longer; two extensions that did not know of each other are one, and
    /// the longer counts. Nil if it was not extended.
    public var extensionGranted: WorkingDays? {
        entries.compactMap { entry -> WorkingDays? in
            if case .extended(let days, _) = entry.fact { days } else { nil }
        }.max()
    }
}
