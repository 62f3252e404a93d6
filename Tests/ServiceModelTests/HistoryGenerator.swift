import ServiceModel

/// SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014).
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}

/// A case handled by several desks that hear of each other only now and then.
struct RandomHistory {
    private(set) var events: [FlowEvent] = []

    /// Up to `steps` steps at `desks` desks, one in ten of them without regard to what is legal.
    init(desks: Int, steps: Int, using generator: inout SplitMix64) {
        var known = Array(repeating: Set<Int>(), count: desks)
        for _ in 0..<steps {
            let desk = Int.random(in: 0..<desks, using: &generator)
            let other = Int.random(in: 0..<desks, using: &generator)
            if Bool.random(using: &generator) {
                known[desk].formUnion(known[other])
            }
            let stage = Flow.fold(Self.excerpt(of: events, at: known[desk].sorted())).stage
            let isCareless = Int.random(in: 0..<10, using: &generator) == 0
            // Steps that end a case early are rare, else few histories would reach a decision.
            let choices = Transition.allCases.filter {
                isCareless || $0.target(from: stage) != nil
            }.flatMap { step in
                let isEarlyEnd = [.withdraw, .refuseAcceptance, .closeUnkept].contains(step)
                return Array(repeating: step, count: isEarlyEnd ? 1 : 5)
            }
            guard let step = choices.randomElement(using: &generator) else { continue }
            let event = FlowEvent(transition: step, seen: known[desk].sorted())
            known[desk].insert(events.count)
            events.append(event)
        }
    }

    /// The events at these positions of a list, renumbered among themselves.
    static func excerpt(of events: [FlowEvent], at order: [Int]) -> [FlowEvent] {
        var place: [Int: Int] = [:]
        for (new, old) in order.enumerated() { place[old] = new }
        return order.map { old in
            let seen = events[old].seen.compactMap { place[$0] }.sorted()
            return FlowEvent(transition: events[old].transition, seen: seen)
        }
    }

    /// Another order of the positions that extends causality.
    func order(using generator: inout SplitMix64) -> [Int] {
        var order: [Int] = []
        var left = Set(events.indices)
        while !left.isEmpty {
            let ready = left.filter { left.isDisjoint(with: events[$0].seen) }.sorted()
            guard let next = ready.randomElement(using: &generator) else { break }
            left.remove(next)
            order.append(next)
        }
        return order
    }
}
