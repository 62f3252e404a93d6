/// What stands among the facts: mandates, commitments, hand-overs, wishes.
extension Dossier {
    /// A fact that others may name.
    public struct Named<Fact: Hashable & Sendable>: Hashable, Sendable {
        /// The entry it came with.
        public let name: EntryName
        /// The fact.
        public let fact: Fact
    }

    /// The mandates in force on `day`, in list order.
    public func mandates(on day: Day) -> [Named<Mandate>] {
        entries.compactMap { entry in
            guard case .mandateGiven(let mandate) = entry.fact else { return nil }
            if let until = mandate.until, until < day { return nil }
            let hasEnded = entries.contains {
                if case .mandateEnded(entry.name, _) = $0.fact { true } else { false }
            }
            return hasEnded ? nil : Named(name: entry.name, fact: mandate)
        }
    }

    /// A commitment and what became of it.
    public struct CommitmentStanding: Hashable, Sendable {
        /// The entry it came with.
        public let name: EntryName
        /// What was stated.
        public let commitment: Commitment
        /// Whether it was found kept; nil while nobody has checked. One check that found it broken
        /// outweighs others that did not know of it.
        public let wasKept: Bool?
    }

    /// All commitments, in list order.
    public var commitments: [CommitmentStanding] {
        entries.compactMap { entry in
            guard case .committed(let commitment) = entry.fact else { return nil }
            let checks = entries.enumerated().filter {
                if case .commitmentChecked(entry.name, _, _) = $0.element.fact {
                    true
                } else {
                    false
                }
            }
            let last = checks.filter { check in
                !checks.contains { $0.element.seen.contains(check.offset) }
            }
            let findings = last.map { check in
                if case .commitmentChecked(_, let kept, _) = check.element.fact {
                    kept
                } else {
                    true
                }
            }
            return CommitmentStanding(
                name: entry.name,
                commitment: commitment,
                wasKept: findings.isEmpty ? nil : findings.allSatisfy { $0 }
            )
        }
    }

    /// Papers under way: left, and not acknowledged yet.
    public struct HandOver: Hashable, Sendable {
        /// The entry it came with.
        public let name: EntryName
        /// What left, ascending.
        public let materials: [Int]
        /// For whom.
        public let receiver: ServicePointID
    }

    /// Hand-overs nobody has acknowledged, in list order.
    public var pendingHandOvers: [HandOver] {
        entries.compactMap { entry in
            guard let handOver = Self.handOver(entry) else { return nil }
            let isAcknowledged = entries.contains {
                if case .handOverAcknowledged(entry.name, _, _) = $0.fact { true } else { false }
            }
            return isAcknowledged ? nil : handOver
        }
    }

    /// The hand-over with this name; nil if there is none.
    public func handOver(named name: EntryName) -> HandOver? {
        entries.lazy.filter { $0.name == name }.compactMap(Self.handOver).first
    }

    private static func handOver(_ entry: Entry) -> HandOver? {
        guard case .handedOver(let materials, let receiver, _) = entry.fact else { return nil }
        return HandOver(name: entry.name, materials: materials, receiver: receiver)
    }

    /// The applicant's wish to withdraw, while nobody who knew of it has dropped it: the reason.
    public var pendingWithdrawal: String? {
        for (index, entry) in entries.enumerated().reversed() {
            guard case .withdrawalRequested(let reason) = entry.fact else { continue }
            let isDropped = entries.contains {
                if case .withdrawalDropped = $0.fact { $0.seen.contains(index) } else { false }
            }
            if !isDropped { return reason }
        }
        return nil
    }

    /// The evaluations that count: the last word for each visit, and each of several that did not
    /// know of each other. In list order.
    public var evaluations: [Evaluation] {
        entries.enumerated().compactMap { index, entry in
            guard case .evaluated(let evaluation) = entry.fact else { return nil }
            let isReplaced = entries.contains {
                guard case .evaluated(let other) = $0.fact else { return false }
                return other.visit == evaluation.visit && $0.seen.contains(index)
            }
            return isReplaced ? nil : evaluation
        }
    }

    /// The official numbers it was given, in list order: the first is shown, all are searchable.
    public var officialNumbers: [OfficialNumber] {
        var numbers: [OfficialNumber] = []
        for entry in entries {
            if case .numbered(let number) = entry.fact, !numbers.contains(number) {
                numbers.append(number)
            }
        }
        return numbers
    }

    /// The cases it is linked to, each once, in list order.
    public var links: [CaseLink] {
        var links: [CaseLink] = []
        for entry in entries {
            if case .linked(let link) = entry.fact, !links.contains(link) { links.append(link) }
        }
        return links
    }

    /// How the result was delivered, in list order.
    public var deliveries: [Delivery] {
        entries.compactMap { if case .delivered(let delivery) = $0.fact { delivery } else { nil } }
    }

    /// The promised materials that were missing when the case was approved; nil if none were.
    public var gapsAtDecision: [Int]? {
        entries.compactMap {
            if case .decidedWithGaps(let materials) = $0.fact { materials } else { nil }
        }.last
    }

    /// Whether the file was archived.
    public var isArchived: Bool {
        entries.contains { if case .archived = $0.fact { true } else { false } }
    }
}
