import ServiceRecords
import Storage
import ArgumentParser
import Explanation
import NodeRuntime
import ServiceModel

/// The command `tongban case handover`.
struct HandOver: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "handover",
            abstract: Wording("把纸质材料移交给另一个点", "hand papers over to another point").shown,
            aliases: ["移交材料"]
        )
    }

    @OptionGroup var target: CaseTarget
    @Option(
        help: ArgumentHelp(
            Wording("交给谁（机构代码、点号或名称）", "to which point").shown,
            valueName: "point"
        )
    )
    var to: String
    @Option(
        help: ArgumentHelp(
            Wording("哪些材料，如 1,2；不写是全部", "which materials; all that are held if left out").shown,
            valueName: "list"
        )
    )
    var material: String?
    @OptionGroup var note: NoteOption

    func answer() async throws -> Answer {
        try await target.withCase { node, line in
            let point = try await node.point(meant: to)
            let reading = try await CaseReading(of: line, in: node)
            let named = try material.map { Set(try MaterialList($0).numbers).sorted() }
            let fact = CaseFact.handedOver(
                materials: named ?? reading.record.view().materialsReceived.sorted(),
                to: point.id,
                note: try note.text()
            )
            _ = try await node.submit(.record(fact), on: line.id)
            return try await node.outcome(of: fact.term, on: line)
        }
    }
}

/// The command `tongban case acknowledge`.
struct AcknowledgeHandOver: FactCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "acknowledge",
            abstract: Wording("签收移交来的材料", "acknowledge papers that were handed over").shown,
            aliases: ["签收"]
        )
    }

    @OptionGroup var target: CaseTarget
    @Option(
        help: ArgumentHelp(
            Wording("没有收到的材料，如 2", "what was not there, such as 2").shown,
            valueName: "list"
        )
    )
    var missing: String?
    @OptionGroup var entry: EntryOption
    @OptionGroup var note: NoteOption

    func fact(in reading: CaseReading) throws -> CaseFact {
        let names = reading.record.dossier().pendingHandOvers.map(\.name)
        return .handOverAcknowledged(
            try entry.name(among: names, in: reading),
            missing: try missing.map { Set(try MaterialList($0).numbers).sorted() } ?? [],
            note: try note.text()
        )
    }
}

/// The command `tongban case deliver`.
struct DeliverCase: FactCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "deliver",
            abstract: Wording("登记结果已送达", "record that the result was delivered").shown,
            aliases: ["送达"]
        )
    }

    @OptionGroup var target: CaseTarget
    @Option(
        help: ArgumentHelp(
            Wording("怎样送达：\(Choice<Delivery.Method>.list)", "how: \(Choice<Delivery.Method>.list)")
                .shown,
            valueName: "method"
        )
    )
    var by: Choice<Delivery.Method>
    @Option(
        help: ArgumentHelp(
            Wording(
                "谁领的：\(Choice<Delivery.Receiver>.list)",
                "who took it: \(Choice<Delivery.Receiver>.list)"
            ).shown,
            valueName: "receiver"
        )
    )
    var to = Choice(Delivery.Receiver.applicant)
    @OptionGroup var note: NoteOption

    func fact(in reading: CaseReading) throws -> CaseFact {
        .delivered(Delivery(method: by.value, receiver: to.value, note: try note.text()))
    }
}
