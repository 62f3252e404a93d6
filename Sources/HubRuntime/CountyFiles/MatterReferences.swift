import ServiceModel

/// What lines of matters, materials and delegations may refer to.
///
/// Where a whole file is missing its references are not judged line by line: one fault names the
/// file.
struct MatterReferences {
    let departments: DepartmentIndex?
    let workflows: KeyIndex?
    /// Identifiers of forms; nil if there are none at all.
    let forms: Set<String>?

    /// Rejects a line whose cell names no department by its code; an empty cell names none.
    func checkDepartment(_ record: inout SheetRecord, _ title: String) {
        check(&record, .jointBody, record[title], at: title)
    }

    /// Rejects a line of a matter whose references lead nowhere.
    func check(_ record: inout SheetRecord) {
        checkBody(&record)
        for element in [MatterElement.jointBody, .workflow, .form] {
            check(&record, element, record[element.title], at: element.title)
        }
    }

    /// Rejects a line that refers to nothing by the text it has for an element.
    ///
    /// - Parameter title: The column where the text stands.
    func check(
        _ record: inout SheetRecord,
        _ element: MatterElement,
        _ text: String,
        at title: String
    ) {
        guard !text.isEmpty else { return }
        switch element {
        case .jointBody:
            if let keys = departments?.keys, !keys.contains(text) {
                record.reject(.danglingReference, title, keys.hint(for: text))
            }
        case .workflow:
            if let workflows, !workflows.contains(text) {
                record.reject(.danglingReference, title, workflows.hint(for: text))
            }
        case .form:
            if let forms, !forms.contains(text) {
                let file = "\(CountyReader.formsDirectory)/\(text).json"
                record.reject(.danglingReference, title, .listed(file: file, column: ""))
            }
        case .body:
            if let departments, departments.creditCodes[text] == nil {
                record.reject(.unknownDepartment, title, departments.names.hint(for: text))
            }
        default: break
        }
    }

    private func checkBody(_ record: inout SheetRecord) {
        guard let departments else { return }
        let (title, codeTitle) = (MatterElement.body.title, MatterElement.bodyCode.title)
        guard let body = departments.creditCodes[record[title]] else {
            let hint = departments.names.hint(for: record[title])
            return record.reject(.unknownDepartment, title, hint)
        }
        if body != record[codeTitle] {
            record.reject(.unknownDepartment, codeTitle, .shouldBe(body))
        }
    }
}

/// Departments by their code and by their name.
struct DepartmentIndex {
    let values: [Department]
    let keys: KeyIndex
    let names: KeyIndex
    /// Credit codes by name.
    let creditCodes: [String: String]

    /// - Parameter rejected: Lines of departments that were rejected, by name.
    init(_ values: [Department], _ keys: KeyIndex, rejected: [(name: String, line: Int)] = []) {
        self.values = values
        self.keys = keys
        var names = KeyIndex(file: keys.file, column: "部门名称")
        for department in values { names.take(department.name) }
        for (name, line) in rejected { names.reject(name, line: line) }
        self.names = names
        creditCodes = Dictionary(
            values.map { ($0.name, $0.creditCode) },
            uniquingKeysWith: { first, _ in first }
        )
    }
}
