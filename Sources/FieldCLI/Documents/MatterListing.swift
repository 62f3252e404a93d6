import Explanation
import ServiceModel

/// Matters held here, and how far this point may take each.
struct MatterListing: Document {
    let matters: [Line]

    /// One matter in its newest version.
    struct Line: Encodable, Sendable {
        let code: String
        let name: String
        let version: Int
        /// The version as its publisher writes it.
        let versionText: String
        /// Nil if the matter is not delegated to this point.
        let mode: Term?
        let promisedDays: Int
        let materials: [Material]

        init(_ matter: Matter, _ mode: HandlingMode?) {
            code = matter.code.text
            name = matter.name
            version = matter.version
            versionText = MatterVersion(matter.version).shown
            self.mode = mode?.term
            promisedDays = matter.promisedLimit.count
            materials = matter.materials.map(Material.init)
        }
    }

    /// One paper it asks for.
    struct Material: Encodable, Sendable {
        let number: Int
        let name: String
        let form: Term
        let copies: Int
        let necessity: Term

        init(_ material: MaterialRequirement) {
            number = material.number
            name = material.name
            form = material.form.term
            copies = material.copies
            necessity = material.necessity.term
        }
    }

    func lines() -> [String] {
        guard !matters.isEmpty else {
            return [
                Wording("本机还没有事项，先 tongban sync。", "No matters here yet; run tongban sync.").shown
            ]
        }
        var table = TextTable(
            [
                Wording("本点", "Here"), Wording("承诺", "Days"), Wording("编码", "Code"),
                Wording("事项", "Matter"),
            ],
            flexible: 3
        )
        for line in matters {
            table.add([
                line.mode?.shown ?? "-",
                Wording("\(line.promisedDays) 日", "\(line.promisedDays)").shown, line.code,
                line.name,
            ])
        }
        return table.lines() + [
            Wording(
                "承诺按工作日；- 表示没有授权给本点。",
                "Days are working days; - is not delegated here."
            ).shown
        ]
    }
}
