import ArgumentParser
import Explanation
import ServiceModel

/// The command `tongban case correct`.
struct CorrectCase: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "correct",
            abstract: Wording("一次告知要补正什么", "tell the applicant what is missing").shown,
            aliases: ["补正"]
        )
    }

    @OptionGroup var target: CaseTarget
    @Option(
        help: ArgumentHelp(
            Wording("要补的材料，如 2,3", "materials to bring, such as 2,3").shown,
            valueName: "list"
        )
    )
    var material: String?
    @Option(
        help: ArgumentHelp(
            Wording("还要改什么；- 是标准输入", "what else; - is standard input").shown,
            valueName: "text"
        )
    )
    var note = ""

    func answer() async throws -> Answer {
        let materials = try material.map { try MaterialList($0).numbers } ?? []
        let note = try TextSource.text(of: note)
        return try await target.act(Transition.requestCorrection.term) { _, _ in
            .requestCorrection(materials: materials, note: note)
        }
    }
}

/// Which material.
struct MaterialOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(Wording("材料序号", "number of the material").shown, valueName: "n")
    )
    var material: Int
}

/// The command `tongban case take`.
struct TakeMaterial: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "take",
            abstract: Wording("收一份材料", "take a material").shown,
            aliases: ["收材料"]
        )
    }

    @OptionGroup var target: CaseTarget
    @OptionGroup var paper: MaterialOption

    func answer() async throws -> Answer {
        let number = paper.material
        return try await target.act(Term("take", "收材料", "took the material")) { _, _ in
            .takeMaterial(number)
        }
    }
}

/// The command `tongban case return`.
struct ReturnMaterial: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "return",
            abstract: Wording("退一份材料", "give a material back").shown,
            aliases: ["退材料"]
        )
    }

    @OptionGroup var target: CaseTarget
    @OptionGroup var paper: MaterialOption

    func answer() async throws -> Answer {
        let number = paper.material
        return try await target.act(Term("return", "退材料", "gave the material back")) { _, _ in
            .returnMaterial(number)
        }
    }
}
