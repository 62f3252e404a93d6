public import Replication

/// What both sides of a new session sign: both keys, both replicas, both nonces and the session.
///
/// Each side signs with its role in front, so neither signature can be replayed as the other.
public struct Transcript: Hashable, Sendable {
    private let bytes: [UInt8]

    /// Binds the two halves of a challenge together.
    public init(
        challenge: Message.Challenge,
        answer session: SessionID,
        key: DeviceKey,
        replica: ReplicaID,
        nonce: [UInt8]
    ) {
        bytes =
            challenge.deviceKey.bytes + challenge.replica.bytes + challenge.nonce
            + session.bytes + key.bytes + replica.bytes + nonce
    }

    /// The listener's signature.
    ///
    /// - Throws: What the signer throws.
    public func listenerSignature(by signer: DeviceSigner) throws -> [UInt8] {
        try signer.sign(.session, [0] + bytes)
    }

    /// The dialer's signature.
    ///
    /// - Throws: What the signer throws.
    public func dialerSignature(by signer: DeviceSigner) throws -> [UInt8] {
        try signer.sign(.session, [1] + bytes)
    }

    /// Whether `signature` is the listener's.
    public func isSignedByListener(_ key: DeviceKey, _ signature: [UInt8]) -> Bool {
        key.verifies(signature, of: .session, [0] + bytes, suite: .ed25519SHA256)
    }

    /// Whether `signature` is the dialer's.
    public func isSignedByDialer(_ key: DeviceKey, _ signature: [UInt8]) -> Bool {
        key.verifies(signature, of: .session, [1] + bytes, suite: .ed25519SHA256)
    }
}
