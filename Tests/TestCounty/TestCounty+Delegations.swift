import HubRuntime
public import NodeRuntime
public import ServiceModel
import ServiceRecords
public import Storage
import Testing

extension TestCounty {
    /// The point that a node acts for, by what the county holds.
    public func seat(of node: Node) async throws -> ServicePointID {
        let key = node.store.identity.deviceKey
        return try #require(try await hub.store.view { try $0.register.grant(of: key) }).point
    }

    /// The county offers a matter to the point of a node.
    @discardableResult
    public func offer(
        _ matter: MatterCode,
        to node: Node,
        _ mode: HandlingMode,
        trialCases: Int = 0,
        on day: Day? = nil
    ) async throws -> DelegationOffer {
        var terms = OfferTerms(mode: mode)
        terms.trialCases = trialCases
        let point = try await seat(of: node)
        let offers = try await County(hub).offer(
            matter,
            to: [point],
            terms,
            on: day ?? Self.foundingDay
        )
        return try #require(offers.first)
    }

    /// The county moves the delegation of a matter to the point of a node on.
    @discardableResult
    public func move(
        _ move: DelegationMove,
        _ matter: MatterCode,
        of node: Node,
        from: Day? = nil,
        urgent: Bool = false,
        on day: Day? = nil
    ) async throws -> DelegationStep {
        var order = MoveOrder(move)
        (order.from, order.isUrgent) = (from, urgent)
        if move.takesAway { order.reason = "测试" }
        let point = try await seat(of: node)
        return try await County(hub).move(
            matter,
            at: point,
            order,
            on: day ?? Self.foundingDay
        )
    }

    /// An acceptance that shows everything.
    public static func everythingShown(
        but due: [CapabilityItem: Day] = [:]
    ) -> DelegationAnswer.Word {
        .accept(
            CapabilityItem.allCases.map { item in
                CapabilityCheck(
                    item,
                    due[item].map { .due($0, plan: "落实") } ?? .met(evidence: "有", by: "站长")
                )
            }
        )
    }

    /// The point of a node is offered a matter, accepts it, and the county activates it; everybody
    /// has heard of it.
    public func delegate(
        _ matter: MatterCode,
        to node: Node,
        _ mode: HandlingMode
    ) async throws {
        try await offer(matter, to: node, mode)
        try await distribute()
        _ = try await node.answer(matter, Self.everythingShown())
        try await night()
        try await move(.activate, matter, of: node)
        try await night()
    }

    /// How a delegation stands by what `reader` holds.
    public func dossier(
        _ matter: MatterCode,
        of node: Node,
        at reader: Node
    ) async throws -> DelegationDossier {
        let point = try await seat(of: node)
        return try #require(
            try await reader.store.view { try $0.dossiers(of: matter, at: point).first }
        )
    }
}
