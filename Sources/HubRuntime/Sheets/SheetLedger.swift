/// What became of the lines of one sheet.
struct SheetLedger<Value: Sendable>: Sendable {
    /// What was read from the lines that were taken, in their order.
    private(set) var values: [Value] = []
    /// Lines that were rejected, with their reasons.
    private(set) var rejected: [SheetRecord] = []
    /// Which keys are taken, and which were rejected.
    private(set) var keys: KeyIndex
    /// What was noticed, in the order of the lines.
    private(set) var findings: [ImportFinding] = []
    /// How many lines were taken, rejected, skipped.
    private(set) var tally: ImportReport.Tally

    /// Judges each line of a sheet once, from the first to the last.
    ///
    /// An identical repeat of a line that was taken is skipped; another line of the same key, or of
    /// the same value in a unique column, is rejected.
    ///
    /// - Parameters:
    ///   - unique: Columns besides the key whose values stand once.
    ///   - judge: Holds against the line what the format cannot know, and reads its value if it
    ///     stands. It must reject what it cannot read.
    init(
        _ sheet: Sheet,
        unique: [String] = [],
        _ limits: ImportLimits,
        judge: (inout SheetRecord) -> Value?
    ) throws(FileFault) {
        keys = KeyIndex(file: sheet.source.label, column: sheet.format.key.first ?? "")
        tally = ImportReport.Tally(source: sheet.source, skipped: sheet.skipped)
        var taken: [String: SheetRecord] = [:]
        var uniques: [String: [String: Int]] = [:]
        for var record in sheet.records {
            if let earlier = taken[record.key] {
                if earlier.values == record.values {
                    tally.skipped += 1
                    record.warn(.sameAgain, keys.column, .sameAs(line: earlier.line))
                    findings += record.warnings.suffix(1)
                    continue
                }
                record.reject(.duplicate, keys.column, .sameAs(line: earlier.line))
            }
            for title in unique where !record[title].isEmpty {
                if let line = uniques[title]?[record[title]] {
                    record.reject(.duplicate, title, .sameAs(line: line))
                }
            }
            let value = judge(&record)
            findings += record.warnings
            if let rejection = record.rejection {
                findings.append(rejection)
                rejected.append(record)
                tally.rejected += 1
                keys.reject(record.key, line: record.line)
            } else if let value {
                taken[record.key] = record
                for title in unique { uniques[title, default: [:]][record[title]] = record.line }
                values.append(value)
                tally.taken += 1
                keys.take(record.key)
            }
            guard findings.count <= limits.findings else {
                throw .tooManyFindings(limit: limits.findings)
            }
        }
    }
}

/// The keys of a file, for those that refer to them.
struct KeyIndex: Sendable {
    /// The file.
    let file: String
    /// The title of its key column.
    let column: String

    private var taken: Set<String> = []
    private var rejected: [String: Int] = [:]

    /// Starts without a key.
    init(file: String, column: String) {
        self.file = file
        self.column = column
    }

    /// Adds a key that may be referred to.
    mutating func take(_ key: String) {
        taken.insert(key)
    }

    /// Notes a key whose line was rejected; it may not be referred to unless another line has it.
    mutating func reject(_ key: String, line: Int) {
        rejected[key] = rejected[key] ?? line
    }

    /// Whether a key may be referred to.
    func contains(_ key: String) -> Bool {
        taken.contains(key)
    }

    /// Why a key may not be referred to.
    func hint(for key: String) -> ImportHint {
        if let line = rejected[key] { return .rejected(file: file, line: line) }
        return .listed(file: file, column: column)
    }
}
