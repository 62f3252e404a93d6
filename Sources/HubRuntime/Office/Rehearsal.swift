public import Replication
public import ServiceModel
import ServiceRecords
public import Storage

/// What a publication would mean for cases under way and for those who get it; nothing is written.
public struct Rehearsal: Sendable {
    /// What would change.
    public let diff: CatalogueDiff
    /// Matters with open cases under versions that the publication leaves behind, by code.
    public let matters: [MatterImpact]
    /// Open cases of matters that change, in all.
    public let openCases: Int
    /// Who gets what, by scope.
    public let readers: [Readers]
    /// Whether the new versions would be marked as favourable.
    public let isFavourable: Bool

    /// What becomes of open cases of one matter.
    public struct MatterImpact: Hashable, Sendable {
        /// The matter in the newest version to be published.
        public let matter: Matter
        /// By the version they pin, ascending.
        public let pinned: [PinnedImpact]
    }

    /// What becomes of open cases that pin one version.
    public struct PinnedImpact: Hashable, Sendable {
        /// The version they pin.
        public let version: Matter
        /// The cases, by number.
        public let cases: [OpenCase]
        /// How papers are asked for otherwise in the newest version.
        public let shifts: [Matter.MaterialShift]
        /// Papers that these cases need not bring any more once the publication is there.
        public let relieved: [MaterialRequirement]

        /// Papers that are new: open cases do not have to bring them unless the county says so.
        public var added: [MaterialRequirement] {
            shifts.compactMap { shift in
                switch shift {
                case .added(let material), .tightened(_, let material): material
                case .dropped, .eased: nil
                }
            }
        }

        /// Papers that the newest version drops or makes optional, whether these cases are relieved
        /// of them or not.
        public var eased: [MaterialRequirement] {
            shifts.compactMap { shift in
                switch shift {
                case .dropped(let material): material.necessity == .optional ? nil : material
                case .eased(let material, let other): other.necessity == .optional ? material : nil
                case .added, .tightened: nil
                }
            }
        }
    }

    /// Who gets what is written in one scope.
    public struct Readers: Hashable, Sendable {
        /// The scope.
        public let scope: Scope
        /// Points that read it.
        public let points: Int
        /// Devices granted there, the county's own left out.
        public let devices: Int
        /// What is written.
        public let amount: Publication.Amount
        /// Bytes of its payloads in one stream of zlib.
        public let packed: Int
    }

    init(
        _ diff: CatalogueDiff,
        from current: CountyCatalogue,
        to target: CountyCatalogue,
        proposals: [Proposal],
        isFavourable: Bool,
        in view: CommitView
    ) throws {
        self.diff = diff
        self.isFavourable = isFavourable
        var fresh: [MatterCode: [Matter]] = [:]
        for (code, timeline) in target.matters {
            let known = Set((current.matters[code]?.versions ?? []).map(\.version))
            let new = timeline.versions.filter { !known.contains($0.version) }
            if !known.isEmpty, !new.isEmpty { fresh[code] = new }
        }
        let cases = try view.openCases(of: Set(fresh.keys))
        openCases = cases.count
        matters = Dictionary(grouping: cases, by: \.matter).sorted { $0.key < $1.key }
            .compactMap { code, cases in
                guard let new = fresh[code], let newest = new.last else { return nil }
                let pinned = Dictionary(grouping: cases, by: \.version).sorted { $0.key < $1.key }
                    .compactMap { version, cases -> PinnedImpact? in
                        let held = current.matters[code]?.versions.first {
                            $0.version == version
                        }
                        return held.map {
                            PinnedImpact($0, cases: cases, newest: newest, versions: new)
                        }
                    }
                return MatterImpact(matter: newest, pinned: pinned)
            }
        readers = try Self.readers(of: diff.publication, proposals, target, view)
    }

    private static func readers(
        of publication: Publication,
        _ proposals: [Proposal],
        _ target: CountyCatalogue,
        _ view: CommitView
    ) throws -> [Readers] {
        let register = try view.register
        let packed = Publication.packed(proposals)
        let devices = register.allGrants.filter { !register.isCounty($0.deviceKey) }
        return publication.written.sorted { $0.key < $1.key }.map { scope, amount in
            let reading = target.points.values.filter { $0.tier.reads(scope) }
            let ids = Set(reading.map(\.id))
            return Readers(
                scope: scope,
                points: reading.count,
                devices: devices.count { ids.contains($0.point) },
                amount: amount,
                packed: packed[scope] ?? 0
            )
        }
    }
}

extension Rehearsal.PinnedImpact {
    fileprivate init(_ pinned: Matter, cases: [OpenCase], newest: Matter, versions: [Matter]) {
        let favoured = pinned.favoured(by: versions)
        self.init(
            version: pinned,
            cases: cases,
            shifts: pinned.materialShifts(to: newest),
            relieved: zip(pinned.materials, favoured.materials)
                .filter { $0.necessity != $1.necessity }.map(\.0)
        )
    }
}

extension Tier {
    /// Whether points of the tier read a scope of the county.
    fileprivate func reads(_ scope: Scope) -> Bool {
        switch scope {
        case .authority: true
        case .catalogue(let audience): audiences.contains(audience)
        case .cases, .status: false
        }
    }
}

extension County {
    /// What publishing a draft would mean for cases under way; nothing is written.
    ///
    /// - Parameter allowsPartial: Whether what is right may be taken although lines were rejected.
    /// - Throws: `OfficeFault`, what reading its files throws, `StorageError`.
    public func rehearse(
        draft name: String,
        on today: Day? = nil,
        allowsPartial: Bool = false,
        terms: PublishingTerms = PublishingTerms()
    ) async throws -> (difference: DraftDifference, rehearsal: Rehearsal) {
        let draft = try await draft(name)
        let reading = try await source(
            in: draft.files,
            named: name,
            allowsPartial: allowsPartial
        )
        let rehearsal = try await rehearse(reading.source, on: today, terms: terms)
        let found = DraftDifference(draft: draft, reading: reading, diff: rehearsal.diff)
        return (found, rehearsal)
    }
}
