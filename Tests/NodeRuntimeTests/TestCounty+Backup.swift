import Foundation
import NodeRuntime
import Replication
import ServiceRecords
import Storage
import TestCounty

extension TestCounty {
    func place(_ name: String) -> ReplicaDirectory { ReplicaDirectory(directory + "/" + name) }

    /// Backs `node` up, which lives in the directory `name`; the file's path.
    func backUp(
        _ node: Node,
        in name: String,
        as file: String = "image",
        withKey: Bool = false
    ) async throws -> String {
        let path = directory + "/\(name)-\(file).backup"
        _ = try await place(name).backUp(node, to: path, program: "test", withKey: withKey)
        return path
    }

    /// Restores over whatever stands in the directory `name`; nobody may have it open.
    func restore(_ name: String, from file: String) async throws -> (Node, RestoreReport) {
        let report = try await place(name).restore(from: file)
        return (try await place(name).open(), report)
    }

    /// Loses everything of a replica but its key.
    func wipe(_ name: String) throws {
        for file in ["replica.db", "replica.db-wal", "replica.db-shm"] {
            try? FileManager.default.removeItem(atPath: place(name).path + "/" + file)
        }
    }

    func request(of node: Node) -> EnrolmentRequest {
        let identity = node.store.identity
        return EnrolmentRequest(deviceKey: identity.deviceKey, replica: identity.replica)
    }
}
