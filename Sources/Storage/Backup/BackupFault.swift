/// Why a backup could not be made, believed or restored; what was there before is untouched.
public enum BackupFault: Error, Hashable, Sendable {
    /// The backup would lie in the directory it is meant to survive.
    case insideReplica(path: String)
    /// Something that is no backup has this name already.
    case occupied(path: String)
    /// There is no file of this name.
    case missing(path: String)
    /// The file is no backup of a replica.
    case notABackup(path: String)
    /// Its bytes are not those that were written, or do not agree with each other.
    case damaged(path: String, detail: String)
    /// A newer version of the program made it.
    case newer(path: String, found: Int, known: Int)
    /// It is of another county than the replica that stands in the directory.
    case otherCounty(path: String)
    /// The county's replica can only be restored with the county's key.
    case needsCountyKey(path: String)
    /// Another program has the replica open that is to be replaced.
    case inUse(directory: String)
}
