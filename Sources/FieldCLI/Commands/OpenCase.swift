import ArgumentParser
import Explanation
import NodeRuntime
import ServiceModel
import ServiceRecords
import Storage

/// The command `tongban case open`.
struct OpenCase: AnsweringCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "open",
            abstract: Wording("开一件；个人信息从文件、标准输入或键盘来", "open a case").shown,
            discussion: Wording(
                "表单是 JSON：\(CaseForm.entries.joined(separator: "、"))，只有 name 必填。",
                "A JSON form: \(CaseForm.entries.joined(separator: ", ")); only name is required."
            ).shown,
            aliases: ["新建"]
        )
    }

    @OptionGroup var options: GlobalOptions
    @Option(
        help: ArgumentHelp(
            Wording("事项编码，或名称里的几个字", "code of the matter, or part of its name").shown,
            valueName: "matter"
        )
    )
    var matter: String
    @Option(
        help: ArgumentHelp(
            Wording("收到的材料，如 1,2", "materials handed in, such as 1,2").shown,
            valueName: "list"
        )
    )
    var material: String?
    @Flag(help: ArgumentHelp(Wording("材料都收到了", "all materials are handed in").shown))
    var allMaterials = false
    @Flag(help: ArgumentHelp(Wording("先存草稿，不接件", "keep it a draft").shown))
    var draft = false
    @Option(
        help: ArgumentHelp(
            Wording("表单文件；- 是标准输入", "the form; - is standard input").shown,
            valueName: "file"
        )
    )
    var from: String?

    func answer() async throws -> Answer {
        let listed = try material.map { try MaterialList($0).numbers } ?? []
        return try await options.withNode { node in
            let held = try await node.matter(meant: matter)
            let (form, materials) = try fill(held, listed)
            do {
                let committed = try await node.open(
                    held.code,
                    applicant: form.applicant,
                    fields: form.fields,
                    materials: materials,
                    receive: !draft
                )
                guard let number = committed.number?.description else {
                    throw NodeError.noSuchCase("")
                }
                LastCase(of: options.directory).remember(number)
                return try await node.outcome(
                    of: Term("open", "开办", "opened"),
                    on: node.find(number)
                )
            } catch let refusal as Refusal {
                throw ErrorText.problem(for: refusal, about: Subject(matter: held))
            }
        }
    }

    /// The form and the materials: from the file named, else asked for step by step.
    private func fill(_ matter: Matter, _ listed: [Int]) throws -> (CaseForm, [Int]) {
        let all = matter.materials.map(\.number)
        if let from {
            let form = try CaseForm(json: TextSource(from).read())
            return (form, allMaterials ? all : listed)
        }
        let keyboard = try Keyboard(insteadOf: "--from FILE")
        keyboard.say(matter.name.printable + "\n")
        let form = try CaseForm(asking: keyboard)
        var materials = allMaterials ? all : listed
        if materials.isEmpty { materials = try CaseForm.materials(of: matter, asking: keyboard) }
        let answer = keyboard.ask(Wording("确认开办？[Y/n] ", "Open the case? [Y/n] "))
        guard let answer, ["", "y", "Y", "是"].contains(answer) else {
            throw ArgumentFault.cancelled
        }
        return (form, materials)
    }
}
