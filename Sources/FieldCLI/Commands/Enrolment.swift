import ArgumentParser
import Explanation
import NodeRuntime
import Replication
import ServiceRecords
import Storage

/// The command `tongban init`.
struct InitReplica: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "init",
            abstract: Wording("在这台机器上建副本，印出登记申请", "make a replica and its enrolment line").shown,
            aliases: ["建库"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Option(
        help: ArgumentHelp(
            Wording("县公钥，64 位十六进制", "the county's key, 64 hexadecimal digits").shown,
            valueName: "key"
        )
    )
    var county: String
    @Option(
        help: ArgumentHelp(
            Wording("上级地址，如 http://127.0.0.1:7400", "the parent's address").shown,
            valueName: "url"
        )
    )
    var parent: String?

    func answer() async throws -> Answer {
        guard let key = DeviceKey(hexadecimal: county) else { throw ArgumentFault.badCountyKey }
        let parent = try parent.map { try ParentAddress($0).text }
        let directory = options.directory
        let identity = try await options.createReplica(county: key)
        if let parent { try directory.setParent(parent) }
        Output.note(
            Wording(
                "副本已建在 \(directory.path)。把下面这一行交给县里（不含秘密）；许可后运行 tongban sync。",
                "Replica made in \(directory.path). Hand this line to the county (no secret); "
                    + "once granted, run tongban sync."
            )
        )
        return Answer("tongban.init/1", Enrolment(identity, directory))
    }
}

/// The command `tongban enrol`.
struct ShowEnrolment: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "enrol",
            abstract: Wording("再印一次登记申请", "print the enrolment line again").shown,
            aliases: ["登记"]
        )
    }

    @OptionGroup var options: GlobalOptions

    func answer() async throws -> Answer {
        let directory = options.directory
        return try await options.withNode { node in
            Answer("tongban.enrol/1", Enrolment(node.store.identity, directory))
        }
    }
}

/// Who this replica is, and the line that asks the county for a grant.
struct Enrolment: Document {
    let replica: String
    let directory: String
    let county: String
    let parent: String?
    let enrolment: String

    init(_ identity: ReplicaIdentity, _ directory: ReplicaDirectory) {
        replica = identity.replica.description
        self.directory = directory.path
        county = identity.county.hexadecimal
        parent = directory.parent
        enrolment =
            EnrolmentRequest(deviceKey: identity.deviceKey, replica: identity.replica).description
    }

    func lines() -> [String] { [enrolment] }
}
