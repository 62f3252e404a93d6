import ServiceModel

/// A line of `catalogue.jsonl`, as far as the catalogue of today holds it.
struct PublishedMatter: Decodable, Sendable {
    let matter: Matter
    /// Whether townships or villages take it in, so that they must hold it (下放乡镇).
    let isTakenInBelow: Bool

    private enum CodingKeys: String, CodingKey {
        case code = "实施编码"
        case name = "事项名称"
        case type = "事项类型"
        case statutoryDays = "法定办结时限"
        case promisedDays = "承诺办结时限"
        case materials = "申请材料"
        case isTakenInBelow = "下放乡镇"
    }

    private struct Paper: Decodable {
        let name: String
        let form: String
        let copies: Int
        let necessity: String

        private enum CodingKeys: String, CodingKey {
            case name = "名称"
            case form = "形式"
            case copies = "份数"
            case necessity = "必要性"
        }
    }

    init(from decoder: any Decoder) throws {
        let line = try decoder.container(keyedBy: CodingKeys.self)
        let text = try line.decode(String.self, forKey: .code)
        guard let code = MatterCode(text) else { throw BenchFault.workload("matter \(text)") }
        let papers = try line.decode([Paper].self, forKey: .materials)
        matter = Matter(
            code: code,
            version: 1,
            name: try line.decode(String.self, forKey: .name),
            type: Self.type(try line.decode(String.self, forKey: .type)),
            statutoryLimit: WorkingDays(count: try line.decode(Int.self, forKey: .statutoryDays)),
            promisedLimit: WorkingDays(count: try line.decode(Int.self, forKey: .promisedDays)),
            materials: papers.enumerated().map { index, paper in
                MaterialRequirement(
                    number: index + 1,
                    name: paper.name,
                    form: paper.form == "电子" ? .electronic : .original,
                    copies: paper.copies,
                    necessity: paper.necessity == "必要"
                        ? .required : .deferrable(WorkingDays(count: 10))
                )
            }
        )
        isTakenInBelow = try line.decode(String.self, forKey: .isTakenInBelow) == "是"
    }

    private static func type(_ name: String) -> MatterType {
        switch name {
        case "行政许可": .licence
        case "行政确认": .confirmation
        case "行政给付": .benefit
        case "公共服务": .publicService
        default: .other
        }
    }
}
