/// One file as records, before they are judged against other files.
struct Sheet: Sendable {
    /// Where it comes from.
    let source: SheetSource
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
        let text = try SourceText(source.bytes)
        if text.encoding != .utf8 {
            report.files.append(FileFinding(source.name, .encoding(text.encoding)))
        }
        let rows = try SheetRow.rows(of: text, limits)
        try self.init(rows, of: SheetSource(source.name), format, &report)
    }

    /// Reads rows, of whatever origin, by a format.
    init(
        _ rows: [SheetRow],
        of source: SheetSource,
        _ format: SheetFormat,
        _ report: inout ImportReport
    ) throws(FileFault) {
        self.source = source
        self.format = format
        records = []
        skipped = 0
        let top = SheetHeader.index(in: rows, format)
        let values = rows.dropFirst(top + 1).filter { !$0.isBlank && !$0.isFooter }
        guard rows.indices.contains(top), !values.isEmpty else {
            report.findings.append(
                ImportFinding(.emptyFile, in: source, line: 1, column: "", value: "")
            )
            return
        }
        let above = rows[..<top].filter { !$0.isBlank }
        if !above.isEmpty {
            report.files.append(FileFinding(source, .linesAbove(above.count)))
        }
        Self.reportPrivateCharacters(rows, of: source, &report)
        let known = report.findings.count
        let header = try SheetHeader(rows[top], below: above.last, of: source, format, &report)
        guard !report.findings[known...].contains(where: { $0.code == .missing }) else { return }
        var records: [SheetRecord] = []
        var skipped = 0
        for row in rows.dropFirst(top + 1) {
            if let code = row.isBlank ? ImportCode.blankRow : row.isFooter ? .footerRow : nil {
                skipped += 1
                let value = row.isBlank ? "" : row.cells.joined(separator: " ").trimmingBlanks()
                report.findings.append(
                    ImportFinding(code, in: source, line: row.line, column: "", value: value)
                )
            } else {
                records.append(SheetRecord(row, of: source, header, format))
            }
        }
        self.records = records
        self.skipped = skipped
    }

    private static func reportPrivateCharacters(
        _ rows: [SheetRow],
        of source: SheetSource,
        _ report: inout ImportReport
    ) {
        var count = 0
        var first = ""
        for row in rows {
            for (index, cell) in row.cells.enumerated() where cell.hasPrivateCharacters {
                if count == 0 { first = CellAddress(column: index, line: row.line).text }
                count += 1
            }
        }
        if count > 0 {
            report.files.append(FileFinding(source, .privateCharacters(count, first: first)))
        }
    }
}

extension SheetRow {
    fileprivate var isBlank: Bool {
        troubles.isEmpty && cells.allSatisfy { $0.unicodeScalars.allSatisfy(\.isBlank) }
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
