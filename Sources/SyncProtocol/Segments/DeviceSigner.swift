import Crypto
public import Replication

/// Signs on behalf of one device; the seam where a token or a second suite comes in.
public struct DeviceSigner: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// The algorithms it signs with.
    public let suite = SuiteID.ed25519SHA256

    /// The public half.
    public let deviceKey: DeviceKey

    /// The signer for these 32 secret bytes; nil if they are no Ed25519 key (RFC 8032).
    public init?(secret: [UInt8]) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: secret),
            let deviceKey = DeviceKey(bytes: Array(key.publicKey.rawRepresentation))
        else { return nil }
        self.key = key
        self.deviceKey = deviceKey
    }

    /// The signature of `message` made for `purpose`.
    ///
    /// - Throws: Whatever the cryptographic library reports; nothing a caller could mend.
    public func sign(_ purpose: Hashing.Purpose, _ message: [UInt8]) throws -> [UInt8] {
        Array(try key.signature(for: Self.framed(purpose, message)))
    }

    static func framed(_ purpose: Hashing.Purpose, _ message: [UInt8]) -> [UInt8] {
        Array(purpose.rawValue.utf8) + [0] + message
    }
}

extension DeviceKey {
    /// Whether `signature` is this device's, under `suite`, over `message` for `purpose`.
    public func verifies(
        _ signature: [UInt8],
        of purpose: Hashing.Purpose,
        _ message: [UInt8],
        suite: SuiteID
    ) -> Bool {
        switch suite {
        case .ed25519SHA256:
            guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else {
                return false
            }
            return key.isValidSignature(signature, for: DeviceSigner.framed(purpose, message))
        }
    }
}
