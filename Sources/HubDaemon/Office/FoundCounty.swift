import ArgumentParser
import Explanation
import NodeRuntime
import Replication
import ServiceRecords
import Storage

/// The command `tongban-hub init`.
struct FoundCounty: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "init",
            abstract: Wording("建县级副本，印出县公钥", "make the county's replica; prints its key").shown,
            aliases: ["建库"]
        )
    }

    @OptionGroup var options: GlobalOptions

    func answer() async throws -> Answer {
        let identity = try await options.createReplica(county: nil)
        Output.note(
            Wording(
                "县级副本已建在 \(options.directory.path)。下面一行是县公钥（不是秘密），"
                    + "乡镇、村建库时要用：tongban init --county 县公钥",
                "The county's replica is in \(options.directory.path). The line below is its "
                    + "public key, which others need: tongban init --county KEY"
            )
        )
        return Answer("tongban.hub.init/1", Founding(identity, options.directory))
    }

    /// A county's new replica.
    struct Founding: Document {
        let county: String
        let replica: String
        let directory: String

        init(_ identity: ReplicaIdentity, _ directory: ReplicaDirectory) {
            county = identity.deviceKey.hexadecimal
            replica = identity.replica.description
            self.directory = directory.path
        }

        func lines() -> [String] { [county] }
    }
}
