import Glibc
package import NodeRuntime
package import Replication
package import Storage

extension GlobalOptions {
    /// Makes the replica.
    ///
    /// - Parameter county: The county's key; nil makes it the county's own replica.
    /// - Throws: `StorageError`, `NodeError.key`.
    package func createReplica(county: DeviceKey?) async throws -> ReplicaIdentity {
        makeAncestors()
        return try await directory.create(county: county)
    }

    /// Restores a backup into the replica directory.
    ///
    /// - Throws: `BackupFault`, `StorageError`, `NodeError.key`.
    package func restoreReplica(from file: String) async throws -> RestoreReport {
        makeAncestors()
        return try await directory.restore(from: file)
    }

    /// Makes what a new account may lack above the packaged place.
    ///
    /// What cannot be made shows when the replica itself is made.
    private func makeAncestors() {
        let path = directory.path
        for (index, character) in path.enumerated() where character == "/" && index > 0 {
            mkdir(String(path.prefix(index)), 0o700)
        }
    }
}
