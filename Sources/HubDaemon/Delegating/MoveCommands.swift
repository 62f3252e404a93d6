import ArgumentParser
import Explanation
import ServiceModel

/// The command `tongban-hub delegation train`.
struct TrainPoint: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "train",
            abstract: Wording("把接下的要约转入培训", "take an acceptance up and train").shown,
            aliases: ["培训"]
        )
    }

    @OptionGroup var order: MoveOptions

    func answer() async throws -> Answer { try await order.carryOut(.train) }
}

/// The command `tongban-hub delegation trial`.
struct StartTrial: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "trial",
            abstract: Wording("开始试运行：点上受理、办理，决定由上级作", "start the trial: decisions are made above")
                .shown,
            aliases: ["试运行"]
        )
    }

    @OptionGroup var order: MoveOptions

    func answer() async throws -> Answer { try await order.carryOut(.startTrial) }
}

/// The command `tongban-hub delegation activate`.
struct ActivateDelegation: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "activate",
            abstract: Wording("试运行合格，正式启用", "the trial is passed: the point handles it").shown,
            aliases: ["启用"]
        )
    }

    @OptionGroup var order: MoveOptions

    func answer() async throws -> Answer { try await order.carryOut(.activate) }
}

/// The command `tongban-hub delegation suspend`.
struct SuspendDelegation: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "suspend",
            abstract: Wording("暂停，改为代收转办", "suspend: papers are only taken in").shown,
            aliases: ["暂停"]
        )
    }

    @OptionGroup var order: MoveOptions

    func answer() async throws -> Answer { try await order.carryOut(.suspend) }
}

/// The command `tongban-hub delegation resume`.
struct ResumeDelegation: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "resume",
            abstract: Wording("恢复暂停的授权", "resume what was suspended").shown,
            aliases: ["恢复"]
        )
    }

    @OptionGroup var order: MoveOptions

    func answer() async throws -> Answer { try await order.carryOut(.resume) }
}

/// The command `tongban-hub delegation recall`.
struct RecallDelegation: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "recall",
            abstract: Wording("收回要约或授权", "take an offer or a delegation back").shown,
            aliases: ["收回"]
        )
    }

    @OptionGroup var order: MoveOptions

    func answer() async throws -> Answer { try await order.carryOut(.recall) }
}

/// The command `tongban-hub delegation expire`.
struct ExpireDelegation: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "expire",
            abstract: Wording("记为到期", "let it end").shown,
            aliases: ["到期"]
        )
    }

    @OptionGroup var order: MoveOptions

    func answer() async throws -> Answer { try await order.carryOut(.expire) }
}
