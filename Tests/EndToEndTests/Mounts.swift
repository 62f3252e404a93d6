import Foundation

/// File systems of a test's own, in a mount namespace that ends with the process.
enum Mounts {
    /// Whether this machine lets us mount at all; containers often do not.
    static func arePermitted() async throws -> Bool {
        let script = "mount -t tmpfs none /mnt && mount -o remount,ro /mnt"
        return try await Program(command: namespace + ["sh", "-c", script]).run().status == 0
    }

    /// Runs what follows with `directory` mounted read-only.
    static func readOnly(_ directory: String) -> [String] {
        let script = #"mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@""#
        return namespace + ["sh", "-c", script, directory]
    }

    static let namespace = ["unshare", geteuid() == 0 ? "-m" : "-rm"]
}
