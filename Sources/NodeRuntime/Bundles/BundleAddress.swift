import Replication
import ServiceModel
import ServiceRecords
import Storage
import SyncProtocol

/// To whom a bundle goes, and what they may read.
struct BundleAddress {
    let exporter: ServicePointID?
    let recipient: BundleRecipient
    /// Every device that may import it.
    let devices: [DeviceKey]
    let scopes: Set<Scope>
    /// Whether it goes to somebody who counts on receipts from here or above.
    let bringsReceipts: Bool
    /// The exporter's tier; nil without a grant.
    let tier: Tier?

    /// - Parameter place: Nil for whoever stands above.
    /// - Throws: `noDevice`, `outOfReach`, `nobodyAbove`.
    init(
        to place: ServicePointID?,
        from here: ReplicaIdentity,
        _ register: AuthorityView
    ) throws(BundleError) {
        guard let own = register.grant(of: here.deviceKey)?.point else {
            guard !here.isCounty else { throw .nobodyAbove }
            // Nobody can say what it may hand over: it only asks.
            self.init(exporter: nil, recipient: .above, devices: [], scopes: [])
            return
        }
        let tier = register.point(own)?.tier
        let above = register.ancestors(of: own).map(\.id)
        guard let place else {
            guard !above.isEmpty, !here.isCounty else { throw .nobodyAbove }
            let devices = above.flatMap { register.grants(at: $0) }.map(\.deviceKey)
            let county = devices.contains(here.county) ? [] : [here.county]
            self.init(
                exporter: own,
                recipient: .above,
                devices: devices + county,
                scopes: Set(register.readableScopes(at: own)),
                tier: tier
            )
            return
        }
        let isUpward = above.contains(place)
        guard
            isUpward || place == own
                || register.ancestors(of: place).contains(where: { $0.id == own })
        else { throw .outOfReach(place) }
        let devices = register.grants(at: place).map(\.deviceKey)
            .filter { $0 != here.deviceKey }
        guard !devices.isEmpty else { throw .noDevice(place) }
        self.init(
            exporter: own,
            recipient: .point(
                place.number,
                devices: Array(devices.prefix(BundleLimits.recipientDevices))
            ),
            devices: devices,
            scopes: Set(register.readableScopes(at: place))
                .intersection(register.readableScopes(at: own)),
            bringsReceipts: !isUpward,
            tier: tier
        )
    }

    private init(
        exporter: ServicePointID?,
        recipient: BundleRecipient,
        devices: [DeviceKey],
        scopes: Set<Scope>,
        bringsReceipts: Bool = false,
        tier: Tier? = nil
    ) {
        self.exporter = exporter
        self.recipient = recipient
        self.devices = devices
        self.scopes = scopes
        self.bringsReceipts = bringsReceipts
        self.tier = tier
    }
}
