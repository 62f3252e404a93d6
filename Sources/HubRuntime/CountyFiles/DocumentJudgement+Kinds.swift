import ServiceModel

extension DocumentJudgement {
    /// A form must say for which matters it is, and hold an example of its own that is right.
    mutating func checkForm(_ form: FormFile, _ matters: KeyIndex?) {
        guard let head = form.node["x-form"], head.members != nil else {
            return reject(.missing, "x-form", JSONNode(line: form.node.line, value: .string("")))
        }
        for fault in Form.read(form.node).faults where fault.reason != .missing("formId") {
            let node = JSONNode(line: fault.line, value: .string(fault.path))
            reject(.notInEnumeration, fault.path, node, .form(fault.reason))
        }
        if let id = text("formId", of: head, at: "x-form."), id != form.id {
            reject(.codeMismatch, "x-form.formId", head["formId"] ?? head, .shouldBe(form.id))
        }
        for (index, code) in list("matterCodes", of: head, at: "x-form.").enumerated() {
            refer(code, at: "x-form.matterCodes[\(index)]", to: matters)
        }
        let none = JSONNode(line: form.node.line, value: .string(""))
        guard let examples = form.node["x-examples"] else {
            return reject(.missing, "x-examples", none)
        }
        _ = list("valid", of: examples, at: "x-examples.")
        if examples["invalid"]?.elements == nil {
            reject(.missing, "x-examples.invalid", examples["invalid"] ?? none)
        }
    }

    /// A template's code stands once, and its transitions lead between states it has.
    mutating func checkWorkflow(_ template: JSONNode, at path: String, _ earlier: KeyIndex) {
        if let id = text("模板编码", of: template, at: path), earlier.contains(id) {
            reject(.duplicate, path + "模板编码", template["模板编码"] ?? template)
        }
        var states = KeyIndex(file: file, column: path + "状态")
        for state in list("状态", of: template, at: path) {
            if let name = text("状态", of: state, at: path + "状态.") { states.take(name) }
        }
        if text("初始状态", of: template, at: path) != nil, let first = template["初始状态"] {
            refer(first, at: path + "初始状态", to: states)
        }
        for (index, step) in list("迁移", of: template, at: path).enumerated() {
            for end in ["从", "到"] {
                let place = path + "迁移[\(index)]."
                if text(end, of: step, at: place) != nil, let node = step[end] {
                    refer(node, at: place + end, to: states)
                }
            }
        }
    }

    /// A package's members, their order and its department lead somewhere.
    mutating func checkPackage(
        _ package: JSONNode,
        at path: String,
        _ earlier: KeyIndex,
        _ matters: KeyIndex?,
        _ references: MatterReferences
    ) {
        if let id = text("套餐编码", of: package, at: path), earlier.contains(id) {
            reject(.duplicate, path + "套餐编码", package["套餐编码"] ?? package)
        }
        _ = text("套餐名称", of: package, at: path)
        if text("牵头部门", of: package, at: path) != nil, let lead = package["牵头部门"] {
            refer(lead, at: path + "牵头部门", to: references.departments?.keys)
        }
        if text("流程模板", of: package, at: path) != nil, let template = package["流程模板"] {
            refer(template, at: path + "流程模板", to: references.workflows)
        }
        for (index, level) in list("受理层级", of: package, at: path).enumerated() {
            choose(level, at: path + "受理层级[\(index)]", of: Words.tiers.words)
        }
        checkMembers(of: package, at: path, matters, references)
        for (index, shared) in (package["共享材料"]?.elements ?? []).enumerated() {
            for (number, matter) in (shared["适用事项"]?.elements ?? []).enumerated() {
                refer(matter, at: path + "共享材料[\(index)].适用事项[\(number)]", to: matters)
            }
        }
    }

    private mutating func checkMembers(
        of package: JSONNode,
        at path: String,
        _ matters: KeyIndex?,
        _ references: MatterReferences
    ) {
        let members = list("成员事项", of: package, at: path)
        let numbers = members.map { $0["序号"]?.integer }
        for (index, member) in members.enumerated() {
            let place = path + "成员事项[\(index)]."
            let number = member["序号"]
            if number?.integer == nil {
                reject(.notNumber, place + "序号", number ?? member, .wholeNumber(1...9_999))
            } else if numbers[..<index].contains(number?.integer) {
                reject(.duplicate, place + "序号", number ?? member)
            }
            if text("实施编码", of: member, at: place) != nil, let code = member["实施编码"] {
                refer(code, at: place + "实施编码", to: matters)
            }
            if let department = member["主管部门"] {
                refer(department, at: place + "主管部门", to: references.departments?.keys)
            }
            for before in member["前置序号"]?.elements ?? []
            where before.integer == nil || !numbers.contains(before.integer) {
                let hint = ImportHint.listed(file: file, column: path + "成员事项.序号")
                reject(.danglingReference, place + "前置序号", before, hint)
            }
        }
    }
}
