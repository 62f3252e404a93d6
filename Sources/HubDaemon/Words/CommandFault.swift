/// What is wrong with what was handed to a command of the office.
enum CommandFault: Error, Hashable, Sendable {
    /// The file cannot be read, with the system's error number.
    case unreadable(path: String, Int32)
    /// What was read is no enrolment request.
    case notARequest(path: String)
    /// The restored hub does not wait for that point, or the hub was never restored.
    case notAwaited(String)
    /// Nothing of that name is kept out of the fold.
    case nothingRefused(String)
    /// Several entries are; they must be named one by one.
    case severalRefused(String, [RefusedEntry])
}
