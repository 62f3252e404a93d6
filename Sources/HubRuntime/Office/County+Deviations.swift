import NodeRuntime
import Replication
public import ServiceModel
import ServiceRecords
public import Storage

extension County {
    /// Deviations from everywhere: those that are open first, the oldest of each first.
    public func deviations() async throws -> [HeldDeviation] {
        try await node.store.view { try $0.deviations() }.sorted { left, right in
            if (left.answer == nil) != (right.answer == nil) { return left.answer == nil }
            return (left.deviation.filedOn.number, left.point, left.filing.sequence)
                < (right.deviation.filedOn.number, right.point, right.filing.sequence)
        }
    }

    /// The deviation that people call `label`.
    ///
    /// - Throws: `OfficeFault.noSuchDeviation`, `StorageError`.
    public func deviation(_ label: String) async throws -> HeldDeviation {
        let found = try await deviations().first { $0.label == label }
        guard let found else { throw OfficeFault.noSuchDeviation(label) }
        return found
    }

    /// Answers a deviation; an answer given again replaces the earlier one. Saved when this returns,
    /// and carried to whoever filed it.
    ///
    /// - Throws: `OfficeFault`, `NodeError.noOperator`, `StorageError`; nothing is changed then.
    @discardableResult
    public func answer(
        _ label: String,
        _ answer: DeviationAnswer
    ) async throws -> HeldDeviation {
        if let fault = answer.fault { throw OfficeFault.badAnswer(fault) }
        _ = try await node.commit { view in
            guard let held = try view.deviations().first(where: { $0.label == label }) else {
                throw OfficeFault.noSuchDeviation(label)
            }
            if held.answer == answer { return [] }
            return [.answerDeviation(DeviationAnswered(held.filing, answer), at: held.point)]
        }
        return try await deviation(label)
    }
}
