import ServiceModel

/// A form of the directory `forms/`, parsed and not judged yet.
struct FormFile: Sendable {
    /// Its name without `.json`.
    let id: String
    /// Its file, relative to the directory.
    let file: String
    /// What it holds.
    let node: JSONNode
}

/// The documents of one file, and their identifiers for those that refer to them.
struct DocumentFile: Sendable {
    var documents: [ReferenceDocument] = []
    var keys: KeyIndex
    /// Calendars the file refers to, by file name.
    var calendars: [String] = []
}

extension CountyReader {
    static let packagesFile = "packages.json"
    static let workflowsFile = "workflows.json"
    static let formsDirectory = "forms"

    /// Parses the forms.
    mutating func readForms() -> [FormFile] {
        folder.names(in: Self.formsDirectory)
            .filter { $0.hasSuffix(".json") }
            .compactMap { name in
                let file = Self.formsDirectory + "/" + name
                guard let node = document(file) else { return nil }
                return FormFile(id: String(name.dropLast(5)), file: file, node: node)
            }
    }

    /// Judges the forms, which name matters as matters name them.
    mutating func checkForms(_ forms: [FormFile], against matters: KeyIndex?) -> [ReferenceDocument]
    {
        forms.compactMap { form in
            var judgement = DocumentJudgement(file: form.file)
            judgement.checkForm(form, matters)
            guard finish(judgement) else { return nil }
            return ReferenceDocument(kind: .form, id: form.id, text: form.node.compact)
        }
    }

    /// Reads the workflow templates; nil if there is no such file or it cannot be read.
    mutating func readWorkflows() -> DocumentFile? {
        guard let node = document(Self.workflowsFile) else { return nil }
        var result = DocumentFile(keys: KeyIndex(file: Self.workflowsFile, column: "模板编码"))
        var whole = DocumentJudgement(file: Self.workflowsFile)
        let templates = whole.list("templates", of: node)
        guard finish(whole, counted: false) else { return nil }
        // What holds for all templates, counting and warning, goes with each: whoever holds one
        // template can count its deadlines.
        let shared = node.members?.filter { !["templates", "version"].contains($0.name) } ?? []
        for (index, template) in templates.enumerated() {
            var judgement = DocumentJudgement(file: Self.workflowsFile)
            judgement.checkWorkflow(template, at: "templates[\(index)].", result.keys)
            let id = template["模板编码"]?.string ?? ""
            if finish(judgement) {
                result.keys.take(id)
                result.documents.append(
                    ReferenceDocument(
                        kind: .workflow,
                        id: id,
                        text: template.adding(shared).compact
                    )
                )
            } else {
                result.keys.reject(id, line: template.line)
            }
        }
        result.calendars =
            node["计时规则"]?["日历"]?.elements?.compactMap(\.string) ?? []
        return result
    }

    /// Reads the "one thing" packages (一件事).
    mutating func readPackages(
        _ matters: KeyIndex?,
        _ references: MatterReferences
    ) -> [ReferenceDocument] {
        guard let node = document(Self.packagesFile) else { return [] }
        var whole = DocumentJudgement(file: Self.packagesFile)
        let packages = whole.list("packages", of: node)
        guard finish(whole, counted: false) else { return [] }
        var keys = KeyIndex(file: Self.packagesFile, column: "套餐编码")
        var documents: [ReferenceDocument] = []
        for (index, package) in packages.enumerated() {
            var judgement = DocumentJudgement(file: Self.packagesFile)
            judgement.checkPackage(package, at: "packages[\(index)].", keys, matters, references)
            let id = package["套餐编码"]?.string ?? ""
            guard finish(judgement) else { continue }
            keys.take(id)
            documents.append(ReferenceDocument(kind: .package, id: id, text: package.compact))
        }
        return documents
    }

    /// Reads a JSON file; nil if there is none, or if it cannot be read, which is reported.
    private mutating func document(_ file: String) -> JSONNode? {
        guard let source = source(file) else { return nil }
        do throws(FileFault) {
            let text = try SourceText(source.bytes)
            guard !text.utf8.isEmpty else {
                report.findings.append(
                    ImportFinding(.emptyFile, file: file, line: 1, column: "", value: "")
                )
                return nil
            }
            if text.encoding != .utf8 {
                report.files.append(FileFinding(file, .encoding(text.encoding)))
            }
            return try JSONScanner.document(text, limits)
        } catch {
            report.files.append(FileFinding(file, error))
            return nil
        }
    }

    /// Notes what was found; whether the document is taken.
    private mutating func finish(_ judgement: DocumentJudgement, counted: Bool = true) -> Bool {
        report.findings += judgement.findings
        guard counted else { return judgement.stands }
        let index =
            report.tallies.firstIndex { $0.source.file == judgement.file }
            ?? report.tallies.endIndex
        if index == report.tallies.endIndex {
            report.tallies.append(ImportReport.Tally(source: SheetSource(judgement.file)))
        }
        if judgement.stands {
            report.tallies[index].taken += 1
        } else {
            report.tallies[index].rejected += 1
        }
        return judgement.stands
    }
}
