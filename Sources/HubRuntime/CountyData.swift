import Foundation
public import ServiceModel
import SwiftCSV

/// A county as its office keeps it: organisations, matters with materials, delegations, as CSV files
/// with the column names of the national implementation list.
public struct CountyData: Sendable {
    /// Organisations by division code, parents before children.
    public let organisations: [Organisation]
    /// Matters with their materials.
    public let matters: [Matter]
    /// Delegations in force on the day of the import.
    public let delegations: [DelegationRow]

    /// A service point before the county has numbered it.
    public struct Organisation: Hashable, Sendable {
        /// Its division.
        public let division: DivisionCode
        /// Its name.
        public let name: String
        /// Its level.
        public let tier: Tier
        /// The division above; nil for the county.
        public let parent: DivisionCode?
    }

    /// A delegation before points are numbered.
    public struct DelegationRow: Hashable, Sendable {
        /// The matter.
        public let matter: MatterCode
        /// A level, or one division.
        public let coverage: Coverage
        /// What is granted or excluded.
        public let effect: Delegation.Effect

        /// Whom a row is about.
        public enum Coverage: Hashable, Sendable {
            case tier(Tier)
            case division(DivisionCode)
        }
    }

    /// Reads `orgs.csv`, `matters.csv`, `materials.csv` and `delegation.csv` of a directory.
    ///
    /// - Parameter day: `YYYY-MM-DD`; rows out of force on it are left out.
    /// - Throws: `CountyDataProblems` with every problem found, or nothing is returned.
    public init(directory: String, on day: String) throws {
        var problems: [CountyDataProblem] = []
        let organisations = Self.organisations(Sheet(directory, "orgs.csv", &problems), &problems)
        let list = Sheet(directory, "matters.csv", &problems)
        // As they stand in the list, so that one bad line there is not reported again elsewhere.
        let listed = Set(list.rows.compactMap { $0["实施编码"] })
        let materials = Self.materials(
            Sheet(directory, "materials.csv", &problems),
            listed: listed,
            &problems
        )
        let matters = Self.matters(list, materials: materials, &problems)
        let delegations = Self.delegations(
            Sheet(directory, "delegation.csv", &problems),
            on: day,
            listed: listed,
            &problems
        )
        guard problems.isEmpty else { throw CountyDataProblems(problems: problems) }
        self.organisations = organisations.sorted { $0.tier > $1.tier }
        self.matters = matters
        self.delegations = delegations
    }
}

/// One thing wrong with a cell, and where.
public struct CountyDataProblem: Hashable, Sendable {
    /// The file.
    public let file: String
    /// Its line, counted from 1 with the header.
    public let line: Int
    /// The column's name.
    public let column: String
    /// What stands there.
    public let value: String
}

/// Everything wrong with a county's files; nothing was imported.
public struct CountyDataProblems: Error, Sendable {
    /// At least one.
    public let problems: [CountyDataProblem]
}

/// One CSV file with its name, for telling where a problem is.
private struct Sheet {
    let name: String
    let rows: [[String: String]]

    init(_ directory: String, _ name: String, _ problems: inout [CountyDataProblem]) {
        self.name = name
        let url = URL(fileURLWithPath: directory).appendingPathComponent(name)
        guard let csv = try? NamedCSV(url: url, delimiter: .comma, loadColumns: false) else {
            problems.append(CountyDataProblem(file: name, line: 0, column: "", value: url.path))
            rows = []
            return
        }
        rows = csv.rows
    }

    /// The cell as `read` understands it; a problem is noted if it does not.
    func cell<Value>(
        _ index: Int,
        _ column: String,
        _ problems: inout [CountyDataProblem],
        read: (String) -> Value?
    ) -> Value? {
        let text = rows[index][column] ?? ""
        if let value = read(text) { return value }
        problems.append(
            CountyDataProblem(file: name, line: index + 2, column: column, value: text)
        )
        return nil
    }
}

extension CountyData {
    private static func organisations(
        _ sheet: Sheet,
        _ problems: inout [CountyDataProblem]
    ) -> [Organisation] {
        var seen: Set<DivisionCode> = []
        return sheet.rows.indices.compactMap { index in
            let division = sheet.cell(index, "机构代码", &problems) { text in
                DivisionCode(text).flatMap { seen.insert($0).inserted ? $0 : nil }
            }
            let tier = sheet.cell(index, "层级", &problems) { tiers[$0] }
            let name = sheet.cell(index, "机构名称", &problems) { $0.isEmpty ? nil : $0 }
            let above = rowParent(sheet, index, &problems)
            guard let division, let tier, let name else { return nil }
            return Organisation(division: division, name: name, tier: tier, parent: above)
        }
    }

    private static func rowParent(
        _ sheet: Sheet,
        _ index: Int,
        _ problems: inout [CountyDataProblem]
    ) -> DivisionCode? {
        guard sheet.rows[index]["层级"] != "县级" else { return nil }
        return sheet.cell(index, "上级机构代码", &problems) { DivisionCode($0) }
    }

