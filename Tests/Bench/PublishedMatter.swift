import ServiceModel

/// A line of `catalogue.jsonl`, as far as the catalogue of today holds it.
struct PublishedMatter: Decodable {
    private let code: String
    private let name: String
    private let type: String
    private let statutoryDays: Int
    private let promisedDays: Int
    private let materials: [Paper]

    private enum CodingKeys: String, CodingKey {
        case code = "实施编码"
        case name = "事项名称"
        case type = "事项类型"
        case statutoryDays = "法定办结时限"
        case promisedDays = "承诺办结时限"
        case materials = "申请材料"
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

    func matter() throws -> Matter {
        guard let code = MatterCode(code) else { throw BenchFault.workload("matter code \(code)") }
        return Matter(
            code: code,
            version: 1,
            name: name,
            type: kind,
            statutoryLimit: WorkingDays(count: statutoryDays),
            promisedLimit: WorkingDays(count: promisedDays),
            materials: materials.enumerated().map { index, paper in
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
    }

    private var kind: MatterType {
        switch type {
        case "行政许可": .licence
        case "行政确认": .confirmation
        case "行政给付": .benefit
        case "公共服务": .publicService
        default: .other
        }
    }
}
