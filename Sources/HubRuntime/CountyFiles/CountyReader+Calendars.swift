import ServiceModel

extension SheetFormat {
    /// `calendar-YYYY.csv`.
    static let calendar = SheetFormat(
        key: ["日期"],
        [
            SheetColumn("日期", .day, .required),
            SheetColumn("星期", .choice(Words.weekdays), .expected),
            SheetColumn("日期类型", Words.dayKinds.kind, .required),
            SheetColumn("节日或说明", .text, .situational),
            SheetColumn("是否工作日", .choice(["1", "0"]), .required),
            SheetColumn("状态", .choice(["正式", "暂定"]), .required),
            SheetColumn("依据", .text, .situational),
        ]
    )
}

extension CountyReader {
    /// The files of all years.
    static let calendarFiles = "calendar-*.csv"

    /// Reads every `calendar-YYYY.csv` of the folder, by year.
    mutating func readCalendars() -> [WorkingCalendar] {
        let files = names.compactMap { name -> (Int, String)? in
            guard name.hasPrefix("calendar-"), name.hasSuffix(".csv"),
                let year = Int(name.dropFirst(9).dropLast(4)), (1...9999).contains(year)
            else { return nil }
            return (year, name)
        }
        return files.compactMap { readCalendar($0.1, of: $0.0) }
    }

    private mutating func readCalendar(_ file: String, of year: Int) -> WorkingCalendar? {
        guard let sheet = sheet(file, .calendar) else { return nil }
        let ledger: SheetLedger<CalendarLine>? = settle(sheet) { record in
            CalendarLine.judge(&record, year: year)
        }
        guard let ledger else { return nil }
        let isComplete = reportMissing(sheet, of: year)
        // A year with a hole is not half a calendar: whatever stands of it is left alone.
        guard isComplete, ledger.tally.rejected == 0 else { return nil }
        return WorkingCalendar(
            year: year,
            isProvisional: ledger.values.contains(where: \.isProvisional),
            basis: ledger.values.first { !$0.basis.isEmpty }?.basis ?? "",
            days: ledger.values.map(\.exception)
        )
    }

    /// Whether every day of the year is listed.
    private mutating func reportMissing(_ sheet: Sheet, of year: Int) -> Bool {
        guard let last = sheet.records.last, let first = Day(year: year, month: 1, day: 1) else {
            return false
        }
        let listed = Set(sheet.records.compactMap { Day(iso: $0["日期"]) })
        let missing = (0..<366).map { first.advanced(by: $0) }
            .filter { $0.date.year == year && !listed.contains($0) }
        guard let day = missing.first else { return true }
        report.findings.append(
            ImportFinding(
                .missing,
                in: sheet.source,
                line: last.line,
                column: "日期",
                value: "",
                hint: .daysMissing(missing.count, first: day.description)
            )
        )
        return false
    }
}

/// One line of a calendar.
private struct CalendarLine: Sendable {
    let exception: WorkingCalendar.Exception
    let isProvisional: Bool
    let basis: String

    static func judge(_ record: inout SheetRecord, year: Int) -> CalendarLine? {
        if let day = Day(iso: record["日期"]) {
            if day.date.year != year {
                record.reject(.badDay, "日期", .shouldBe("\(year)"))
            }
            let weekday = Words.weekdays[day.weekday.rawValue - 1]
            if !record["星期"].isEmpty, record["星期"] != weekday {
                record.reject(.badDay, "星期", .shouldBe(weekday))
            }
        }
        let kind = Words.dayKinds[record["日期类型"]]
        if let kind, record["是否工作日"] != (kind.isWorked ? "1" : "0") {
            record.reject(.notInEnumeration, "是否工作日", .shouldBe(kind.isWorked ? "1" : "0"))
        }
        guard record.stands, let kind, let day = Day(iso: record["日期"]) else { return nil }
        return CalendarLine(
            exception: WorkingCalendar.Exception(day: day, kind: kind, note: record["节日或说明"]),
            isProvisional: record["状态"] == "暂定",
            basis: record["依据"]
        )
    }
}
