import Replication
import ServiceModel
import ServiceRecords
import Storage

/// The entries that bring what is published to what shall be; nothing that stands is written again.
struct CataloguePlan {
    /// The county's day; delegation rows that ended before it are left out.
    let asOf: Day
    private let view: CommitView
    private let current: CountyCatalogue
    private let target: CountyCatalogue

    init(to target: CountyCatalogue, in view: CommitView, asOf: Day) throws {
        self.asOf = asOf
        self.view = view
        self.target = target
        current = try CountyCatalogue(view)
    }

    /// What is to be written, in an order in which each entry rests on earlier ones only.
    func proposals() throws -> [Proposal] {
        let points = target.points.values.filter { current.points[$0.id] != $0 }
            .sorted { $0.id < $1.id }
        let departments = target.departments.values
            .filter { current.departments[$0.code] != $0 }.sorted { $0.code < $1.code }
        let calendars = target.calendars.values.filter { current.calendars[$0.year] != $0 }
            .sorted { $0.year < $1.year }
        var proposals = batches(points, of: Self.pointsPerEntry).map {
            Proposal.register(.pointsRegistered($0))
        }
        proposals += batches(departments, of: Self.departmentsPerEntry).map {
            .register(.departmentsRegistered($0))
        }
        proposals += calendars.map { .register(.calendarSet($0)) }
        proposals += delegationProposals()
        proposals += try matterProposals()
        proposals += try documentProposals()
        proposals += try nameProposals()
        return proposals
    }

    // MARK: Delegations

    /// Matters whose rows differ from those in force are set anew, whole; matters without rows any
    /// more are withdrawn.
    private func delegationProposals() -> [Proposal] {
        let wanted = target.delegations.mapValues(standing).filter { !$0.value.isEmpty }
        let held = current.delegations.mapValues(standing).filter { !$0.value.isEmpty }
        let changed = wanted.filter { Set($0.value) != Set(held[$0.key] ?? []) }
            .sorted { $0.key < $1.key }
        var batches: [[Delegation]] = []
        for (_, rows) in changed {
            // All rows of a matter in one entry, because they replace each other.
            if let last = batches.last, last.count + rows.count <= Self.rowsPerEntry {
                batches[batches.count - 1] += rows
            } else {
                batches.append(rows)
            }
        }
        var proposals = batches.map { Proposal.register(.delegationsSet($0, asOf: asOf)) }
        let withdrawn = held.keys.filter { wanted[$0] == nil }.sorted()
        proposals += self.batches(withdrawn, of: Self.rowsPerEntry).map {
            .register(.delegationsSet([], withdrawn: $0, asOf: asOf))
        }
        return proposals
    }

    private func standing(_ rows: [Delegation]) -> [Delegation] {
        rows.filter { !$0.hasEnded(before: asOf) }
    }

    // MARK: Matters

    /// New versions go to the lowest audience that handles the matter. Where that audience is new,
    /// the versions that still count there are published again in it. A version names the one before
    /// it in the same catalogue as its base, so that only what changed is written.
    private func matterProposals() throws -> [Proposal] {
        var held: [MatterCode: [Int: Set<Scope.Audience>]] = [:]
        var published: [MatterCode: [Matter]] = [:]
        for (matter, audiences) in try view.allVersions() {
            held[matter.code, default: [:]][matter.version] = audiences
            published[matter.code, default: []].append(matter)
        }
        var proposals: [Proposal] = []
        for (code, timeline) in target.matters.sorted(by: { $0.key < $1.key }) {
            let audience = target.lowestTier(of: code, asOf: asOf).audience
            let inForce = timeline.inForce(on: asOf)?.version ?? 0
            // Whoever reads the audience holds what was published to it, in this order.
            var bases = (published[code] ?? []).filter {
                held[code]?[$0.version]?.contains(audience) == true
            }
            for matter in timeline.versions {
                let known = held[code]?[matter.version]
                let counts = known == nil || matter.version >= inForce
                guard counts, known?.contains(audience) != true else { continue }
                // Whoever reads a lower audience has it from there.
                if let known, known.contains(where: { $0.rawValue > audience.rawValue }) {
                    continue
                }
                let base = bases.last { $0.version < matter.version }
                proposals.append(.publish(MatterRecord(matter, over: base), for: audience))
                bases.append(matter)
            }
        }
        return proposals
    }

    private func documentProposals() throws -> [Proposal] {
        let uses = CountyCatalogue.Uses(target)
        var held: [CountyCatalogue.DocumentName: HeldDocument] = [:]
        for document in try view.documents() {
            let name = CountyCatalogue.DocumentName(
                kind: document.document.kind,
                id: document.document.id
            )
            held[name] = document
        }
        return target.documents.sorted { $0.key < $1.key }.compactMap { name, document in
            let tiers = target.users(of: document, by: uses)
                .map { target.lowestTier(of: $0, asOf: asOf) }
            let audience = (tiers.min() ?? .county).audience
            let known = held[name]
            guard let known, known.document == document else {
                let version = (known?.version ?? 0) + 1
                return .publishDocument(DocumentRecord(document, version: version), for: audience)
            }
            let isHeld = known.audiences.contains { $0.rawValue >= audience.rawValue }
            return isHeld
                ? nil
                : .publishDocument(DocumentRecord(document, version: known.version), for: audience)
        }
    }

    // MARK: Names

    private func nameProposals() throws -> [Proposal] {
        let departments = Dictionary(
            target.departments.values.sorted { $0.code < $1.code }.map { ($0.name, $0.code) },
            uniquingKeysWith: { first, _ in first }
        )
        var held: [MatterCode: [Day: ListedMatter]] = [:]
        for line in try view.listedMatters() { held[line.code, default: [:]][line.from] = line }
        var changed: [ListedMatter] = []
        for (code, timeline) in target.matters.sorted(by: { $0.key < $1.key }) {
            let tier = target.lowestTier(of: code, asOf: asOf)
            var last: ListedMatter?
            for matter in timeline.effective {
                let line = ListedMatter(
                    code: code,
                    name: matter.name,
                    lowestTier: tier,
                    department: matter.text(of: .body).flatMap { departments[$0] } ?? "",
                    status: matter.status,
                    from: matter.effectiveFrom
                )
                defer { last = line }
                let isHeld = held[code]?[line.from]
                // A line that says nothing new is left out, unless it takes back one that did.
                if let last, line.says(what: last), isHeld == nil { continue }
                if isHeld != line { changed.append(line) }
            }
        }
        return batches(changed, of: Self.namesPerEntry).map { .list(NamesRecord($0)) }
    }

    // MARK: Sizes of entries

    private func batches<Element>(_ all: [Element], of size: Int) -> [[Element]] {
        stride(from: 0, to: all.count, by: size).map { Array(all[$0...].prefix(size)) }
    }

    /// At most some 180 bytes a point, most of them its name: under the limit of one payload.
    private static let pointsPerEntry = 150
    /// About 160 bytes a department.
    private static let departmentsPerEntry = 100
    /// About 100 bytes a row with its document and note; a matter's rows stay together, and those
    /// of one matter that names every village stay under the limit of one payload.
    private static let rowsPerEntry = 250
    /// About 110 bytes a name.
    private static let namesPerEntry = 200
}

extension ListedMatter {
    /// Whether it tells a reader the same as an earlier line.
    fileprivate func says(what earlier: ListedMatter) -> Bool {
        name == earlier.name && lowestTier == earlier.lowestTier
            && department == earlier.department && status == earlier.status
    }
}
