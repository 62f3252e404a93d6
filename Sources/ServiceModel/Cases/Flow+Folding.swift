extension Flow {
    /// Folds the steps of one case into its progress.
    ///
    /// The list must be in an order that extends causality; any such order gives the same stage, the
    /// same contradiction and the same kinds of effective steps. Of several equal concurrent steps
    /// the first in the list is called effective, so replicas that use one order, such as (Lamport
    /// number, dot), agree on every position too.
    ///
    /// - Parameter aside: Positions of steps that ended the case and do not count after all, with
    ///   the reason. They take no part; what else there is then folds as if they had not been made.
    /// - Complexity: O(n) if every author knew all earlier steps, which is nearly always; otherwise
    ///   O(n³) in the number of steps, a handful in practice.
    public static func fold(
        _ events: [FlowEvent],
        settingAside aside: [Int: SupersededReason] = [:]
    ) -> Flow {
        if aside.isEmpty, let flow = sequence(events) { return flow }
        return FlowHistory(events).fold(settingAside: aside)
    }

    /// The fold of steps each of which knew all earlier ones and was legal; nil for any other list.
    private static func sequence(_ events: [FlowEvent]) -> Flow? {
        var stage = CaseStage.draft
        for (index, event) in events.enumerated() {
            guard event.seen.elementsEqual(0..<index) else { return nil }
            guard let next = event.transition.target(from: stage) else { return nil }
            stage = next
        }
        return Flow(stage: stage, effective: Array(events.indices), superseded: [])
    }
}
