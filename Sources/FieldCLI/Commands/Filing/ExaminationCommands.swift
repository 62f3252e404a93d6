import ServiceRecords
import ArgumentParser
import Explanation
import ServiceModel

/// The command `tongban case special`.
struct SpecialGroup: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "special",
            abstract: Wording("特别程序（听证、检测、鉴定等），时间不计入时限", "special procedures").shown,
            subcommands: [BeginSpecial.self, EndSpecial.self],
            aliases: ["特别程序"]
        )
    }
}

/// The command `tongban case special begin`.
struct BeginSpecial: FactCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "begin",
            abstract: Wording("开始特别程序", "begin one").shown,
            aliases: ["开始"]
        )
    }

    @OptionGroup var target: CaseTarget
    @Option(
        help: ArgumentHelp(
            Wording(
                "哪一种：\(Choice<SpecialProcedure>.list)",
                "which: \(Choice<SpecialProcedure>.list)"
            ).shown,
            valueName: "kind"
        )
    )
    var kind: Choice<SpecialProcedure>
    @OptionGroup var reason: ReasonOption

    func fact(in reading: CaseReading) throws -> CaseFact {
        .specialBegan(kind.value, reason: try reason.text())
    }
}

/// The command `tongban case special end`.
struct EndSpecial: FactCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "end",
            abstract: Wording("结束特别程序", "end it").shown,
            aliases: ["结束"]
        )
    }

    @OptionGroup var target: CaseTarget
    @OptionGroup var note: NoteOption

    func fact(in reading: CaseReading) throws -> CaseFact {
        .specialEnded(note: try note.text())
    }
}

/// The command `tongban case extend`.
struct ExtendCase: FactCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "extend",
            abstract: Wording("延长审批期限（一次，要批准）", "extend the limit, once").shown,
            aliases: ["延长"]
        )
    }

    @OptionGroup var target: CaseTarget
    @Option(
        help: ArgumentHelp(
            Wording("延长几个工作日", "by how many working days").shown,
            valueName: "n"
        )
    )
    var days: Int
    @OptionGroup var reason: ReasonOption

    func fact(in reading: CaseReading) throws -> CaseFact {
        .extended(WorkingDays(count: days), reason: try reason.text())
    }
}

/// The command `tongban case commit`.
struct CommitCase: FactCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "commit",
            abstract: Wording("登记申请人的告知承诺", "record a commitment of the applicant").shown,
            aliases: ["承诺"]
        )
    }

    @OptionGroup var target: CaseTarget
    @Option(
        help: ArgumentHelp(
            Wording("承诺的内容；- 是标准输入", "its words; - is standard input").shown,
            valueName: "text"
        )
    )
    var text: String
    @Option(
        help: ArgumentHelp(
            Wording("代替哪些材料，如 1,2", "in place of which materials").shown,
            valueName: "list"
        )
    )
    var material: String?
    @Option(
        help: ArgumentHelp(
            Wording("最迟哪天核查", "checked until which day").shown,
            valueName: "day"
        )
    )
    var checkBy: DayText?

    func fact(in reading: CaseReading) throws -> CaseFact {
        .committed(
            Commitment(
                materials: try material.map { try MaterialList($0).numbers } ?? [],
                text: try TextSource.text(of: text),
                checkBy: checkBy?.day
            )
        )
    }
}

/// The command `tongban case check`.
struct CheckCommitment: FactCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: Wording("核查告知承诺是否属实", "record whether a commitment was kept").shown,
            aliases: ["核查"]
        )
    }

    @OptionGroup var target: CaseTarget
    @OptionGroup var entry: EntryOption
    @OptionGroup var note: NoteOption

    @Flag(help: ArgumentHelp(Wording("不属实", "it was broken").shown))
    var broken = false

    func fact(in reading: CaseReading) throws -> CaseFact {
        let names = reading.record.dossier().commitments.map(\.name)
        let name = try entry.name(among: names, in: reading)
        return .commitmentChecked(name, kept: !broken, note: try note.text())
    }
}
