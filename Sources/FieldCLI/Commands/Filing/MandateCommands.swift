import ServiceRecords
import ArgumentParser
import Explanation
import ServiceModel

/// The command `tongban case mandate`.
struct MandateGroup: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "mandate",
            abstract: Wording("委托代办、代理", "mandates: who may act for the applicant").shown,
            subcommands: [GiveMandate.self, EndMandate.self],
            aliases: ["委托"]
        )
    }
}

/// The command `tongban case mandate give`.
struct GiveMandate: FactCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "give",
            abstract: Wording("登记委托", "record a mandate").shown,
            aliases: ["登记"]
        )
    }

    @OptionGroup var target: CaseTarget
    @Option(
        help: ArgumentHelp(
            Wording("哪一种：\(Choice<Mandate.Kind>.list)", "which: \(Choice<Mandate.Kind>.list)")
                .shown,
            valueName: "kind"
        )
    )
    var kind = Choice(Mandate.Kind.agency)
    @Option(
        name: .customLong("may"),
        help: ArgumentHelp(
            Wording(
                "能代办什么，可以写几次：\(Choice<Mandate.Act>.list)",
                "what it allows, repeatable: \(Choice<Mandate.Act>.list)"
            ).shown,
            valueName: "act"
        )
    )
    var acts: [Choice<Mandate.Act>] = []
    @Option(
        help: ArgumentHelp(
            Wording(
                "代理人（name、identityNumber、phone 的 JSON 文件，- 是标准输入）",
                "the person, a JSON file with name, identityNumber, phone; - is standard input"
            ).shown,
            valueName: "file"
        )
    )
    var person: String?
    @Option(
        help: ArgumentHelp(
            Wording("到哪一天；不写到办结", "until which day; to the end of the case if left out").shown,
            valueName: "day"
        )
    )
    var until: DayText?

    func fact(in reading: CaseReading) throws -> CaseFact {
        let named = try person.map { try MandateForm(json: try TextSource($0).read()) }
        return .mandateGiven(
            Mandate(
                kind: kind.value,
                person: named?.person,
                phone: named?.phone ?? "",
                acts: acts.isEmpty ? [.submit, .correct, .receiveNotices] : acts.map(\.value),
                until: until?.day
            )
        )
    }
}

/// The command `tongban case mandate end`.
struct EndMandate: FactCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "end",
            abstract: Wording("终止委托", "end a mandate").shown,
            aliases: ["终止"]
        )
    }

    @OptionGroup var target: CaseTarget
    @OptionGroup var entry: EntryOption
    @OptionGroup var note: NoteOption

    func fact(in reading: CaseReading) throws -> CaseFact {
        let names = reading.record.dossier().mandates(on: .epoch).map(\.name)
        return .mandateEnded(try entry.name(among: names, in: reading), reason: try note.text())
    }
}
