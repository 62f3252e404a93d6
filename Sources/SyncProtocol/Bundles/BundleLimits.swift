/// The bounds of a bundle, each with its reason.
public enum BundleLimits {
    /// Bytes of the encoded head: 64 devices of one point and some air.
    public static let headerBytes = 4 * 1024
    /// Devices of one point that a head names.
    public static let recipientDevices = 64
    /// Feeds in one manifest or receipt: far below a frame, whatever the county's size.
    public static let feedsPerFrame = 256
    /// Feeds all manifests of one bundle may name: a county of 600 points has under 4,000, and every
    /// one costs the importer a row.
    public static let heldFeeds = 65_536
    /// Compressed bytes unpacked at a time: with zlib's ratio this bounds the memory a bundle takes,
    /// whatever its size.
    static let pieceBytes = 4 * 1024
    /// Inflated bytes that one piece may become.
    static let inflatedPieceBytes = 8 * 1024 * 1024
}
