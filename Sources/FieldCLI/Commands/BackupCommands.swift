import ArgumentParser
import Explanation
import NodeRuntime
import Storage

/// The command `tongban backup`.
struct BackupGroup: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "backup",
            abstract: Wording("备份副本，核验备份", "back the replica up, check a backup").shown,
            subcommands: [MakeBackup.self, VerifyBackup.self],
            defaultSubcommand: MakeBackup.self,
            aliases: ["备份"]
        )
    }
}

/// The command `tongban backup FILE`.
struct MakeBackup: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "make",
            abstract: Wording("把副本备份成一个文件，照常办件不用停", "back up the running replica").shown,
            aliases: ["制作"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Argument(
        help: ArgumentHelp(
            Wording("备份文件，放在别的盘上", "the backup file, on another disk").shown,
            valueName: "file"
        )
    )
    var file: String
    @Flag(
        help: ArgumentHelp(
            Wording(
                "连设备密钥一起备份；谁拿到它谁就是这台设备",
                "include the device's secret key: whoever has the file is the device"
            ).shown
        )
    )
    var withKey = false

    func answer() async throws -> Answer {
        let directory = options.directory
        return try await options.withNode { node in
            let note = try await directory.backUp(
                node,
                to: file,
                program: Tongban.releaseVersion,
                withKey: withKey
            )
            let cases = try await node.store.counts().cases
            return Answer("tongban.backup/1", BackupSheet(note, at: file, cases: cases))
        }
    }
}

/// The command `tongban backup verify FILE`.
struct VerifyBackup: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "verify",
            abstract: Wording("核验一份备份，说出它有什么、多旧", "check a backup, say what it holds").shown,
            aliases: ["核验"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Argument(help: ArgumentHelp(Wording("备份文件", "the backup file").shown, valueName: "file"))
    var file: String

    func answer() async throws -> Answer {
        let image = try BackupImage(path: file)
        _ = try await image.check()
        let sheet = BackupSheet(
            image.note,
            at: file,
            cases: try await image.caseCount(),
            age: SystemClocks().wall - image.note.madeAt
        )
        return Answer("tongban.backup.verify/1", sheet)
    }
}

/// The command `tongban restore FILE`.
struct RestoreReplica: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "restore",
            abstract: Wording("从备份恢复副本；原来的副本留着，不删", "restore a backup; nothing is deleted").shown,
            aliases: ["恢复"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Argument(help: ArgumentHelp(Wording("备份文件", "the backup file").shown, valueName: "file"))
    var file: String
    @Option(
        help: ArgumentHelp(
            Wording("上级地址，如 http://127.0.0.1:7400", "the parent's address").shown,
            valueName: "url"
        )
    )
    var parent: String?

    func answer() async throws -> Answer {
        let parent = try parent.map { try ParentAddress($0).text }
        let directory = options.directory
        let report = try await options.restoreReplica(from: file)
        if let parent { try directory.setParent(parent) }
        return Answer(
            "tongban.restore/1",
            RestoreSheet(report, directory),
            status: report.quarantined > 0 || !report.wasReadable ? .findings : .done
        )
    }
}
