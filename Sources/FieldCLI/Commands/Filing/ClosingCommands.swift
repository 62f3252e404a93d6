import Storage
import NodeRuntime
import ArgumentParser
import Explanation
import ServiceModel
import ServiceRecords

/// The command `tongban case keep`.
struct KeepCase: FactCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "keep",
            abstract: Wording("申请人不撤件了", "the applicant stays with the application").shown,
            aliases: ["不撤"]
        )
    }

    @OptionGroup var target: CaseTarget
    @OptionGroup var reason: ReasonOption

    func fact(in reading: CaseReading) throws -> CaseFact {
        .withdrawalDropped(reason: try reason.text())
    }
}

/// The command `tongban case revoke`.
struct RevokeCase: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "revoke",
            abstract: Wording("撤销已作出的许可（要有决定权）", "take an approval back, if the right is here")
                .shown,
            aliases: ["撤销"]
        )
    }

    @OptionGroup var target: CaseTarget
    @OptionGroup var reason: ReasonOption

    func answer() async throws -> Answer {
        let reason = try reason.text()
        return try await target.act(Transition.revoke.term) { _, _ in .revoke(reason: reason) }
    }
}

/// The command `tongban case link`.
struct LinkCase: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "link",
            abstract: Wording("和另一件关联", "link to another case").shown,
            aliases: ["关联"]
        )
    }

    @OptionGroup var target: CaseTarget
    @Option(
        help: ArgumentHelp(
            Wording("另一件的编号", "the other case").shown,
            valueName: "no"
        )
    )
    var to: String
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            Wording("什么关系：\(Choice<CaseLink.Kind>.list)", "how: \(Choice<CaseLink.Kind>.list)")
                .shown,
            valueName: "kind"
        )
    )
    var kind = Choice(CaseLink.Kind.followsUp)

    func answer() async throws -> Answer {
        try await target.withCase { node, line in
            let other = try await node.find(to)
            let name = CaseName(point: other.id.point, opening: EntryName(other.id.dot))
            let fact = CaseFact.linked(CaseLink(kind: kind.value, to: name))
            _ = try await node.submit(.record(fact), on: line.id)
            return try await node.outcome(of: fact.term, on: line)
        }
    }
}

/// The command `tongban case number`.
struct NumberCase: FactCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "number",
            abstract: Wording("登记上级给的办件编号", "record the official number").shown,
            aliases: ["编号"]
        )
    }

    @OptionGroup var target: CaseTarget
    @Argument(
        help: ArgumentHelp(
            Wording("办件编号（字母、数字、-，最多 50 个）", "letters, digits, -; at most 50").shown,
            valueName: "official"
        )
    )
    var official: String

    func fact(in reading: CaseReading) throws -> CaseFact {
        guard let number = OfficialNumber(official) else { throw ArgumentFault.badNumber(official) }
        return .numbered(number)
    }
}

/// The command `tongban case rate`.
struct RateCase: FactCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "rate",
            abstract: Wording("登记申请人的评价", "record how content the applicant is").shown,
            aliases: ["评价"]
        )
    }

    @OptionGroup var target: CaseTarget
    @Option(
        help: ArgumentHelp(
            Wording("1 非常满意 2 满意 3 基本满意 4 不满意 5 非常不满意", "1 very content ... 5 not content at all")
                .shown,
            valueName: "n"
        )
    )
    var grade: Int
    @Option(
        help: ArgumentHelp(
            Wording(
                "在哪里评的：\(Choice<Evaluation.Channel>.list)",
                "where: \(Choice<Evaluation.Channel>.list)"
            ).shown,
            valueName: "channel"
        )
    )
    var by = Choice(Evaluation.Channel.tablet)
    @Option(
        help: ArgumentHelp(
            Wording("第几次来办；不写是评整件", "which visit; the whole case if left out").shown,
            valueName: "n"
        )
    )
    var visit = 0
    @OptionGroup var note: NoteOption

    func fact(in reading: CaseReading) throws -> CaseFact {
        guard let grade = UInt8(exactly: grade).flatMap(Evaluation.Grade.init(rawValue:)) else {
            throw ArgumentFault.badGrade(grade)
        }
        return .evaluated(
            Evaluation(grade: grade, channel: by.value, visit: visit, text: try note.text())
        )
    }
}

/// The command `tongban case archive`.
struct ArchiveCase: FactCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "archive",
            abstract: Wording("归档", "file the case away").shown,
            aliases: ["归档"]
        )
    }

    @OptionGroup var target: CaseTarget
    @OptionGroup var note: NoteOption

    func fact(in reading: CaseReading) throws -> CaseFact {
        .archived(note: try note.text())
    }
}
