import Explanation
import ServiceModel

/// Matters held here, and how far this point may take each.
struct MatterListing: Document {
    let matters: [Line]
    /// Whether some were left out as asked.
    let isFiltered: Bool

    /// One matter in its newest version.
    struct Line: Encodable, Sendable {
        let code: String
        let name: String
        let version: Int
        /// The version as its publisher writes it.
        let versionText: String
        /// What the delegation list grants; nil if the matter is not delegated to this point.
        let mode: Term?
        /// Whether this point may really accept an application, by the rules of its level.
        let accepts: Bool
        /// Whether decisions are born at this point, by the rules of its level.
        let decides: Bool
        let status: Term
        /// Since when, or from when on, this version holds.
        let effectiveFrom: String
        /// Whether a case of it may be opened here today.
        let opens: Bool
        let promisedDays: Int
        let materials: [Material]
        /// What a person should know besides the mode.
        private let state: Wording?
        private let reach: Wording?

        enum CodingKeys: String, CodingKey {
            case code, name, version, versionText, mode, accepts, decides, status, effectiveFrom,
                opens
            case promisedDays, materials
        }

        /// What may be done here, as the list shows it.
        var shown: String {
            (reach?.shown ?? "-") + (state.map { " " + $0.shown } ?? "")
        }

        init(_ matter: Matter, _ reach: HandlingReach?, on day: Day) {
            code = matter.code.text
            name = matter.name
            version = matter.version
            versionText = MatterVersion(matter.version).shown
            mode = reach?.granted.term
            accepts = reach?.accepts ?? false
            decides = reach?.decides ?? false
            self.reach = reach?.wording
            status = matter.status.term
            effectiveFrom = matter.effectiveFrom.description
            opens = reach != nil && matter.status == .inUse && matter.effectiveFrom <= day
            state =
                matter.effectiveFrom > day
                ? Wording("\(matter.effectiveFrom) 起", "from \(matter.effectiveFrom)")
                : matter.status == .inUse ? nil : matter.status.term.wording
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
        /// What the guide says about it beyond that.
        let details: [Detail]

        /// One element of a paper.
        struct Detail: Encodable, Sendable {
            let element: UInt8
            let title: String
            let text: String
            let term: Term

            private enum CodingKeys: String, CodingKey {
                case element, title, text
            }
        }

        init(_ material: MaterialRequirement) {
            number = material.number
            name = material.name
            form = material.form.term
            copies = material.copies
            necessity = material.necessity.term
            details = Self.detailed.compactMap { element in
                let text = material.text(of: element)
                guard !text.isEmpty else { return nil }
                return Detail(
                    element: element.rawValue,
                    title: element.title,
                    text: text,
                    term: element.term
                )
            }
        }

        private static let detailed: [MatterElement] = [
            .materialKind, .materialPages, .materialPageFormat, .materialSourceNote, .blankForm,
            .sample, .filling, .acceptance, .materialBasis, .applicability,
        ]
    }

    func lines() -> [String] {
        guard !matters.isEmpty else {
            guard !isFiltered else {
                return [Wording("没有符合的事项。", "No matter fits.").shown]
            }
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
                line.shown,
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
