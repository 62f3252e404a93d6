import Glibc

/// The three streams every program counts on.
enum StandardStreams {
    /// Occupies those that the caller closed.
    ///
    /// Else the next file opened would take their place, and a message could be written into the
    /// replica. Writing to a closed standard output stays an error.
    static func occupy() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
            _ = open("/dev/null", O_RDONLY)
        }
    }
}
