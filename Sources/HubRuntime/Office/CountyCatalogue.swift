import Foundation
import Replication
import ServiceModel
import ServiceRecords
import Storage

/// Everything the county publishes, as one value: as it stands, or as it shall be.
struct CountyCatalogue: Sendable {
    /// Service points, by id.
    var points: [ServicePointID: ServicePoint]
    /// Departments, by code.
    var departments: [String: Department]
    /// Working days, by year.
    var calendars: [Int: WorkingCalendar]
    /// The versions of each matter.
    var matters: [MatterCode: MatterTimeline]
    /// The delegation rows of each matter.
    var delegations: [MatterCode: [Delegation]]
    /// Forms, packages and workflows.
    var documents: [DocumentName: ReferenceDocument]

    /// The lowest tier at which a matter is offered or delegated by handshake.
    private var offered: [MatterCode: Tier] = [:]

    /// What a document is called.
    struct DocumentName: Hashable, Comparable, Sendable {
        let kind: ReferenceDocumentKind
        let id: String

        static func < (left: Self, right: Self) -> Bool {
            (left.kind.rawValue, left.id) < (right.kind.rawValue, right.id)
        }
    }

    /// What the county's replica has published.
    init(_ view: CommitView) throws {
        let register = try view.register
        points = Dictionary(uniqueKeysWithValues: register.allPoints.map { ($0.id, $0) })
        departments = Dictionary(
            uniqueKeysWithValues: register.allDepartments.map { ($0.code, $0) }
        )
        calendars = Dictionary(uniqueKeysWithValues: register.allCalendars.map { ($0.year, $0) })
        matters = Dictionary(grouping: try view.allVersions().map(\.matter), by: \.code)
            .mapValues { MatterTimeline($0) }
        delegations = Dictionary(grouping: register.allDelegations, by: \.matter)
        documents = Dictionary(
            uniqueKeysWithValues: try view.documents().map {
                (DocumentName(kind: $0.document.kind, id: $0.document.id), $0.document)
            }
        )
        // Whoever was ever offered a matter needs its text: to judge the offer, to finish its cases,
        // and to take papers in while the delegation is not in force.
        for handshake in register.allHandshakes {
            guard let point = register.point(handshake.point) else { continue }
            offer(handshake.matter, at: point.tier)
        }
    }

    /// Counts with points of a tier that are offered a matter.
    mutating func offer(_ matter: MatterCode, at tier: Tier) {
        offered[matter] = min(offered[matter] ?? tier, tier)
    }

    /// The lowest tier at which a matter is or will be handled, as of `day`: whoever stands there
    /// needs its text, those above read it too.
    func lowestTier(of matter: MatterCode, asOf day: Day) -> Tier {
        let tiers = (delegations[matter] ?? []).compactMap { row -> Tier? in
            guard case .grant = row.effect, !row.hasEnded(before: day) else { return nil }
            switch row.coverage {
            case .tier(let tier): return tier
            case .point(let id): return points[id]?.tier
            }
        }
        return (tiers + [offered[matter]].compactMap(\.self)).min() ?? .county
    }

    /// The matters that use a document. O(matters), or O(text) for a package.
    func users(of document: ReferenceDocument, by uses: Uses) -> [MatterCode] {
        switch document.kind {
        case .form: uses.forms[document.id] ?? []
        case .workflow: uses.workflows[document.id] ?? []
        case .package: Self.members(of: document)
        }
    }

    /// Which matters use which form and workflow in any of their versions.
    struct Uses {
        var forms: [String: [MatterCode]] = [:]
        var workflows: [String: [MatterCode]] = [:]

        init(_ catalogue: CountyCatalogue) {
            for (code, timeline) in catalogue.matters {
                for matter in timeline.versions {
                    if let form = matter.text(of: .form) { forms[form, default: []].append(code) }
                    if let flow = matter.text(of: .workflow) {
                        workflows[flow, default: []].append(code)
                    }
                }
            }
        }
    }

    private static func members(of package: ReferenceDocument) -> [MatterCode] {
        struct Package: Decodable {
            struct Member: Decodable {
                let 实施编码: String
            }
            let 成员事项: [Member]?
        }
        let read = try? JSONDecoder().decode(Package.self, from: Data(package.text.utf8))
        return (read?.成员事项 ?? []).compactMap { MatterCode($0.实施编码) }
    }
}
