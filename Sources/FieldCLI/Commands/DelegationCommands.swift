import ArgumentParser
import Explanation
import NodeRuntime
import ServiceModel
import Storage

/// The command `tongban delegation`.
struct DelegationGroup: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "delegation",
            abstract: Wording("县里授权的要约：看、评估、接、不接", "what the county offers to delegate").shown,
            subcommands: [
                ListDelegations.self, ShowDelegation.self, AssessOffer.self, AcceptOffer.self,
                DeclineOffer.self, WithdrawAnswer.self,
            ],
            aliases: ["授权"]
        )
    }
}

/// The command `tongban delegation list`.
struct ListDelegations: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: Wording("给本点的要约和授权", "what is offered and delegated to this point").shown,
            aliases: ["清单"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Flag(help: ArgumentHelp(Wording("下级各点的也列", "those of the points below too").shown))
    var below = false

    func answer() async throws -> Answer {
        try await options.withNode { node in
            let dossiers = try await node.dossiers(below: below)
            let lines = try await node.delegationLines(dossiers)
            return Answer("tongban.delegation.list/1", DelegationListing(lines))
        }
    }
}

/// The command `tongban delegation show`.
struct ShowDelegation: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: Wording("一项要约：条件、答复、县里做到哪一步", "one offer with all that was said").shown,
            aliases: ["查看"]
        )
    }

    @OptionGroup var target: OfferTarget

    func answer() async throws -> Answer {
        try await target.withOffer { node, code in
            try await node.delegationAnswer("tongban.delegation.show/1", of: code)
        }
    }
}

/// The command `tongban delegation assess`.
struct AssessOffer: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "assess",
            abstract: Wording("告诉县里：正在评估", "say that it is being looked into").shown,
            aliases: ["评估"]
        )
    }

    @OptionGroup var target: OfferTarget

    func answer() async throws -> Answer {
        try await target.say(.assess)
    }
}

/// The command `tongban delegation accept`.
struct AcceptOffer: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "accept",
            abstract: Wording("接；逐项写明条件落实了没有", "accept, item by item").shown,
            discussion: Wording(
                "内容是 JSON：{\"staff\": {\"evidence\": \"A岗、B岗是谁\", \"by\": \"谁说的\"}, "
                    + "\"seal\": {\"due\": \"2026-12-31\", \"plan\": \"怎么落实\"}}。"
                    + "有一项写 due 就是有条件接，落实后再接一次。",
                "JSON: {\"staff\": {\"evidence\": \"who and backup\", \"by\": \"who says so\"}, "
                    + "\"seal\": {\"due\": \"2026-12-31\", \"plan\": \"how\"}}. An item that is due "
                    + "makes it conditional; accept again once it is met."
            ).shown,
            aliases: ["接"]
        )
    }

    @OptionGroup var target: OfferTarget
    @Option(
        help: ArgumentHelp(
            Wording("条件文件；- 是标准输入", "the items; - is standard input").shown,
            valueName: "file"
        )
    )
    var from: String

    func answer() async throws -> Answer {
        let checks = try CapabilityFile(json: TextSource(from).read()).checks
        return try await target.say(.accept(checks))
    }
}

/// The command `tongban delegation decline`.
struct DeclineOffer: AnsweringCommand {
    static var configuration: CommandConfiguration {
        let reasons = DeclineReason.allCases.map(\.term)
        return CommandConfiguration(
            commandName: "decline",
            abstract: Wording("不接，写明原因", "decline, saying why").shown,
            discussion: Wording(
                "原因：" + reasons.map { "\($0.token)（\($0.wording.chinese)）" }.joined(separator: "、"),
                "Reasons: " + reasons.map(\.token).joined(separator: ", ")
            ).shown,
            aliases: ["不接"]
        )
    }

    @OptionGroup var target: OfferTarget
    @Option(
        help: ArgumentHelp(Wording("原因", "why").shown, valueName: "reason")
    )
    var reason: String
    @Option(
        help: ArgumentHelp(
            Wording("说明；- 是标准输入", "in words; - is standard input").shown,
            valueName: "text"
        )
    )
    var note = ""

    func answer() async throws -> Answer {
        guard let named = DeclineReason(named: reason) else {
            throw ArgumentFault.unknownReason(reason)
        }
        return try await target.say(.decline(named, text: TextSource.text(of: note)))
    }
}

/// The command `tongban delegation withdraw`.
struct WithdrawAnswer: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "withdraw",
            abstract: Wording("收回答复；已在培训、试运行或启用的，是请求县里收回", "take the answer back").shown,
            aliases: ["收回答复"]
        )
    }

    @OptionGroup var target: OfferTarget
    @Option(
        help: ArgumentHelp(
            Wording("说明；- 是标准输入", "in words; - is standard input").shown,
            valueName: "text"
        )
    )
    var note = ""

    func answer() async throws -> Answer {
        try await target.say(.withdraw(text: TextSource.text(of: note)))
    }
}
