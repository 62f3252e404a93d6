import ArgumentParser
import Explanation
import NodeRuntime
import ServiceModel
import ServiceRecords
import Storage

/// The command `tongban matter deviate`.
struct DeviateMatter: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "deviate",
            abstract: Wording("指南与实际不符，报给县里", "tell the county that a guide is not what is done")
                .shown,
            discussion: Wording(
                "全县统一的要素这里改不了，只能报；县里答复后 tongban matter show 看得到。不要写个人信息。",
                "Elements of the county cannot be changed here, only reported; its answer shows in "
                    + "tongban matter show. Write nothing about persons."
            ).shown,
            aliases: ["不符"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Argument(
        help: ArgumentHelp(
            Wording("事项编码，或名称里的几个字", "code of the matter, or part of its name").shown,
            valueName: "matter"
        )
    )
    var matter: String
    @Option(
        help: ArgumentHelp(
            Wording("哪个要素：名称或编号；不写就是整份指南", "the element, by name or number").shown,
            valueName: "element"
        )
    )
    var element: String?
    @Option(
        help: ArgumentHelp(
            Wording("第几号材料（收费、问答同样）", "number of the material, fee or question").shown,
            valueName: "number"
        )
    )
    var material: Int?
    @Option(
        help: ArgumentHelp(
            Wording("实际是怎样；- 是标准输入", "what is done; - is standard input").shown,
            valueName: "text"
        )
    )
    var actual: String
    @Option(
        name: .customLong("case"),
        help: ArgumentHelp(
            Wording("哪一件发现的：编号或尾号", "the case at which it was noticed").shown,
            valueName: "no"
        )
    )
    var number: String?

    func answer() async throws -> Answer {
        let text = try TextSource.text(of: actual)
        var meant = try element.map { try MatterElement(meant: $0) }
        if meant == nil, material != nil { meant = .materialName }
        let (element, part) = (meant, material ?? 0)
        return try await options.withNode { node in
            var code: MatterCode
            var noticedAt: CaseID?
            if let number {
                let line = try await node.find(number)
                (code, noticedAt) = (line.matter, line.id)
                let named = try await node.listedMatter(meant: matter)
                guard named == code else { throw NodeError.noSuchMatter(matter) }
            } else {
                code = try await node.matter(meant: matter).code
            }
            let held = try await node.deviate(
                DeviationDraft(
                    matter: code,
                    element: element,
                    part: part,
                    actual: text,
                    noticedAt: noticedAt
                )
            )
            let lines = try await node.deviationLines([held])
            let isLocked =
                element.map {
                    ElementRules.standard.verdict(on: $0, setAt: .village) == .deviation
                } ?? false
            return Answer(
                "tongban.matter.deviate/1",
                DeviationFiling(deviation: lines[0], unified: isLocked)
            )
        }
    }
}

/// The command `tongban matter deviations`.
struct ListDeviations: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "deviations",
            abstract: Wording("报过哪些与实际不符，县里怎么答复", "deviations told, and the county's answers")
                .shown,
            aliases: ["不符清单"]
        )
    }

    @OptionGroup var options: GlobalOptions

    func answer() async throws -> Answer {
        try await options.withNode { node in
            let held = try await node.store.view { try $0.deviations() }
            let lines = try await node.deviationLines(held)
            return Answer("tongban.matter.deviations/1", DeviationListing(deviations: lines))
        }
    }
}

extension MatterElement {
    /// The element a person names by its number, its title or a part of it that fits no other.
    ///
    /// - Throws: `ArgumentFault.unknownElement` with those that fit.
    init(meant text: String) throws(ArgumentFault) {
        if let number = UInt8(text), let found = Self(rawValue: number) {
            self = found
            return
        }
        if let exact = Self(title: text) {
            self = exact
            return
        }
        let close =
            text.isEmpty
            ? []
            : Self.allCases.filter { element in
                element.title.contains(text)
                    || element.row.english.lowercased() == text.lowercased()
            }
        guard close.count == 1, let found = close.first else {
            throw .unknownElement(text, close.prefix(8).map(\.title))
        }
        self = found
    }
}

extension Node {
    /// Deviations with the names of their points and matters.
    func deviationLines(_ held: [HeldDeviation]) async throws -> [DeviationLine] {
        let today = today
        return try await store.view { view in
            let register = try view.register
            let day = try view.day(byClock: today)
            let names = Dictionary(
                try view.listedMatters(on: day).map { ($0.code, $0.name) },
                uniquingKeysWith: { first, _ in first }
            )
            return held.map { held in
                DeviationLine(
                    held,
                    pointName: register.point(held.point)?.name ?? "\(held.point.number)",
                    matterName: names[held.deviation.matter] ?? held.deviation.matter.text
                )
            }
        }
    }
}
