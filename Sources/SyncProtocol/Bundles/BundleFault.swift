/// What was wrong with a bundle. Nothing of it has been applied.
public enum BundleFault: Error, Hashable, Sendable {
    /// The file does not begin as a bundle does.
    case notABundle
    /// A format from the future.
    case newerVersion(UInt8)
    /// Whole, but sealed in a way this version cannot open.
    case sealed(UInt32)
    /// The file ends too early: after so many bytes and so many whole frames.
    case cut(at: Int, frames: Int)
    /// What begins at this byte, after so many whole frames, cannot be read.
    case damaged(at: Int, frames: Int)
    /// It reads, but it is not what was written: some byte before the trailer was altered.
    case altered(bytes: Int, frames: Int)
    /// The trailer was not signed by the device that the head names.
    case forged
}
