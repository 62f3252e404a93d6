import NodeRuntime
import Replication
import ServiceModel
public import ServiceRecords
public import Storage

extension County {
    /// Puts the incarnation of a request in the place of the earlier ones of its device: it gets a
    /// number of its own, decides where they did, and holds the decision rights they held. What they
    /// wrote past what is held here does not count.
    ///
    /// - Parameter lostBecause: Why to go on without knowing that everything was heard; nil to
    ///   insist on it.
    /// - Returns: The grant, and who was replaced.
    /// - Throws: `OfficeFault`, `StorageError`, `UnheardChildren`; nothing is changed then.
    public func replace(
        by request: EnrolmentRequest,
        lostBecause: String?
    ) async throws -> (grant: Authority.Grant, replaced: [Predecessor]) {
        let earlier = try await node.store.predecessors(
            of: request.replica,
            on: request.deviceKey
        )
        guard let last = earlier.compactMap(\.grant).max(by: { $0.number < $1.number }) else {
            throw OfficeFault.nothingToReplace
        }
        if lostBecause == nil, let unheard = earlier.first(where: { !$0.isHeard }) {
            throw OfficeFault.tailNotHeard(
                unheard.replica.description,
                isStated: unheard.statement != nil
            )
        }
        let committed = try await node.commit { view in
            let register = try view.register
            let decides = earlier.contains { old in
                register.decider(at: last.point) == old.replica
            }
            let known = register.grant(ofIncarnation: request.replica)
            let grant = Authority.Grant(
                deviceKey: request.deviceKey,
                replica: request.replica,
                point: last.point,
                decides: decides || known?.decides == true,
                number: register.deviceNumber(of: request.replica) ?? register.nextDeviceNumber
            )
            let grants: [Proposal] = known == grant ? [] : [.register(.deviceGranted(grant))]
            return grants
                + earlier.map { old in
                    .register(
                        .incarnationReplaced(
                            IncarnationReplaced(
                                old: old.replica,
                                new: request.replica,
                                ends: old.ends,
                                lostBecause: old.isHeard ? nil : lostBecause
                            )
                        )
                    )
                }
        }
        precondition(!committed.isEmpty, "Somebody was replaced.")
        let grant = try await node.store.view { try $0.register.grant(of: request.deviceKey) }
        guard let grant else { throw OfficeFault.nothingToReplace }
        return (grant, earlier)
    }
}
