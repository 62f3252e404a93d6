public import Replication
public import ServiceModel
public import SyncProtocol

/// Why a bundle was not written or not taken; nothing was changed then.
public enum BundleError: Error, Hashable, Sendable {
    /// The file cannot be read, with the system's error number.
    case unreadable(path: String, Int32)
    /// The file cannot be written, with the system's error number; nothing of it is left.
    case unwritable(path: String, Int32)
    /// There is a file of that name; it is never overwritten.
    case exists(path: String)
    /// It is no bundle, or not as its exporter wrote it.
    case faulty(path: String, BundleFault)
    /// This replica exported it.
    case ownBundle(path: String)
    /// It belongs to another county.
    case otherCounty(path: String)
    /// It is for a point that is neither this one nor one this one carries for; nil for whoever
    /// stands above its exporter.
    case otherRecipient(path: String, ServicePointID?)
    /// It is for this device, but leaves out the register, which this replica does not hold: its
    /// exporter counts on an earlier life of the database.
    case presumesRegister(path: String)
    /// The county has granted its exporter nothing, as far as is known here.
    case notGranted(path: String, ReplicaID)
    /// At the county: its exporter only asks for a grant.
    case asksForGrant(path: String)
    /// More of its segments than a mistake explains could not be accepted.
    case misbehaves(path: String)
    /// The point has no device that could read a bundle.
    case noDevice(ServicePointID)
    /// The point stands neither above nor below this one.
    case outOfReach(ServicePointID)
    /// This is the county's replica; a recipient must be named.
    case nobodyAbove
}
