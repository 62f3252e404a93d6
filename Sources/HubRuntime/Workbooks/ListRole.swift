/// A list of the contract, and how a sheet of a workbook says that it is this one.
struct ListRole: Sendable {
    /// The name of its text file, which names the list everywhere; of calendars `calendar-*.csv`.
    let file: String
    let format: SheetFormat
    /// Names of sheets and files that hold it.
    let names: [String]

    init(_ file: String, _ format: SheetFormat, _ names: [String]) {
        self.file = file
        self.format = format
        self.names = names
    }

    /// The lists of a county.
    static let county = [
        ListRole(
            CountyReader.organisationsFile,
            .organisations,
            ["orgs", "机构", "机构表", "机构清单", "组织机构"]
        ),
        ListRole(CountyReader.departmentsFile, .departments, ["departments", "部门", "部门表", "部门清单"]),
        ListRole(
            CountyReader.mattersFile,
            .matters,
            ["matters", "事项", "事项表", "事项清单", "事项目录", "实施清单"]
        ),
        ListRole(
            CountyReader.materialsFile,
            .materials,
            ["materials", "材料", "材料表", "材料清单", "申请材料"]
        ),
        ListRole(
            CountyReader.delegationsFile,
            .delegations,
            ["delegation", "授权", "授权表", "授权清单", "下放", "下放清单"]
        ),
        ListRole(CountyReader.calendarFiles, .calendar, ["calendar", "日历", "工作日", "工作日历"]),
    ]

    /// The lists of a change list by its stem, such as `2026-12`.
    static func changes(_ file: String, stem: String) -> [ListRole] {
        [
            ListRole(file, .changes, ["changes", "变更", "变更单", "变更清单", "动态调整", "目录动态调整", stem]),
            ListRole(
                stem + ChangeReader.newMatters,
                .matters,
                ["new-matters", "matters", "新增事项", "事项", stem + "-new-matters"]
            ),
            ListRole(
                stem + ChangeReader.newMaterials,
                .materials,
                ["new-materials", "materials", "新增材料", "材料", stem + "-new-materials"]
            ),
        ]
    }

    /// Whether a sheet or file of this name holds the list. Of calendars the year is passed over.
    func isNamed(_ name: String) -> Bool {
        let folded = SheetHeader.folded(name).lowercased()
        if names.contains(where: { SheetHeader.folded($0).lowercased() == folded }) { return true }
        guard file == CountyReader.calendarFiles else { return false }
        let bare = folded.filter { !"0123456789-_年".contains($0) }
        return bare != folded && names.contains(bare)
    }

    /// How well rows fit the list: the share of the required columns they have, then how many
    /// columns at all; nil if it is hardly this list.
    func fit(of rows: [SheetRow]) -> (share: Double, columns: Int)? {
        let index = SheetHeader.index(in: rows, format)
        guard rows.indices.contains(index) else { return nil }
        let titles = SheetHeader.titles(in: rows[index], format)
        let required = format.columns.indices.filter { format.columns[$0].need == .required }
        let found = required.count { titles.contains($0) }
        guard found >= min(3, required.count), found * 2 >= required.count else { return nil }
        return (Double(found) / Double(required.count), titles.count)
    }
}
