import NodeRuntime
import Replication
import Storage
public import Testing

extension TestCounty {
    /// Expects that every replica that holds a scope of cases holds the same of it, recomputed from
    /// its journal.
    public func expectEqualStates(
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        var seen: [Scope: ScopeDigest] = [:]
        for node in [hub] + townships + villages {
            for digest in try await node.store.stateDigests() {
                if let other = seen[digest.scope] {
                    #expect(digest == other, sourceLocation: sourceLocation)
                } else {
                    seen[digest.scope] = digest
                }
            }
        }
    }
}
