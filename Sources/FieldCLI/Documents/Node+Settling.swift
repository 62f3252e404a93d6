import NodeRuntime
import ServiceModel
import Storage

extension Node {
    /// The cases that wait for a person.
    ///
    /// A field of an open case holds values to choose from, or contradictory decisions froze it.
    /// O(cases).
    func casesToSettle() async throws -> [CaseLine] {
        try await store.caseLines(limit: Self.everyCase).filter {
            $0.isFrozen || ($0.conflicts > 0 && !$0.stage.isTerminal)
        }
    }

    /// How many there are; most replicas have none, which is known without looking at each case.
    func countToSettle(_ counts: ReplicaCounts) async throws -> Int {
        counts.conflicts == 0 ? 0 : try await casesToSettle().count
    }

    /// More cases than a county opens in years.
    private static let everyCase = 10_000_000
}