    private static let tiers: [String: Tier] = ["县级": .county, "乡级": .township, "村级": .village]

    private static func materials(
        _ sheet: Sheet,
        listed: Set<String>,
        _ problems: inout [CountyDataProblem]
    ) -> [MatterCode: [MaterialRequirement]] {
        var found: [MatterCode: [MaterialRequirement]] = [:]
        for index in sheet.rows.indices {
            let matter = sheet.cell(index, "实施编码", &problems) { text in
                listed.contains(text) ? MatterCode(text) : nil
            }
            let number = sheet.cell(index, "序号", &problems) { Int($0) }
            let name = sheet.cell(index, "材料名称", &problems) { $0.isEmpty ? nil : $0 }
            let form = sheet.cell(index, "材料形式", &problems) { forms[$0] }
            let copies = sheet.cell(index, "份数", &problems) { Int($0) }
            let days = sheet.rows[index]["容缺补交期限（工作日）"] ?? ""
            let necessity = sheet.cell(index, "必要性", &problems) {
                Self.necessity($0, days: days)
            }
            guard let matter, let number, let name, let form, let copies, let necessity else {
                continue
            }
            found[matter, default: []].append(
                MaterialRequirement(
                    number: number,
                    name: name,
                    form: form,
                    copies: copies,
                    necessity: necessity
                )
            )
        }
        return found
    }

    private static let forms: [String: MaterialForm] = [
        "原件": .original, "复印件": .copy, "电子": .electronic,
    ]

    private static func necessity(_ text: String, days: String) -> MaterialNecessity? {
        switch text {
        case "必要": .required
        case "非必要": .optional
        case "容缺后补": Int(days).map { .deferrable(WorkingDays(count: $0)) }
        default: nil
        }
    }

    private static func matters(
        _ sheet: Sheet,
        materials: [MatterCode: [MaterialRequirement]],
        _ problems: inout [CountyDataProblem]
    ) -> [Matter] {
        var seen: Set<MatterCode> = []
        return sheet.rows.indices.compactMap { index in
            let code = sheet.cell(index, "实施编码", &problems) { text in
                MatterCode(text).flatMap { seen.insert($0).inserted ? $0 : nil }
            }
            let name = sheet.cell(index, "事项名称", &problems) { $0.isEmpty ? nil : $0 }
            let type = sheet.cell(index, "事项类型", &problems) { types[$0] }
            let statutory = sheet.cell(index, "法定办结时限（工作日）", &problems) { Int($0) }
            let promised = sheet.cell(index, "承诺办结时限（工作日）", &problems) { text in
                Int(text).flatMap { days in days <= statutory ?? days ? days : nil }
            }
            let version = sheet.cell(index, "版本号", &problems) { Self.version($0) }
            guard let code, let name, let type, let statutory, let promised, let version else {
                return nil
            }
            return Matter(
                code: code,
                version: version,
                name: name,
                type: type,
                statutoryLimit: WorkingDays(count: statutory),
                promisedLimit: WorkingDays(count: promised),
                materials: materials[code] ?? []
            )
        }
    }

    private static let types: [String: MatterType] = [
        "行政许可": .licence, "行政处罚": .penalty, "行政强制": .coercion, "行政征收": .levy,
        "行政给付": .benefit, "行政检查": .inspection, "行政确认": .confirmation, "行政奖励": .reward,
        "行政裁决": .adjudication, "其他行政权力": .other, "公共服务": .publicService,
    ]

    /// `n.n` as one number that grows with it: 4.8 is 4008.
    private static func version(_ text: String) -> Int? {
        let parts = text.split(separator: ".").compactMap { Int($0) }
        guard parts.count == 2, parts[1] < 1000 else { return nil }
        return parts[0] * 1000 + parts[1]
    }

    private static func delegations(
        _ sheet: Sheet,
        on day: String,
        listed: Set<String>,
        _ problems: inout [CountyDataProblem]
    ) -> [DelegationRow] {
        sheet.rows.indices.compactMap { index -> DelegationRow? in
            let row = sheet.rows[index]
            let until = row["失效日期"] ?? ""
            guard row["生效日期"] ?? "" <= day, until.isEmpty || until >= day else { return nil }
            let matter = sheet.cell(index, "实施编码", &problems) { text in
                listed.contains(text) ? MatterCode(text) : nil
            }
            let coverage = sheet.cell(index, "适用范围", &problems) { Self.coverage($0) }
            let effect = sheet.cell(index, "办理方式", &problems) { mode -> Delegation.Effect? in
                row["授权动作"] == "排除" ? .exclude : modes[mode].map { .grant($0) }
            }
            guard let matter, let coverage, let effect else { return nil }
            return DelegationRow(matter: matter, coverage: coverage, effect: effect)
        }
    }

    private static let modes: [String: HandlingMode] = [
        "代办": .agency, "受理": .acceptance, "办结": .decision,
    ]

    private static func coverage(_ text: String) -> DelegationRow.Coverage? {
        tiers[text].map { .tier($0) } ?? DivisionCode(text).map { .division($0) }
    }
}
