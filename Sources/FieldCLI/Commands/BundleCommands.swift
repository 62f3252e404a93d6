import ArgumentParser
import Explanation
import NodeRuntime
import ServiceModel
import Storage
import SyncProtocol

/// The command `tongban bundle`.
struct BundleGroup: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "bundle",
            abstract: Wording("数据包：用 U 盘代替网络", "bundles: a stick instead of a network").shown,
            subcommands: [ExportBundle.self, ImportBundle.self, ShowBundle.self],
            aliases: ["数据包"]
        )
    }
}

/// The command `tongban bundle export`.
struct ExportBundle: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "export",
            abstract: Wording(
                "导出对方还没有的，给上级或指定机构",
                "write what the other side lacks, for those above or for a point"
            ).shown,
            aliases: ["导出"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Argument(
        help: ArgumentHelp(
            Wording("文件名，或目录（文件名自动起）", "a new file, or a directory").shown,
            valueName: "file"
        )
    )
    var file: String
    @Option(
        help: ArgumentHelp(
            Wording("给哪个机构（代码、点号或名称）；不写是给上级", "for which point; else for those above")
                .shown,
            valueName: "point"
        )
    )
    var to: String?

    func answer() async throws -> Answer {
        try await options.withNode { node in
            var place: ServicePoint?
            if let to { place = try await node.point(meant: to) }
            let export = try await node.exportBundle(to: place?.id, at: file)
            let register = try await node.store.view { try $0.register }
            return Answer("tongban.bundle.export/1", BundleExportReport(export, register))
        }
    }
}

/// The command `tongban bundle import`.
struct ImportBundle: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import",
            abstract: Wording("导入；重复导入没有坏处", "take a bundle; twice does no harm").shown,
            aliases: ["导入"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Argument(help: ArgumentHelp(Wording("文件名", "the file").shown, valueName: "file"))
    var file: String

    func answer() async throws -> Answer {
        try await options.withNode { node in
            let outcome = try await node.importBundle(BundleFile(file))
            let counts = try await node.store.counts()
            let report = BundleImportReport(
                outcome,
                try await node.store.view { try $0.register },
                counts,
                toSettle: try await node.countToSettle(counts),
                ownRefused: try await node.store.refusedEntries(ownOnly: true).count
            )
            return Answer(
                "tongban.bundle.import/1",
                report,
                status: report.hasFindings ? .findings : .done
            )
        }
    }
}

/// The command `tongban bundle show`.
struct ShowBundle: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: Wording(
                "看一个数据包：谁给谁的、里面有什么、完不完整",
                "from whom, for whom, what is in it, whether it is intact"
            ).shown,
            aliases: ["查看"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Argument(help: ArgumentHelp(Wording("文件名", "the file").shown, valueName: "file"))
    var file: String

    func answer() async throws -> Answer {
        let (contents, fault) = try BundleFile(file).inspect()
        switch fault {
        case .notABundle, .newerVersion:
            throw BundleError.faulty(path: file, fault ?? .notABundle)
        case nil, .cut, .damaged, .altered, .forged, .sealed: break
        }
        let sheet: BundleSheet
        do {
            sheet = try await options.withNode { node in
                BundleSheet(
                    file,
                    contents,
                    fault,
                    try await node.store.view { try $0.register },
                    memory: try await node.memory(of: contents)
                )
            }
        } catch StorageError.missing {
            // Whoever only carries sticks has no replica, and need not.
            sheet = BundleSheet(file, contents, fault, nil, memory: nil)
        }
        return Answer("tongban.bundle.show/1", sheet, status: fault == nil ? .done : .findings)
    }
}
