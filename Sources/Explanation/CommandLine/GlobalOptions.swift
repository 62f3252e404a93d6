package import ArgumentParser
import Glibc
package import NodeRuntime

/// What every command of every program takes.
package struct GlobalOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            Wording(
                "副本目录；不写用 TONGBAN_REPLICA，再不然 ~/.local/share/tongban",
                "replica directory; else TONGBAN_REPLICA, else ~/.local/share/tongban"
            ).shown,
            valueName: "dir"
        )
    )
    package var replica: String?

    @Flag(help: ArgumentHelp(Wording("输出一份 JSON，给程序读", "print one JSON document").shown))
    package var json = false

    @Option(
        help: ArgumentHelp(
            Wording("语言：zh 或 en", "language: zh or en").shown,
            valueName: "zh|en"
        )
    )
    package var lang: String?

    package init() {}

    /// Where the replica lies.
    package var directory: ReplicaDirectory {
        ReplicaDirectory(replica ?? Self.environment("TONGBAN_REPLICA") ?? Self.packagedDirectory)
    }

    /// Opens the replica for `body` and closes it in good order.
    package func withNode<Value>(_ body: (Node) async throws -> Value) async throws -> Value {
        let node = try await directory.open()
        let value: Value
        do {
            value = try await body(node)
        } catch {
            await close(node)
            throw error
        }
        await close(node)
        return value
    }

    private func close(_ node: Node) async {
        // Everything is on the disk already: a close that has to wait for another program must not
        // turn a command that is done into a failed one.
        try? await node.close()
    }

    /// A variable of the environment; an empty one counts as none.
    package static func environment(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }

    private static var packagedDirectory: String {
        (environment("HOME") ?? ".") + "/.local/share/tongban"
    }
}
