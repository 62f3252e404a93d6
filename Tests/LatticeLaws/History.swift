import Replication

/// One random history: replicas that act, and hear of each other late, repeatedly and out of order.
struct History<Subject: LatticeSubject> {
    let seed: UInt64
    private(set) var generator: SplitMix64
    private(set) var replicas: [Replica]
    private(set) var deeds: [Deed<Subject.Operation>] = []
    private(set) var deltas: [Subject.State] = []
    /// Some of the states reached on the way.
    private(set) var reached: [Subject.State] = []
    private var lastAuthor = 0

    /// A state, and the set of deeds in it as bits.
    struct Replica {
        let id: ReplicaID
        var state: Subject.State
        var known: UInt64 = 0
        /// The numbers of its own deeds.
        var own: [Int] = []
    }

    init(seed: UInt64) {
        self.seed = seed
        generator = SplitMix64(seed: seed)
        let count = 3 + generator.below(2)
        replicas = testReplicas.prefix(count).map { Replica(id: $0, state: Subject.bottom) }
    }

    /// Plays 20 to 24 operations.
    ///
    /// - Throws: `mutationIsDelta` or `deltaIsFullState`, the laws that are about single
    /// operations.
    mutating func play() throws(LawViolation) {
        for _ in 0..<20 + generator.below(5) {
            let author = generator.below(replicas.count)
            hear(author)
            try act(author)
            if generator.chance(40) {
                receiveDelta(generator.below(deeds.count), at: generator.below(replicas.count))
            }
        }
        let teller = generator.below(replicas.count)
        reached += replicas.map(\.state)
        reached.append(deltas[generator.below(deltas.count)])
        reached.append(deltas[generator.below(deltas.count)])
        reached.append(Subject.bottom)
        receiveState(of: teller, at: generator.below(replicas.count))
    }

    /// What the author hears before it acts: mostly all that the last author knew.
    private mutating func hear(_ author: Int) {
        let roll = generator.below(100)
        if roll < 42 {
            receiveState(of: lastAuthor, at: author)
        } else if roll < 62, !deeds.isEmpty {
            receiveDelta(generator.below(deeds.count), at: author)
        }
    }

    private mutating func receiveState(of teller: Int, at listener: Int) {
        // Sent again on purpose when nothing in it is new, but never to oneself.
        guard teller != listener else { return }
        Subject.merge(replicas[teller].state, into: &replicas[listener].state)
        replicas[listener].known |= replicas[teller].known
    }

    private mutating func receiveDelta(_ number: Int, at listener: Int) {
        Subject.merge(deltas[number], into: &replicas[listener].state)
        replicas[listener].known |= 1 << UInt64(number)
    }

    private mutating func act(_ author: Int) throws(LawViolation) {
        let number = deeds.count
        let operation = Subject.randomOperation(using: &generator)
        let (moment, past) = moment(of: author)
        let before = replicas[author].state
        let delta = Subject.delta(of: operation, at: moment, on: before)

        Subject.perform(operation, at: moment, on: &replicas[author].state)
        let after = replicas[author].state
        var merged = before
        Subject.merge(delta, into: &merged)
        try expect(merged, after, .mutationIsDelta)

        if generator.chance(15) {
            let other = replicas[generator.below(replicas.count)].state
            var byState = other
            Subject.merge(after, into: &byState)
            var byDelta = other
            Subject.merge(before, into: &byDelta)
            Subject.merge(delta, into: &byDelta)
            try expect(byDelta, byState, .deltaIsFullState)
            reached.append(after)
        }

        deeds.append(Deed(operation: operation, moment: moment, author: author, past: past))
        deltas.append(delta)
        replicas[author].known |= 1 << UInt64(number)
        replicas[author].own.append(number)
        lastAuthor = author
    }

    /// The next entry of `author`, and the deeds in its gap-free past as bits.
    private func moment(of author: Int) -> (Moment, UInt64) {
        let known = replicas[author].known
        var vector = VersionVector()
        var past: UInt64 = 0
        var rank: UInt64 = 0
        for replica in replicas {
            var count: UInt64 = 0
            for number in replica.own {
                guard known >> UInt64(number) & 1 == 1 else { break }
                count += 1
                past |= 1 << UInt64(number)
                rank = max(rank, deeds[number].moment.lamport.rank)
            }
            vector.raise(replica.id, to: count)
        }
        let moment = Moment(
            dot: Dot(replicas[author].id, vector[replicas[author].id]),
            past: vector,
            lamport: LamportNumber(rank + 1),
            level: UInt8(4 + author % 3),
        )
        return (moment, past)
    }

    /// Compares, and throws the violation of `law` if they differ.
    func expect(
        _ left: Subject.State,
        _ right: Subject.State,
        _ law: LawViolation.Law,
    ) throws(LawViolation) {
        if left == right { return }
        throw LawViolation(law: law, seed: seed, evidence: "\(left) and \(right)")
    }

    /// A number in 0 ..< `bound`, from the history's own generator.
    mutating func draw(below bound: Int) -> Int {
        generator.below(bound)
    }
}

/// Replicas whose ids order as their numbers do.
let testReplicas: [ReplicaID] = (1...4).compactMap { number in
    ReplicaID(bytes: [UInt8(number * 16)] + [UInt8](repeating: UInt8(number), count: 15))
}
