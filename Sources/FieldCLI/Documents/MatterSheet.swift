import Explanation
import ServiceModel

/// One matter in full.
struct MatterSheet: Document {
    let code: String
    let name: String
    let type: String
    let status: Term
    let version: String
    let effectiveFrom: String
    let statutoryDays: Int
    let promisedDays: Int
    let elements: [Element]
    let materials: [MatterListing.Material]
    let versions: [Version]

    /// One element as the list has it.
    struct Element: Encodable, Sendable {
        let number: UInt8
        let title: String
        let text: String
    }

    /// One version held here.
    struct Version: Encodable, Sendable {
        let version: String
        let effectiveFrom: String
        let status: Term
        let promisedDays: Int
    }

    init(_ matter: Matter, versions: [Matter]) {
        code = matter.code.text
        name = matter.name
        type = matter.type.title
        status = matter.status.term
        version = MatterVersion(matter.version).shown
        effectiveFrom = matter.effectiveFrom.description
        statutoryDays = matter.statutoryLimit.count
        promisedDays = matter.promisedLimit.count
        elements = matter.elements.map {
            Element(number: $0.element.rawValue, title: $0.element.title, text: $0.text)
        }
        materials = matter.materials.map(MatterListing.Material.init)
        self.versions = versions.map {
            Version(
                version: MatterVersion($0.version).shown,
                effectiveFrom: $0.effectiveFrom.description,
                status: $0.status.term,
                promisedDays: $0.promisedLimit.count
            )
        }
    }

    func lines() -> [String] {
        var lines = [
            name, code,
            Wording(
                "\(type)，\(status.wording.chinese)，\(version) 版，\(effectiveFrom) 起",
                "\(type), \(status.wording.english), version \(version) from \(effectiveFrom)"
            ).shown,
            Wording(
                "法定 \(statutoryDays) 个工作日，承诺 \(promisedDays) 个工作日",
                "\(statutoryDays) working days by law, \(promisedDays) promised"
            ).shown,
        ]
        lines += elements.map { "\($0.title)：\($0.text)" }
        if !materials.isEmpty { lines.append(Wording("材料：", "Papers:").shown) }
        lines += materials.map {
            "  \($0.number). \($0.name)  \($0.form.shown) ×\($0.copies)  \($0.necessity.shown)"
        }
        if versions.count > 1 { lines.append(Wording("各版：", "Versions:").shown) }
        lines += (versions.count > 1 ? versions : []).map {
            Wording(
                "  \($0.version)  \($0.effectiveFrom) 起  \($0.status.wording.chinese)  "
                    + "承诺 \($0.promisedDays) 日",
                "  \($0.version)  from \($0.effectiveFrom)  \($0.status.wording.english)  "
                    + "\($0.promisedDays) days"
            ).shown
        }
        lines.append(
            Wording(
                "这里能不能办：tongban matter may \(code)",
                "May it be done here: tongban matter may \(code)"
            )
            .shown
        )
        return lines.map(\.printable)
    }
}
