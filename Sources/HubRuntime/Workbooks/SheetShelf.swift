import ServiceModel

/// Which sheet of which workbook holds each list of the contract.
struct SheetShelf {
    /// One list that a workbook holds.
    struct Holding {
        let source: SheetSource
        let rows: [SheetRow]
    }

    /// What is wrong with workbooks, or was passed over in them.
    private(set) var findings: [FileFinding] = []
    /// Whether some workbook could not be read, so that lists may be missing for that reason only.
    private(set) var isBroken = false
    /// Empty workbooks.
    private(set) var emptyFiles: [String] = []

    private var holdings: [String: Holding] = [:]
    private let roles: [ListRole]
    private let limits: ImportLimits

    /// Holds nothing.
    init(_ roles: [ListRole], _ limits: ImportLimits) {
        self.roles = roles
        self.limits = limits
    }

    /// The list that the contract calls by the name of this file; nil if no workbook holds it.
    subscript(file: String) -> Holding? { holdings[file] }

    /// The lists that workbooks hold, by the names of their files, sorted.
    var files: [String] { holdings.keys.sorted() }

    /// Whether a file is a workbook that can be read, by its name.
    static func isWorkbook(_ name: String) -> Bool {
        [".xlsx", ".xlsm"].contains { name.lowercased().hasSuffix($0) }
    }

    /// Whether a file is a workbook or table of another format, by its name.
    static func isOtherTable(_ name: String) -> Bool {
        [".xls", ".xlsb", ".et", ".ett", ".ods"].contains { name.lowercased().hasSuffix($0) }
    }

    /// Takes the lists out of all workbooks of a folder.
    mutating func take(allOf folder: SourceFolder) {
        let names = folder.names()
        if case .workbook(_, let name) = folder, !names.contains(name) {
            fail(SheetSource(name), .absent(neededBy: nil))
        }
        for name in names where Self.isOtherTable(name) {
            fail(SheetSource(name), .workbook(.otherFormat))
        }
        // A spreadsheet keeps `~$NAME.xlsx` while it has the file open.
        let workbooks = names.filter { Self.isWorkbook($0) && !$0.hasPrefix("~$") }
        guard workbooks.count <= limits.workbooks else {
            return fail(
                SheetSource(workbooks[limits.workbooks]),
                .tooManyWorkbooks(limit: limits.workbooks)
            )
        }
        for name in workbooks { take(name, of: folder) }
        refuseTwice(files, of: folder)
    }

    /// Refuses lists that stand in a workbook and in a text file of the folder as well.
    mutating func refuseTwice(_ files: [String], of folder: SourceFolder) {
        let names = folder.names()
        for file in files where names.contains(file) {
            guard let holding = holdings[file] else { continue }
            findings.append(FileFinding(holding.source, .listTwice(other: file)))
        }
    }

    /// Takes the lists out of one workbook, if it is there.
    mutating func take(_ name: String, of folder: SourceFolder) {
        do throws(FileFault) {
            guard let file = try folder.file(name, limits) else { return }
            guard !file.bytes.isEmpty else {
                isBroken = true
                emptyFiles.append(name)
                return
            }
            let workbook = try Workbook(file.bytes, limits)
            let filled = workbook.sheets.filter { !$0.isHidden && !$0.rows.isEmpty }
            for sheet in workbook.sheets { take(sheet, of: name, isOnly: filled.count == 1) }
        } catch { fail(SheetSource(name), error) }
    }

    private mutating func take(_ sheet: WorkbookSheet, of file: String, isOnly: Bool) {
        let source = SheetSource(file, sheet: sheet.name)
        guard !sheet.isHidden else {
            findings.append(FileFinding(source, .sheetPassedOver(isHidden: true)))
            return
        }
        let stem = file.split(separator: ".").dropLast().joined(separator: ".")
        guard let role = role(of: sheet, stem: isOnly ? stem : nil),
            let list = Self.file(of: role, [sheet.name, stem], sheet.rows)
        else {
            // A sheet that was never used says nothing about itself.
            if !sheet.rows.isEmpty {
                findings.append(FileFinding(source, .sheetPassedOver(isHidden: false)))
            }
            return
        }
        if let other = holdings[list] {
            findings.append(FileFinding(source, .listTwice(other: other.source.label)))
            return
        }
        holdings[list] = Holding(source: source, rows: sheet.rows)
        if sheet.hiddenRows > 0 {
            findings.append(FileFinding(source, .hiddenRows(sheet.hiddenRows)))
        }
    }

    /// The list a sheet holds: by its name, by the name of a file that has no other sheet, else by
    /// its titles.
    private func role(of sheet: WorkbookSheet, stem: String?) -> ListRole? {
        if let named = roles.first(where: { $0.isNamed(sheet.name) }) { return named }
        if let stem, let named = roles.first(where: { $0.isNamed(stem) }) { return named }
        let fits = roles.compactMap { role in role.fit(of: sheet.rows).map { (role, $0) } }
        return fits.max { $0.1 < $1.1 }?.0
    }

    /// The file that a list would have; a calendar's name has its year, out of the names of sheet
    /// and file, else out of its first day.
    private static func file(of role: ListRole, _ names: [String], _ rows: [SheetRow]) -> String? {
        guard role.file == CountyReader.calendarFiles else { return role.file }
        let named = names.lazy.compactMap { name in
            name.split { !("0"..."9").contains($0) }.first { $0.count == 4 }.flatMap { Int($0) }
        }.first
        let dated = rows.lazy.flatMap { row in
            row.cells.map { CivilDayText.counted($0, lag: row.dayLag) }
        }.compactMap { CivilDayText($0)?.day.date.year }.first
        guard let year = named ?? dated, (1...9999).contains(year) else { return nil }
        return "calendar-\(year).csv"
    }

    private mutating func fail(_ source: SheetSource, _ fault: FileFault) {
        isBroken = true
        findings.append(FileFinding(source, fault))
    }
}
