import ArgumentParser
import Explanation
import ServiceModel

/// The command `tongban case receive`.
struct ReceiveCase: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "receive",
            abstract: Wording("接件（草稿转正）", "take a draft in").shown,
            aliases: ["接件"]
        )
    }

    @OptionGroup var target: CaseTarget

    func answer() async throws -> Answer {
        try await target.act(Transition.receive.term) { _, _ in .receive }
    }
}

/// The command `tongban case accept`.
struct AcceptCase: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "accept",
            abstract: Wording("受理；缺的材料可后补时容缺受理", "accept, with gaps where allowed").shown,
            aliases: ["受理"]
        )
    }

    @OptionGroup var target: CaseTarget
    @Option(
        help: ArgumentHelp(
            Wording("容缺受理：最迟哪天补齐", "with gaps: the last day to complete it").shown,
            valueName: "day"
        )
    )
    var due: DayText?
    @Option(
        help: ArgumentHelp(
            Wording("容缺承诺的内容；- 是标准输入", "the words of the promise; - is stdin").shown,
            valueName: "text"
        )
    )
    var promise = Wording("申请人承诺在期限内补齐所缺材料", "The applicant promises the rest").shown

    func answer() async throws -> Answer {
        guard let due else {
            return try await target.act(Transition.accept.term) { _, _ in .accept }
        }
        let text = try TextSource.text(of: promise)
        return try await target.act(CaseState.acceptedDeferred.term) { _, _ in
            .acceptDeferred(due: due.day, text: text)
        }
    }
}

/// The command `tongban case process`.
struct ProcessCase: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "process",
            abstract: Wording("开始办理", "start processing").shown,
            aliases: ["办理"]
        )
    }

    @OptionGroup var target: CaseTarget

    func answer() async throws -> Answer {
        try await target.act(Transition.startProcessing.term) { _, _ in .startProcessing }
    }
}

/// The command `tongban case supply`.
struct SupplyCase: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "supply",
            abstract: Wording("补正完成", "what was missing is here").shown,
            aliases: ["补齐"]
        )
    }

    @OptionGroup var target: CaseTarget

    func answer() async throws -> Answer {
        try await target.act(Transition.supplyCorrection.term) { _, _ in .supplyCorrection }
    }
}

/// The command `tongban case withdraw`.
struct WithdrawCase: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "withdraw",
            abstract: Wording("申请人撤件", "the applicant withdraws").shown,
            aliases: ["撤件"]
        )
    }

    @OptionGroup var target: CaseTarget
    @Option(
        help: ArgumentHelp(
            Wording("撤件理由；- 是标准输入", "why; - is standard input").shown,
            valueName: "text"
        )
    )
    var reason: String

    func answer() async throws -> Answer {
        let reason = try TextSource.text(of: reason)
        return try await target.act(Transition.withdraw.term) { _, _ in .withdraw(reason: reason) }
    }
}
