import ServiceModel

/// Reads a county's files in the order in which they refer to each other.
struct CountyReader {
    let folder: SourceFolder
    let limits: ImportLimits
    /// Lists that stand in workbooks.
    private let shelf: SheetShelf
    var report = ImportReport()
    /// Matters of which a line was rejected.
    var withheld: Set<MatterCode> = []

    init(_ folder: SourceFolder, _ shelf: SheetShelf, _ limits: ImportLimits) {
        self.folder = folder
        self.shelf = shelf
        self.limits = limits
        report.files = shelf.findings
        report.findings = shelf.emptyFiles.map {
            ImportFinding(.emptyFile, file: $0, line: 1, column: "", value: "")
        }
    }

    /// Reads every list of a county in a folder, out of text files or workbooks.
    init(county folder: SourceFolder, _ limits: ImportLimits) {
        var shelf = SheetShelf(ListRole.county, limits)
        shelf.take(allOf: folder)
        self.init(folder, shelf, limits)
    }

    /// The names of the lists and documents that are there, whatever holds them, sorted.
    var names: [String] {
        Set(folder.names()).union(shelf.files).sorted()
    }

    /// Where a list comes from.
    private func origin(of file: String) -> SheetSource {
        shelf[file]?.source ?? SheetSource(file)
    }

    mutating func read() -> CountyReading {
        let (organisations, points) = readOrganisations()
        let departments = readDepartments()
        let workflows = readWorkflows()
        let forms = readForms()
        let references = MatterReferences(
            departments: departments,
            workflows: workflows?.keys,
            forms: forms.isEmpty ? nil : Set(forms.map(\.id))
        )
        let list = readMatters(references)
        let materials = readMaterials(of: list?.keys, references)
        let further = readFurther(of: list?.keys)
        let delegations = readDelegations(of: list?.keys, points, references)
        let calendars = readCalendars()
        let formDocuments = checkForms(forms, against: list?.keys)
        let packages = readPackages(list?.keys, references)
        reportAbsence(list?.values ?? [], references, calendars, workflows)
        return CountyReading(
            report: report,
            data: report.isFatal
                ? nil
                : CountyData(
                    organisations: organisations,
                    departments: departments?.values ?? [],
                    matters: matters(list?.values ?? [], materials, further),
                    delegations: delegations.filter { !withheld.contains($0.matter) },
                    calendars: calendars,
                    documents: formDocuments + packages + (workflows?.documents ?? []),
                    withheld: withheld,
                    isWhole: report.isWhole
                )
        )
    }

    /// Judges the lines of a sheet; nil if there is too much wrong with it.
    mutating func settle<Value: Sendable>(
        _ sheet: Sheet,
        unique: [String] = [],
        judge: (inout SheetRecord) -> Value?
    ) -> SheetLedger<Value>? {
        do throws(FileFault) {
            let ledger = try SheetLedger(sheet, unique: unique, limits, judge: judge)
            report.findings += ledger.findings
            report.tallies.append(ledger.tally)
            withhold(ledger.rejected, of: sheet)
            return ledger
        } catch {
            report.files.append(FileFinding(sheet.source, error))
            return nil
        }
    }

    /// Notes the matters of rejected lines. A second line of a matter or material that stands takes
    /// nothing away from it; a row of a delegation or
    /// change list is one of its own even under a number that is taken.
    private mutating func withhold(_ records: [SheetRecord], of sheet: Sheet) {
        guard sheet.format.position(of: MatterElement.code.title) != nil else { return }
        for record in records
        where record.rejection?.code != .duplicate || sheet.format.key == ["序号"] {
            if let code = MatterCode(record[MatterElement.code.title]) { withheld.insert(code) }
        }
    }

    /// Reads a sheet that cannot be done without; nil if it is missing or cannot be read.
    ///
    /// - Parameter other: The file that refers to it; nil if every import needs it.
    mutating func requiredSheet(
        _ file: String,
        _ format: SheetFormat,
        neededBy other: String? = nil
    ) -> Sheet? {
        let sheet = sheet(file, format)
        if sheet == nil, !isReported(file) {
            report.files.append(FileFinding(file, .absent(neededBy: other)))
        }
        return sheet
    }

    /// Reads one sheet; nil if there is no such file, or if nothing can be read of it, which is
    /// reported.
    mutating func sheet(_ file: String, _ format: SheetFormat) -> Sheet? {
        do throws(FileFault) {
            let sheet: Sheet
            if let held = shelf[file] {
                sheet = try Sheet(held.rows, of: held.source, format, &report)
            } else {
                guard let source = source(file) else { return nil }
                sheet = try Sheet(source, format, limits, &report)
            }
            return sheet.records.isEmpty ? nil : sheet
        } catch {
            report.files.append(FileFinding(origin(of: file), error))
            return nil
        }
    }

    /// Reads a file; nil if there is none, or if it cannot be read, which is reported.
    mutating func source(_ file: String) -> SourceFile? {
        do throws(FileFault) {
            return try folder.file(file, limits)
        } catch {
            report.files.append(FileFinding(file, error))
            return nil
        }
    }

    /// Whether it is reported already why nothing was read of a file.
    func isReported(_ file: String) -> Bool {
        let origin = origin(of: file)
        // It may stand in the workbook that could not be read.
        return (shelf.isBroken && origin.sheet == nil && file.hasSuffix(".csv"))
            || report.files.contains { $0.source == origin && $0.fault.isFatal }
            || report.findings.contains {
                $0.source == origin && ($0.code == .emptyFile || $0.hint == .noColumn)
            }
    }

    /// Reports files that are not there: as a fault if something refers to them, else as a remark.
    private mutating func reportAbsence(
        _ matters: [MatterText],
        _ references: MatterReferences,
        _ calendars: [WorkingCalendar],
        _ workflows: DocumentFile?
    ) {
        func note(_ file: String, isHere: Bool, neededBy other: String?) {
            guard !isHere, !isReported(file) else { return }
            let fault: FileFault = other.map { .absent(neededBy: $0) } ?? .leftOut
            report.files.append(FileFinding(file, fault))
        }
        note(
            Self.departmentsFile,
            isHere: references.departments != nil,
            neededBy: matters.isEmpty ? nil : origin(of: Self.mattersFile).label
        )
        note(
            Self.workflowsFile,
            isHere: workflows != nil,
            neededBy: matters.contains { !$0[.workflow].isEmpty }
                ? origin(of: Self.mattersFile).label : nil
        )
        note(
            Self.formsDirectory,
            isHere: references.forms != nil,
            neededBy: matters.contains { !$0[.form].isEmpty }
                ? origin(of: Self.mattersFile).label : nil
        )
        let names = Set(names)
        note(Self.packagesFile, isHere: names.contains(Self.packagesFile), neededBy: nil)
        for file in workflows?.calendars ?? [] {
            note(file, isHere: names.contains(file), neededBy: Self.workflowsFile)
        }
        if calendars.isEmpty, workflows?.calendars.isEmpty ?? true {
            note(Self.calendarFiles, isHere: false, neededBy: nil)
        }
    }

    private func matters(
        _ list: [MatterText],
        _ materials: [String: [MaterialRequirement]],
        _ further: [String: FurtherGuide]
    ) -> [Matter] {
        list.compactMap { text in
            Matter(
                text,
                materials: materials[text[.code]] ?? [],
                further[text[.code]] ?? FurtherGuide()
            )
        }
        .filter { !withheld.contains($0.code) }
    }
}
