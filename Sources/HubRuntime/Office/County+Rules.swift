import NodeRuntime
public import ServiceModel
import ServiceRecords
import Storage

extension County {
    /// The county's parameters as they stand.
    ///
    /// - Throws: `StorageError`.
    public func rules() async throws -> ServiceRules.Edition {
        try await node.store.view { try $0.timekeeping.rules }
    }

    /// Publishes parameters for every replica; those that stand already are not published again.
    ///
    /// - Throws: `DeadlineRuleFault`, `NodeError.noOperator`, `StorageError`; nothing is changed then.
    public func setRules(_ rules: ServiceRules) async throws -> ServiceRules.Edition {
        if let fault = rules.deadlines.fault { throw fault }
        _ = try await node.commit { view in
            let standing = try view.timekeeping.rules
            guard standing.number == 0 || standing.rules != rules else { return [] }
            return [.register(.rulesSet(rules))]
        }
        return try await self.rules()
    }
}
