/// Which algorithms sign and hash; stands inside everything they protect, so nobody can swap them.
public enum SuiteID: UInt8, Sendable {
    /// Ed25519 (RFC 8032) signatures, SHA-256 (FIPS 180-4) hashes. Suite 2 is kept for SM2 and SM3.
    case ed25519SHA256 = 1
}
