/// One file as records, before they are judged against other files.
struct Sheet: Sendable {
    /// Its name, relative to the directory.
    let file: String
    /// Its format.
    let format: SheetFormat
    /// Its lines but for the header and those that are skipped; none if nothing can be read.
    private(set) var records: [SheetRecord]
    /// Lines that were skipped.
    private(set) var skipped: Int

    /// Reads a file by its format; what is noticed about the whole file goes to the report.
    ///
    /// A file without a line of values counts as empty: what it would remove was hardly meant.
    init(
        _ source: SourceFile,
        _ format: SheetFormat,
        _ limits: ImportLimits,
        _ report: inout ImportReport
    ) throws(FileFault) {
        let rows = try SheetRow.rows(of: SourceText(source.bytes), limits)
        try self.init(rows, of: source.name, format, &report)
    }

    /// Reads rows, of whatever origin, by a format.
    init(
        _ rows: [SheetRow],
        of file: String,
        _ format: SheetFormat,
        _ report: inout ImportReport
    ) throws(FileFault) {
        self.file = file
        self.format = format
        records = []
        skipped = 0
        let values = rows.dropFirst().filter { !$0.isBlank && !$0.isFooter }
        guard let first = rows.first, !values.isEmpty else {
            report.findings.append(
                ImportFinding(.emptyFile, file: file, line: 1, column: "", value: "")
            )
            return
        }
        let known = report.findings.count
        let header = try SheetHeader(first, of: file, format, &report)
        guard !report.findings[known...].contains(where: { $0.code == .missing }) else { return }
        var records: [SheetRecord] = []
        var skipped = 0
        for row in rows.dropFirst() {
            if let code = row.isBlank ? ImportCode.blankRow : row.isFooter ? .footerRow : nil {
                skipped += 1
                let value = row.isBlank ? "" : row.cells.joined(separator: " ").trimmingBlanks()
                report.findings.append(
                    ImportFinding(code, file: file, line: row.line, column: "", value: value)
                )
            } else {
                records.append(SheetRecord(row, of: file, header, format))
            }
        }
        self.records = records
        self.skipped = skipped
    }
}

extension SheetRow {
    fileprivate var isBlank: Bool {
        cells.allSatisfy { $0.unicodeScalars.allSatisfy(\.isBlank) }
    }

    /// Whether a total or a signature stands here instead of a line of the table.
    fileprivate var isFooter: Bool {
        guard let first = cells.first(where: { !$0.unicodeScalars.allSatisfy(\.isBlank) }) else {
            return false
        }
        let word = first.removingBlanks()
        return Self.footers.contains { word.hasPrefix($0) }
    }

    private static let footers = [
        "合计", "总计", "小计", "共计", "审核人", "复核人", "审批人", "填表人", "填报人", "制表人",
        "经办人", "负责人", "单位负责人", "分管领导", "联系人", "填表日期", "填报日期", "制表日期", "制表单位",
        "填报单位", "备注:", "备注：", "说明:", "说明：", "注:", "注：",
    ]
}
