import ServiceModel
import Testing

/// What a fold promises to be the same in every order that extends causality: everything, but which
/// of several equal concurrent steps is called the effective one.
private struct Promise: Equatable {
    let stage: CaseStage
    let contradiction: Set<Int>
    let effective: [UInt8]
    let superseded: [String]

    /// `names` gives each position its name outside this order.
    init(_ flow: Flow, of events: [FlowEvent], names: [Int]) {
        stage = flow.stage
        contradiction = Set((flow.contradiction?.decisions ?? []).map { names[$0] })
        effective = flow.effective.map { events[$0].transition.rawValue }.sorted()
        superseded = flow.superseded.map {
            let reason = if case .basisFell = $0.reason { "basisFell" } else { "\($0.reason)" }
            return "\(events[$0.index].transition) \(reason)"
        }.sorted()
    }
}

@Suite("The progress of any case")
struct FlowPropertyTests {
    /// Histories 0..<2,500, each made from its seed.
    private static let histories: [RandomHistory] = (0..<UInt64(2_500)).map { seed in
        var generator = SplitMix64(seed: seed)
        let desks = Int.random(in: 1...4, using: &generator)
        return RandomHistory(desks: desks, steps: 12, using: &generator)
    }

    private func forEachHistory(_ body: (UInt64, RandomHistory) -> Void) {
        for (seed, history) in Self.histories.enumerated() { body(UInt64(seed), history) }
    }

    @Test("is the same in every order that extends causality")
    func orderIndependence() {
        forEachHistory { seed, history in
            var generator = SplitMix64(seed: ~seed)
            let events = history.events
            let expected = Promise(
                Flow.fold(events),
                of: events,
                names: Array(events.indices)
            )
            for _ in 0..<3 {
                let order = history.order(using: &generator)
                let reordered = RandomHistory.excerpt(of: events, at: order)
                let promise = Promise(Flow.fold(reordered), of: reordered, names: order)
                #expect(promise == expected, "seed \(seed) order \(order)")
            }
        }
    }

    @Test("has at most one effective decision, and none while it is frozen")
    func atMostOneDecision() {
        var frozen = 0
        var decided = 0
        forEachHistory { seed, history in
            let flow = Flow.fold(history.events)
            let decisions = flow.effective.filter { history.events[$0].transition.isDecision }
            #expect(decisions.count <= (flow.isFrozen ? 0 : 1), "seed \(seed)")
            #expect(
                !decisions.isEmpty == [.approved, .denied, .revoked].contains(flow.stage),
                "seed \(seed)"
            )
            #expect(!(flow.isFrozen && flow.stage.isTerminal), "seed \(seed)")
            frozen += flow.isFrozen ? 1 : 0
            decided += decisions.count
        }
        // The generator must reach what the property is about.
        #expect(frozen > 30)
        #expect(decided > 300)
    }

    @Test("accounts for every step exactly once")
    func accounting() {
        forEachHistory { seed, history in
            let flow = Flow.fold(history.events)
            let accounted =
                flow.effective + flow.superseded.map(\.index)
                + (flow.contradiction?.decisions ?? [])
            #expect(accounted.sorted() == Array(history.events.indices), "seed \(seed)")
        }
    }

    @Test("never lets a withdrawal, a refusal or a notice undo a lawful decision")
    func decisionsStand() {
        forEachHistory { seed, history in
            let events = history.events
            let flow = Flow.fold(events)
            let lawful = events.indices.filter { index in
                let view = Flow.fold(RandomHistory.excerpt(of: events, at: events[index].seen))
                return events[index].transition.isDecision && !view.isFrozen
                    && events[index].transition.target(from: view.stage) != nil
            }
            guard !lawful.isEmpty else { return }
            #expect(
                flow.isFrozen || flow.effective.contains { lawful.contains($0) },
                "seed \(seed)"
            )
        }
    }

    @Test("rests every effective step on steps that are effective or repeated")
    func nothingRestsOnFallenSteps() {
        forEachHistory { seed, history in
            let flow = Flow.fold(history.events)
            let fallen = flow.superseded.filter { $0.reason == .withdrawalStands }.map(\.index)
            for index in flow.effective {
                #expect(
                    Set(fallen).isDisjoint(with: history.events[index].seen),
                    "seed \(seed)"
                )
            }
        }
    }

    @Test("does not depend on how the past of a step is written down")
    func writingOfThePast() {
        forEachHistory { seed, history in
            let reversed = history.events.map {
                FlowEvent(transition: $0.transition, seen: $0.seen.reversed())
            }
            #expect(Flow.fold(reversed) == Flow.fold(history.events), "seed \(seed)")
        }
    }
}
