/// What a service point may really do with a matter, once the rules of its level are held against
/// what the county delegated to it.
///
/// The delegation list may grant a village more than the rules let any village do: such a grant is
/// no mistake of the list, because the same row speaks to the township's system too. What the point
/// sees must be what its commands will allow.
public struct HandlingReach: Hashable, Sendable {
    /// How far the delegation list lets it take the matter.
    public let granted: HandlingMode
    /// Whether it may accept an application.
    public let accepts: Bool
    /// Whether decisions of cases opened there are born there.
    public let decides: Bool

    /// Reads a grant at a level.
    public init(_ granted: HandlingMode, of matter: Matter, at tier: Tier) {
        self.granted = granted
        accepts = granted >= .acceptance && matter.mayBeAccepted(at: tier)
        decides = granted >= .decision && matter.mayBeDecided(at: tier)
    }

    /// Whether the list grants more than the level may do.
    public var isNarrowed: Bool {
        accepts != (granted >= .acceptance) || decides != (granted >= .decision)
    }
}

extension Matter {
    /// Whether a level may accept the matter at all: a village accepts public services only.
    public func mayBeAccepted(at tier: Tier) -> Bool {
        tier != .village || type == .publicService
    }

    /// Whether a level may decide the matter at all: a village decides no licence, because deciding
    /// licences stays with authorities that can answer for them in law.
    public func mayBeDecided(at tier: Tier) -> Bool {
        tier != .village || type != .licence
    }
}
