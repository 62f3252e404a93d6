/// How the program ended, for scripts; documented in `docs/cli.md` and never renumbered.
///
/// A number that is not in the table is a failure. A command that ends with findings throws it.
package enum ExitStatus: Int32, Error {
    /// What was asked is done.
    case done = 0
    /// It failed; the cause is printed.
    case failed = 1
    /// It is done, and something was found that a person must look at.
    case findings = 2
    /// The parent or the network cannot be reached; what is saved here is safe.
    case unreachable = 3
    /// This device or point may not do it.
    case notPermitted = 4
    /// There is no such case, matter, point or replica.
    case noSuch = 5
    /// The stage or version of what it concerns stands against it.
    case conflict = 6
    /// Another program holds the replica.
    case busy = 7
    /// The text or file handed in cannot be accepted; nothing was changed.
    case badInput = 8
    /// The command line makes no sense (`EX_USAGE`).
    case usage = 64
    /// Ctrl-C.
    case interrupted = 130
}
