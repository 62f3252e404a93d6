import Crypto
public import Replication

/// SHA-256 with the purpose in front, so that a hash made for one use proves nothing in another.
public enum Hashing {
    /// What a hash or signature is for.
    public enum Purpose: String, Sendable {
        case replica = "tongban/replica/1"
        case body = "tongban/body/1"
        case segment = "tongban/segment/1"
        case context = "tongban/context/1"
        case session = "tongban/session/1"
        case receipt = "tongban/receipt/1"
        case cursors = "tongban/cursors/1"
        case state = "tongban/state/1"
        case bundle = "tongban/bundle/1"
        case backup = "tongban/backup/1"
    }

    /// The hash of `parts`, one after another, for `purpose`. O(bytes).
    public static func hash(_ purpose: Purpose, _ parts: [UInt8]...) -> ContentHash {
        var hasher = SHA256()
        hasher.update(data: Array(purpose.rawValue.utf8))
        hasher.update(data: [0])
        for part in parts { hasher.update(data: part) }
        guard let hash = ContentHash(bytes: Array(hasher.finalize())) else {
            preconditionFailure("SHA-256 has 32 bytes.")
        }
        return hash
    }
}

extension ReplicaID {
    /// The identity of `incarnation` on the device with `key`; the certificate proves it.
    public init(of key: DeviceKey, _ incarnation: Incarnation) {
        let number = (0..<8).map { UInt8(truncatingIfNeeded: incarnation.number >> (56 - 8 * $0)) }
        let hash = Hashing.hash(.replica, key.bytes, number)
        guard let id = ReplicaID(bytes: hash.bytes.prefix(ReplicaID.byteCount)) else {
            preconditionFailure("A hash is longer than a replica id.")
        }
        self = id
    }
}
