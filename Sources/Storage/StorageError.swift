/// Why the machine could not store or read; nothing was changed. Says whether trying again can help.
public enum StorageError: Error, Hashable, Sendable {
    /// There is no replica in this directory.
    case missing(directory: String)
    /// There already is one; it is never overwritten.
    case alreadyExists(directory: String)
    /// The database was written by a newer version of the program.
    case newer(found: Int, known: Int)
    /// Another process has been writing for longer than one waits. Trying again helps.
    case busy(seconds: Int)
    /// The disk is full. Trying again helps once there is space.
    case diskFull
    /// The directory or a file in it cannot be written.
    case notWritable(path: String)
    /// SQLite reports damage, or stored bytes do not read back.
    case damaged(String)
    /// The connection does not write through to the disk as it must.
    case notDurable(String)
    /// One command is more than an entry holds; nothing was written.
    case entryTooLarge(bytes: Int, limit: Int)
    /// The program contradicts itself; nothing was written.
    case inconsistent(String)
    /// Anything else SQLite reports, with its extended code.
    case sqlite(code: Int, message: String)

    /// Whether trying again, without doing anything else, can help.
    public var isTransient: Bool {
        if case .busy = self { return true }
        return false
    }
}
