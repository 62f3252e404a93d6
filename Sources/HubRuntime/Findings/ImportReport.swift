/// All that was noticed while a county's files were read, in the order of files and lines.
public struct ImportReport: Hashable, Sendable {
    /// What is wrong with whole files.
    public internal(set) var files: [FileFinding] = []
    /// What was noticed about single cells and lines.
    public internal(set) var findings: [ImportFinding] = []
    /// How many lines each file gave, in the order in which the files were read.
    public internal(set) var tallies: [Tally] = []

    /// What became of the lines of one file.
    public struct Tally: Hashable, Sendable {
        /// The file, or the sheet of it.
        public let source: SheetSource
        /// Lines that were taken.
        public internal(set) var taken = 0
        /// Lines that were rejected.
        public internal(set) var rejected = 0
        /// Lines that were skipped without loss: blank, repeated, below the table.
        public internal(set) var skipped = 0
    }

    /// Starts with nothing noticed.
    public init() {}

    /// Findings that reject a line or a file; O(findings).
    public var rejections: [ImportFinding] {
        findings.filter { $0.severity == .rejection }
    }

    /// Findings that keep the line or skip it without loss; O(findings).
    public var warnings: [ImportFinding] {
        findings.filter { $0.severity == .warning }
    }

    /// Whether a file as a whole cannot be taken, so that nothing can; O(findings).
    public var isFatal: Bool {
        files.contains { $0.fault.isFatal }
            || findings.contains {
                $0.code == .emptyFile || ($0.code == .missing && $0.hint == .noColumn)
            }
    }

    /// Whether every line of every file was taken or skipped without loss; O(findings).
    public var isWhole: Bool {
        !isFatal && !findings.contains { $0.severity == .rejection }
    }

    /// Appends what another report holds.
    public mutating func append(_ other: ImportReport) {
        files += other.files
        findings += other.findings
        tallies += other.tallies
    }
}

/// Thrown when files are not taken; nothing was imported.
public struct ImportRejected: Error, Hashable, Sendable {
    /// Why, with everything else that was noticed.
    public let report: ImportReport

    /// Refuses the files of a report.
    public init(_ report: ImportReport) {
        self.report = report
    }
}
