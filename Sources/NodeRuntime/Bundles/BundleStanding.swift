import Replication
import ServiceModel
import ServiceRecords
import Storage
import SyncProtocol

/// Whether a bundle is for this replica, from somebody it may come from, as the register says.
enum BundleStanding: Equatable {
    /// It may be taken, but nothing outside these scopes.
    case taken(within: Set<Scope>)
    /// The register held here does not tell; the one the bundle carries may.
    case undecided

    /// Judges by the head alone.
    ///
    /// The same rules as a conversation: from below comes what the exporter may read, from above what
    /// this point may read, and a device that knows no register yet takes what is addressed to it.
    ///
    /// - Parameter canLearn: Whether the bundle carries more of the register than has been taken.
    init(
        of header: BundleHeader,
        asksForGrant: Bool,
        canLearn: Bool,
        register: AuthorityView,
        here: ReplicaIdentity,
        path: String
    ) throws(BundleError) {
        guard header.county == here.county else { throw .otherCounty(path: path) }
        guard header.replica != here.replica else { throw .ownBundle(path: path) }
        guard let own = register.grant(of: here.deviceKey)?.point else {
            guard case .point(let point, let devices) = header.recipient else {
                throw here.isCounty
                    ? Self.ungranted(header, asksForGrant, here, path)
                    : .otherRecipient(path: path, nil)
            }
            guard devices.contains(here.deviceKey) else {
                throw .otherRecipient(path: path, ServicePointID(point))
            }
            guard canLearn else { throw .presumesRegister(path: path) }
            self = .undecided
            return
        }
        guard let from = register.grant(of: header.deviceKey)?.point else {
            guard canLearn else { throw Self.ungranted(header, asksForGrant, here, path) }
            self = .undecided
            return
        }
        let isBelow = register.ancestors(of: from).contains { $0.id == own }
        let isAbove = register.ancestors(of: own).contains { $0.id == from }
        guard isBelow || isAbove || from == own,
            Self.concerns(header.recipient, own, isBelow: isBelow, register)
        else {
            switch header.recipient {
            case .above: throw .otherRecipient(path: path, nil)
            case .point(let point, _):
                throw .otherRecipient(path: path, ServicePointID(point))
            }
        }
        self = .taken(
            within: Set(register.readableScopes(at: isBelow ? from : own))
        )
    }

    /// Whether this point is meant or carries for whoever is.
    private static func concerns(
        _ recipient: BundleRecipient,
        _ own: ServicePointID,
        isBelow: Bool,
        _ register: AuthorityView
    ) -> Bool {
        switch recipient {
        case .above: return isBelow
        case .point(let number, _):
            let point = ServicePointID(number)
            let isOnTheWayUp = isBelow && register.ancestors(of: own).contains { $0.id == point }
            return point == own || isOnTheWayUp
                || register.ancestors(of: point).contains { $0.id == own }
        }
    }

    private static func ungranted(
        _ header: BundleHeader,
        _ asksForGrant: Bool,
        _ here: ReplicaIdentity,
        _ path: String
    ) -> BundleError {
        here.isCounty && asksForGrant
            ? .asksForGrant(path: path) : .notGranted(path: path, header.replica)
    }
}
