import Glibc

/// The terminal of a program, apart from its data: what a person is told goes to standard error.
public enum Console {
    /// Tells the person one line. What cannot be written, because nobody listens, is let go.
    public static func note(_ text: String) {
        let bytes = Array((text + "\n").utf8)
        _ = write(STDERR_FILENO, bytes, bytes.count)
    }
}
