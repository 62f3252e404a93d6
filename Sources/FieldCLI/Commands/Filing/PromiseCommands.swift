import ServiceRecords
import ArgumentParser
import Explanation
import NodeRuntime
import ServiceModel

/// The command `tongban case defer`.
struct ExtendPromise: FactCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "defer",
            abstract: Wording("容缺材料再延后补交", "give promised materials more time").shown,
            aliases: ["展期"]
        )
    }

    @OptionGroup var target: CaseTarget
    @Option(
        help: ArgumentHelp(
            Wording("哪些材料，如 1,2；不写是全部待补的", "which materials; all that are open if left out").shown,
            valueName: "list"
        )
    )
    var material: String?
    @Option(
        help: ArgumentHelp(
            Wording("补到哪一天", "until which day").shown,
            valueName: "day"
        )
    )
    var until: DayText
    @OptionGroup var reason: ReasonOption

    func fact(in reading: CaseReading) throws -> CaseFact {
        let materials =
            try material.map { Set(try MaterialList($0).numbers).sorted() }
            ?? reading.record.view().openPromises.map(\.material)
        return .promiseExtended(materials, until: until.day, reason: try reason.text())
    }
}

/// The command `tongban case close`.
struct CloseUnkept: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "close",
            abstract: Wording("容缺材料逾期未补，退件", "end a case whose promised materials never came")
                .shown,
            aliases: ["退件"]
        )
    }

    @OptionGroup var target: CaseTarget
    @OptionGroup var reason: ReasonOption

    func answer() async throws -> Answer {
        let reason = try reason.text()
        return try await target.act(Transition.closeUnkept.term) { _, _ in
            .closeUnkept(reason: reason)
        }
    }
}

/// The command `tongban case verify`.
struct VerifyMaterial: FactCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "verify",
            abstract: Wording("核验一份材料（网络、内部、证照、原件）", "record how a material was verified").shown,
            aliases: ["核验"]
        )
    }

    @OptionGroup var target: CaseTarget
    @Option(
        help: ArgumentHelp(
            Wording("材料序号", "number of the material").shown,
            valueName: "n"
        )
    )
    var material: Int
    @Option(
        help: ArgumentHelp(
            Wording(
                "怎样核验：\(Choice<MaterialVerification.Means>.list)",
                "by which means: \(Choice<MaterialVerification.Means>.list)"
            ).shown,
            valueName: "means"
        )
    )
    var by: Choice<MaterialVerification.Means>
    @Option(
        help: ArgumentHelp(
            Wording("查到的是哪一天的情况；不写是今天", "as of which day; today if left out").shown,
            valueName: "day"
        )
    )
    var asOf: DayText?

    @Flag(
        help: ArgumentHelp(Wording("核验没有通过", "it was found not to be reliable").shown)
    )
    var invalid = false

    func fact(in reading: CaseReading) throws -> CaseFact {
        .materialVerified(
            MaterialVerification(
                material: material,
                means: by.value,
                isValid: !invalid,
                asOf: asOf?.day ?? today
            )
        )
    }

    private var today: Day { Day(beijingSeconds: SystemClocks().wall) }
}
