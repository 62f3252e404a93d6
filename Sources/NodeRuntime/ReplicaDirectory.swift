import Crypto
import Glibc
public import Replication
public import Storage
import SyncProtocol

/// The directory of one replica: the database, the device's secret key and the writer lock.
public struct ReplicaDirectory: Sendable {
    /// Its path.
    public let path: String

    /// Names a directory; nothing is opened.
    public init(_ path: String) {
        self.path = path
    }

    var keyPath: String { path + "/device.key" }

    /// Makes a replica: a device key if there is none, an incarnation, an empty database.
    ///
    /// - Parameter county: The county's key; nil makes this the county's own replica.
    /// - Throws: `StorageError`, `NodeError.key`.
    public func create(county: DeviceKey?) async throws -> ReplicaIdentity {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST, isDirectory else {
            throw errno == ENOSPC ? StorageError.diskFull : StorageError.notWritable(path: path)
        }
        let signer = try existingSigner() ?? makeSigner()
        let incarnation = Incarnation(UInt64.random(in: .min ... .max))
        let identity = ReplicaIdentity(
            replica: ReplicaID(of: signer.deviceKey, incarnation),
            deviceKey: signer.deviceKey,
            incarnation: incarnation,
            county: county ?? signer.deviceKey
        )
        try await Store.create(in: path, as: identity)
        return identity
    }

    /// Opens the database and the key.
    ///
    /// - Parameter clocks: What the node reads the time from; the machine's own for every program.
    /// - Throws: `StorageError`; `NodeError.key` if the key is missing or another device's.
    public func open(clocks: SystemClocks = SystemClocks()) async throws -> Node {
        let store = try await Store.open(in: path)
        guard let signer = try existingSigner(), signer.deviceKey == store.identity.deviceKey
        else { throw NodeError.key(path: keyPath) }
        return Node(store: store, signer: signer, clocks: clocks, roster: roster)
    }

    /// Who acts at this device.
    public var roster: OperatorRoster { OperatorRoster(of: path) }

    private var isDirectory: Bool {
        var found = stat()
        return stat(path, &found) == 0 && found.st_mode & S_IFMT == S_IFDIR
    }

    func existingSigner() throws -> DeviceSigner? {
        guard let secret = try secret() else { return nil }
        guard let signer = DeviceSigner(secret: secret) else { throw NodeError.key(path: keyPath) }
        return signer
    }

    /// The device's secret key, or nil if there is none.
    func secret() throws -> [UInt8]? {
        guard let file = fopen(keyPath, "r") else {
            guard errno == ENOENT else { throw NodeError.key(path: keyPath) }
            return nil
        }
        defer { fclose(file) }
        var secret = [UInt8](repeating: 0, count: 33)
        guard fread(&secret, 1, secret.count, file) == 32 else {
            throw NodeError.key(path: keyPath)
        }
        return Array(secret.prefix(32))
    }

    func makeSigner() throws -> DeviceSigner {
        try keep(secret: Array(Curve25519.Signing.PrivateKey().rawRepresentation))
    }

    func keep(secret: [UInt8]) throws -> DeviceSigner {
        let draft = keyPath + ".new"
        let descriptor = Glibc.open(draft, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard descriptor >= 0 else { throw StorageError.notWritable(path: draft) }
        defer { close(descriptor) }
        guard write(descriptor, secret, secret.count) == secret.count, fsync(descriptor) == 0,
            rename(draft, keyPath) == 0
        else {
            let isFull = errno == ENOSPC
            unlink(draft)
            throw isFull ? StorageError.diskFull : StorageError.notWritable(path: keyPath)
        }
        guard let signer = DeviceSigner(secret: secret) else {
            throw NodeError.key(path: keyPath)
        }
        return signer
    }
}
