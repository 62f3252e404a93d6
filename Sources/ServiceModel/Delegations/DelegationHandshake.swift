/// All that passed between the county and one point about one matter: offers and moves, in the
/// order of the register.
///
/// A function of that order alone, so every reader of the register has the same.
public struct DelegationHandshake: Hashable, Sendable {
    /// The matter.
    public let matter: MatterCode
    /// The point.
    public let point: ServicePointID
    /// The versions of the offer, from 1 on.
    public private(set) var versions: [OfferedDelegation]

    /// What it says about one day.
    public enum Word: Hashable, Sendable {
        /// On trial: the point goes this far, and decides nothing.
        case trial(HandlingMode, version: Int)
        /// Active: the point goes this far.
        case active(HandlingMode, version: Int)
        /// It was in force and is not: suspended, recalled or expired.
        case ended(DelegationStage, version: Int)
        /// Offered, and never yet in force: it takes nothing away that holds otherwise.
        case open(version: Int)
    }

    /// Nothing has passed yet.
    public init(matter: MatterCode, point: ServicePointID) {
        self.matter = matter
        self.point = point
        versions = []
    }

    /// Takes an offer; whether it is the next version. Another one has no effect.
    public mutating func take(_ offer: DelegationOffer) -> Bool {
        guard offer.matter == matter, offer.point == point, offer.version == versions.count + 1
        else { return false }
        versions.append(OfferedDelegation(offer))
        return true
    }

    /// Takes a move; whether it was legal. One that is not has no effect.
    public mutating func take(_ step: DelegationStep) -> Bool {
        guard step.matter == matter, step.point == point,
            versions.indices.contains(step.version - 1),
            !isSuperseded(step.version)
        else { return false }
        return versions[step.version - 1].take(step)
    }

    /// The newest version.
    public var newest: OfferedDelegation? { versions.last }

    /// Whether a newer version has taken the place of this one: at once if this one never began,
    /// else when the newer one begins.
    public func isSuperseded(_ version: Int) -> Bool {
        let newer = versions.dropFirst(version)
        return !newer.isEmpty
            && (!versions[version - 1].begins || newer.contains { $0.begins })
    }

    /// The stage of a version by the county's last word.
    public func stage(of version: Int) -> DelegationStage {
        isSuperseded(version) ? .superseded : versions[version - 1].stage
    }

    /// What holds on `day`; nil if it says nothing about the point's rights. O(moves).
    public func word(on day: Day) -> Word? {
        for version in versions.reversed() where version.hasBegun(by: day) {
            let (number, mode) = (version.offer.version, version.offer.mode)
            switch version.stage(on: day) {
            case .trial: return .trial(min(mode, .acceptance), version: number)
            case .active: return .active(mode, version: number)
            case let stage: return .ended(stage, version: number)
            }
        }
        guard let newest, !newest.stage.isOver else { return nil }
        return .open(version: newest.offer.version)
    }

    /// The urgent recall or suspension that holds on `day` and was never overtaken; nil if none.
    public func urgentEnding(on day: Day) -> DelegationStep? {
        guard case .ended(_, let version) = word(on: day),
            let step = versions[version - 1].ending(on: day), step.isUrgent
        else { return nil }
        return step
    }

    /// The days on which what it says may change, in no order.
    var turningDays: [Day] {
        versions.flatMap { version in
            version.steps.map(\.step.from)
                + (version.offer.until.map { [$0.advanced(by: 1)] } ?? [])
        }
    }
}
