import ArgumentParser
import Explanation
import HubRuntime
import NodeRuntime
import Storage

/// The command `tongban-hub draft`.
struct DraftGroup: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "draft",
            abstract: Wording("草稿：收下了、还没有发布的数据", "drafts: data not published yet").shown,
            subcommands: [ImportDraft.self, ListDrafts.self, ShowDraft.self, DiscardDraft.self],
            aliases: ["草稿"]
        )
    }
}

/// The command `tongban-hub draft import`.
struct ImportDraft: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import",
            abstract: Wording("收下一个数据目录或变更单", "take in a directory or a change list").shown,
            discussion: Wording(
                "先全部核对，有错就不收。变更单旁边的 -new-matters、-new-materials（.csv 或 .xlsx）一起收下。",
                "Checked first. Files -new-matters and -new-materials (.csv or .xlsx) beside a "
                    + "change list are taken in with it."
            ).shown,
            aliases: ["导入"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @OptionGroup var part: PartialOption
    @Argument(
        help: ArgumentHelp(
            Wording(
                "县级数据目录或工作簿，或变更单 .csv、.xlsx",
                "a directory or workbook of lists, or a change list"
            ).shown,
            valueName: "dir|csv|xlsx"
        )
    )
    var source: String
    @Option(
        help: ArgumentHelp(
            Wording("草稿的名字", "the draft's name").shown,
            valueName: "name"
        )
    )
    var name: String
    @Option(
        help: ArgumentHelp(
            Wording("替换草稿时，写明看过第几稿", "the revision you have seen, to replace it").shown,
            valueName: "revision"
        )
    )
    var expect: Int?

    func answer() async throws -> Answer {
        let files = try SourceFiles(at: source).files
        return try await options.withCounty { county in
            let (revision, reading) = try await county.saveDraft(
                name,
                files: files,
                over: expect ?? 0,
                allowsPartial: part.allowPartial
            )
            let document = DraftSaved(try await county.draft(name), revision, reading)
            return Answer(
                "tongban.hub.draft.import/1",
                document,
                status: document.reading.isWhole ? .done : .findings
            )
        }
    }
}

/// The command `tongban-hub draft list`.
struct ListDrafts: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: Wording("有哪些草稿", "all drafts").shown,
            aliases: ["清单"]
        )
    }

    @OptionGroup var options: GlobalOptions

    func answer() async throws -> Answer {
        try await options.withCounty { county in
            let drafts = try await county.drafts()
            return Answer(
                "tongban.hub.draft.list/1",
                DraftListing(drafts: drafts.map(DraftLine.init))
            )
        }
    }
}

/// The command `tongban-hub draft show`.
struct ShowDraft: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: Wording("一份草稿里有哪些文件", "the files of a draft").shown,
            aliases: ["查看"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Argument(help: ArgumentHelp(Wording("草稿的名字", "the draft").shown, valueName: "name"))
    var name: String

    func answer() async throws -> Answer {
        try await options.withCounty { county in
            let draft = try await county.draft(name)
            return Answer("tongban.hub.draft.show/1", DraftListing(drafts: [DraftLine(draft)]))
        }
    }
}

/// The command `tongban-hub draft discard`.
struct DiscardDraft: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "discard",
            abstract: Wording("丢弃一份草稿；已发布的不受影响", "remove a draft").shown,
            aliases: ["丢弃"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Argument(help: ArgumentHelp(Wording("草稿的名字", "the draft").shown, valueName: "name"))
    var name: String
    @Option(
        help: ArgumentHelp(
            Wording("写明看过第几稿", "the revision you have seen").shown,
            valueName: "revision"
        )
    )
    var expect: Int?

    func answer() async throws -> Answer {
        try await options.withCounty { county in
            let draft = try await county.draft(name)
            try await county.discardDraft(name, at: expect)
            return Answer("tongban.hub.draft.discard/1", DraftDiscarded(DraftLine(draft)))
        }
    }
}
