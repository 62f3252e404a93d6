import ArgumentParser
import Explanation
import NodeRuntime
import ServiceModel

/// The command `tongban operator`.
struct OperatorGroup: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "operator",
            abstract: Wording("经办人：每条记录都记着是谁办的", "who acts; every entry says so").shown,
            subcommands: [
                UseOperator.self, ListOperators.self, SwitchOperator.self, ShowOperator.self,
            ],
            aliases: ["经办人"]
        )
    }
}

/// The command `tongban operator use`.
struct UseOperator: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "use",
            abstract: Wording("登记经办人并由他来办；姓名从键盘或标准输入来", "name who acts from now on").shown,
            discussion: Wording(
                "标准输入是 JSON：{\"name\":\"..\",\"role\":\"..\"}；角色：\(OperatorForm.roles.chinese)。",
                "On standard input, JSON: {\"name\":\"..\",\"role\":\"..\"}; roles: "
                    + "\(OperatorForm.roles.english)."
            ).shown,
            aliases: ["登记"]
        )
    }

    @OptionGroup var options: GlobalOptions

    func answer() async throws -> Answer {
        let person =
            TextSource.isTerminal
            ? try OperatorForm(asking: Keyboard(insteadOf: "< FILE")).person
            : try OperatorForm(json: TextSource.standardInput.read()).person
        let people = try options.directory.openedRoster().use(person)
        return Answer("tongban.operator.use/1", try OperatorOnDuty(people, options.directory))
    }
}

/// The command `tongban operator list`.
struct ListOperators: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: Wording("本机的经办人", "who has acted at this device").shown,
            aliases: ["清单"]
        )
    }

    @OptionGroup var options: GlobalOptions

    func answer() async throws -> Answer {
        let people = try options.directory.openedRoster().read()
        return Answer("tongban.operator.list/1", OperatorListing(people))
    }
}

/// The command `tongban operator switch`.
struct SwitchOperator: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "switch",
            abstract: Wording("换一位登记过的经办人", "let another one act").shown,
            aliases: ["换人"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Argument(
        help: ArgumentHelp(
            Wording("tongban operator list 里的号", "the number in tongban operator list").shown,
            valueName: "n"
        )
    )
    var number: Int

    func answer() async throws -> Answer {
        let people = try options.directory.openedRoster().switchTo(number)
        return Answer("tongban.operator.switch/1", try OperatorOnDuty(people, options.directory))
    }
}

/// The command `tongban operator show`.
struct ShowOperator: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: Wording("现在是谁在办", "who acts now").shown,
            aliases: ["查看"]
        )
    }

    @OptionGroup var options: GlobalOptions

    func answer() async throws -> Answer {
        let people = try options.directory.openedRoster().read()
        return Answer("tongban.operator.show/1", try OperatorOnDuty(people, options.directory))
    }
}
