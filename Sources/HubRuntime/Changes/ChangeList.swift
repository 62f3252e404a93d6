public import ServiceModel

/// A change list of the county's catalogue (目录动态调整), with the new matters it brings.
public struct ChangeList: Hashable, Sendable {
    /// The changes, in the order of the list.
    public let changes: [CatalogueChange]
    /// Matters of which some line was rejected; none of their changes are in ``changes``, because
    /// changes of one matter belong together.
    public let withheld: Set<MatterCode>

    /// What lines of a change list may refer to, as the county has published it.
    public struct Known: Sendable {
        let departments: [Department]
        let workflows: [String]
        let forms: [String]

        /// Names the departments, and the identifiers of workflow templates and forms.
        public init(departments: [Department], workflows: [String], forms: [String]) {
            self.departments = departments
            self.workflows = workflows
            self.forms = forms
        }
    }

    /// Reads a list `NAME.csv` of a folder, and beside it `NAME-new-matters.csv` and `NAME-new-materials.csv`
    /// if the list brings new matters; or a workbook `NAME.xlsx`, which may hold all three.
    ///
    /// What can be judged by the files alone is judged here; whether an old value stands, and
    /// whether a matter is there at all, is judged against the catalogue when the list is applied.
    ///
    /// - Complexity: O(size of the files).
    public static func read(
        _ name: String,
        in folder: SourceFolder,
        knowing known: Known,
        limits: ImportLimits = .county
    ) -> ChangeReading {
        var reader = ChangeReader(name, folder, known, limits)
        return reader.read()
    }

    /// Reads a list by its path, and beside it the new matters it brings.
    public static func read(
        _ path: String,
        knowing known: Known,
        limits: ImportLimits = .county
    ) -> ChangeReading {
        let (directory, name) = SourceFolder.split(path)
        return read(name, in: .directory(directory), knowing: known, limits: limits)
    }

    /// Whether a workbook holds a change list rather than a county's lists; false if it cannot be
    /// read.
    ///
    /// - Complexity: O(what its parts unpack to), bounded by the limits.
    public static func stands(
        inWorkbook name: String,
        of folder: SourceFolder,
        limits: ImportLimits = .county
    ) -> Bool {
        let file = ChangeReader.stem(of: name) + ".csv"
        let changes = ListRole.changes(file, stem: ChangeReader.stem(of: name)).prefix(1)
        var shelf = SheetShelf(changes + ListRole.county, limits)
        shelf.take(name, of: folder)
        return shelf[file] != nil
    }
}

/// What reading a change list gave: everything noticed, and the changes that stand.
public struct ChangeReading: Sendable {
    /// Everything noticed, file by file.
    public let report: ImportReport

    private let list: ChangeList

    init(report: ImportReport, list: ChangeList) {
        self.report = report
        self.list = list
    }

    /// The changes, if they may be taken.
    ///
    /// - Parameter allowPartial: Whether what is right may be taken although lines were rejected.
    /// - Throws: ``ImportRejected`` if a line was rejected and nobody asked for a part, or if a file
    ///   as a whole cannot be taken.
    public func list(allowPartial: Bool = false) throws(ImportRejected) -> ChangeList {
        guard !report.isFatal, report.isWhole || allowPartial else {
            throw ImportRejected(report)
        }
        return list
    }
}

extension CatalogueChange {
    /// A finding about the change's own line in its list, for what only the catalogue can tell:
    /// ``ImportCode/oldValue``, ``ImportCode/withdrawn`` and the like.
    ///
    /// - Parameter file: The list's name.
    public func finding(
        _ code: ImportCode,
        in file: String,
        _ hint: ImportHint?
    ) -> ImportFinding {
        let (column, value) =
            switch act {
            case .set(_, let old, _): ("原值", old)
            case .takeBack(_, let mode): ("原值", Words.modes.word(for: mode) ?? "")
            case .add, .delegate: ("实施编码", matter.text)
            }
        return ImportFinding(
            code,
            file: file,
            line: line,
            column: code == .oldValue ? column : "实施编码",
            value: code == .oldValue ? value : matter.text,
            hint: hint
        )
    }
}
