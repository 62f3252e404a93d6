import Glibc
import Replication
public import Storage
import SyncProtocol

/// What came of restoring a backup.
public struct RestoreReport: Sendable {
    /// The replica as it lives now.
    public let identity: ReplicaIdentity
    /// What the backup said.
    public let note: BackupNote
    /// Where the replica lies that stood in the directory before; nil if there was none.
    public let setAside: String?
    /// Whether that one could be read.
    public let wasReadable: Bool
    /// Segments it held beyond the backup, which were taken in.
    public let taken: Int
    /// Segments of it that contradict the backup and are kept in quarantine.
    public let quarantined: Int
    /// Whether the device has a new key, for which the county must grant it anew.
    public let hasNewKey: Bool
}

extension ReplicaDirectory {
    /// Makes a backup of an open replica of this directory.
    ///
    /// - Parameters:
    ///   - program: The version of the program, for the backup's note.
    ///   - withKey: Whether the backup holds the device's secret key. Whoever has it then is the
    /// device.
    /// - Throws: `BackupFault`, `StorageError`, `NodeError.key`; nothing is left behind then.
    public func backUp(
        _ node: Node,
        to file: String,
        program: String,
        withKey: Bool
    ) async throws -> BackupNote {
        let stamp = BackupStamp(
            madeAt: node.now,
            program: program,
            secret: withKey ? try secret() : nil
        )
        return try await node.store.backUp(to: file, with: node.pen, stamp: stamp)
    }

    /// Restores a backup into this directory as a new incarnation.
    ///
    /// A replica that stands here is never deleted: it gets a directory of its own inside this one,
    /// and what it holds beyond the backup is taken into the restored one, closed by its own key
    /// first. Interrupted at any moment, either the old or the new replica stands here, complete.
    ///
    /// - Throws: `BackupFault`, `StorageError`, `NodeError.key`; the old replica is untouched then.
    public func restore(from file: String) async throws -> RestoreReport {
        let image = try BackupImage(path: file)
        _ = try await image.check()
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw StorageError.notWritable(path: path)
        }
        let living = try await self.living(for: image)
        let (signer, hasNewKey) = try signer(for: image)
        let incarnation = Incarnation(UInt64.random(in: .min ... .max))
        let identity = ReplicaIdentity(
            replica: ReplicaID(of: signer.deviceKey, incarnation),
            deviceKey: signer.deviceKey,
            incarnation: incarnation,
            county: image.note.identity.county
        )
        let draft = ReplicaDirectory(path + "/restoring")
        try draft.clear()
        try await Store.restore(image, in: draft.path, as: identity, at: SystemClocks().wall)
        let (aside, taken, quarantined) = try await install(draft, over: living)
        try? draft.clear()
        rmdir(draft.path)
        return RestoreReport(
            identity: identity,
            note: image.note,
            setAside: aside,
            wasReadable: living.node != nil || aside == nil,
            taken: taken,
            quarantined: quarantined,
            hasNewKey: hasNewKey
        )
    }

    private struct Living {
        let exists: Bool
        /// Nil if it cannot be read any more.
        let node: Node?
    }

    private func living(for image: BackupImage) async throws -> Living {
        do {
            let node = try await open()
            guard node.store.identity.county == image.note.identity.county else {
                try? await node.close()
                throw BackupFault.otherCounty(path: image.path)
            }
            return Living(exists: true, node: node)
        } catch StorageError.missing {
            return Living(exists: false, node: nil)
        } catch StorageError.damaged, StorageError.sqlite {
            return Living(exists: true, node: nil)
        }
    }

    private func signer(for image: BackupImage) throws -> (DeviceSigner, isNew: Bool) {
        let county = image.note.identity.county
        let isCounty = image.note.identity.isCounty
        if let signer = try existingSigner() {
            guard (signer.deviceKey == county) == isCounty else {
                throw isCounty
                    ? BackupFault.needsCountyKey(path: keyPath)
                    : BackupFault.otherCounty(path: image.path)
            }
            return (signer, signer.deviceKey != image.note.identity.deviceKey)
        }
        if let secret = image.secret { return (try keep(secret: secret), false) }
        guard !isCounty else { throw BackupFault.needsCountyKey(path: keyPath) }
        return (try makeSigner(), true)
    }

    private func install(
        _ draft: ReplicaDirectory,
        over living: Living
    ) async throws -> (aside: String?, taken: Int, quarantined: Int) {
        guard living.exists else {
            _ = try await Store.install(draft.path, into: path, aside: nil, entries: nil)
            return (nil, 0, 0)
        }
        guard var node = living.node else {
            let aside = freeName(path + "/replaced")
            _ = try await Store.install(draft.path, into: path, aside: aside, entries: nil)
            return (aside, 0, 0)
        }
        let aside = freeName(path + "/replaced-\(node.store.identity.replica)")
        var (taken, quarantined) = (0, 0)
        for _ in 0..<Self.attempts {
            let store = try await Store.open(in: draft.path)
            do {
                try await node.store.closeOpenEntries(with: node.pen)
                let entries = try await node.store.entryCount()
                let more = try await store.take(allOf: node.store)
                taken += more.taken
                quarantined += more.quarantined
                try await store.close()
                try await node.close()
                if try await Store.install(
                    draft.path,
                    into: path,
                    aside: aside,
                    entries: entries
                ) {
                    return (aside, taken, quarantined)
                }
            } catch {
                try? await store.close()
                try? await node.close()
                throw error
            }
            // Another program wrote meanwhile.
            node = try await open()
        }
        try? await node.close()
        throw BackupFault.inUse(directory: path)
    }

    /// How often another program may write in between before it has to be stopped.
    private static let attempts = 5

    private func freeName(_ wish: String) -> String {
        var (name, number) = (wish, 1)
        while access(name + "/replica.db", F_OK) == 0 {
            number += 1
            name = wish + "-\(number)"
        }
        return name
    }

    /// Makes the directory, without what an interrupted attempt left there.
    private func clear() throws {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw StorageError.notWritable(path: path)
        }
        for file in ["replica.db", "replica.db-wal", "replica.db-shm", "replica.db-journal"] {
            unlink(path + "/" + file)
        }
        unlink(path + "/replica.lock")
        unlink(path + "/replica.lock-turn")
    }
}
