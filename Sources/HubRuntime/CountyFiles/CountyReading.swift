/// What reading a county's directory gave: everything noticed, and the data that stands.
public struct CountyReading: Sendable {
    /// Everything noticed, file by file.
    public let report: ImportReport

    private let data: CountyData?

    init(report: ImportReport, data: CountyData?) {
        self.report = report
        self.data = data
    }

    /// The county, if it may be taken.
    ///
    /// - Parameter allowPartial: Whether what is right may be taken although lines were rejected.
    /// - Throws: ``ImportRejected`` if a line was rejected and nobody asked for a part, or if a file
    ///   as a whole cannot be taken.
    public func county(allowPartial: Bool = false) throws(ImportRejected) -> CountyData {
        guard let data, !report.isFatal, report.isWhole || allowPartial else {
            throw ImportRejected(report)
        }
        return data
    }
}

extension CountyData {
    /// Reads a county's files by the import contract.
    ///
    /// Each list is a text file of the name below, or a sheet of a workbook (`.xlsx`) in the folder,
    /// found by its name or its titles.
    ///
    /// `orgs.csv`, `matters.csv`, `materials.csv` and `delegation.csv` must be there; so must
    /// `departments.csv`, `workflows.json`, files of `forms/`, and `calendar-YYYY.csv` that
    /// something refers to. `packages.json` is read if it is there. All that is wrong is found in
    /// one reading; O(size of the files).
    public static func read(
        _ folder: SourceFolder,
        limits: ImportLimits = .county
    ) -> CountyReading {
        var reader = CountyReader(county: folder, limits)
        return reader.read()
    }

    /// Reads a county's directory, or nothing of it if anything is wrong.
    ///
    /// - Throws: ``ImportRejected`` with everything that was noticed.
    public init(directory: String) throws(ImportRejected) {
        self = try Self.read(SourceFolder(at: directory)).county()
    }
}
