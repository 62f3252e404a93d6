import Replication
import ServiceModel
import ServiceRecords
import Testing

/// The people of one case scope, as their entries: who writes, what each has seen, what is ruled.
///
/// A script only writes; what its entries amount to is folded by the test.
struct CountyScript {
    enum Desk: UInt8, CaseIterable {
        case county = 1
        case township = 2
        case village = 3

        var tier: Tier {
            switch self {
            case .county: .county
            case .township: .township
            case .village: .village
            }
        }

        var replica: ReplicaID {
            guard let id = ReplicaID(bytes: [rawValue] + [UInt8](repeating: 0, count: 15)) else {
                preconditionFailure("Sixteen bytes are a replica id.")
            }
            return id
        }
    }

    /// The entries written so far, in the order of writing.
    private(set) var entries: [CaseEntry] = []
    /// For each ruled dot the county's entry that ruled it.
    private(set) var ruledBy: [Dot: Dot] = [:]
    private var counts = VersionVector()
    private var ranks: [Dot: LamportNumber] = [:]
    /// What each desk has folded.
    private var seen: [Desk: VersionVector] = [:]
    let matter: Matter

    init(matter: Matter) {
        self.matter = matter
        for desk in Desk.allCases {
            counts.raise(desk.replica, to: 1)
            ranks[Dot(desk.replica, 0)] = LamportNumber(1)
        }
        for desk in Desk.allCases { seen[desk] = counts }
    }

    /// Where decisions are born unless a test says otherwise.
    static let decider = Desk.township

    var caseID: CaseID {
        CaseID(point: ServicePointID(3), dot: Dot(Desk.village.replica, 1))
    }

    /// `reader` folds everything that `writer` has folded or written.
    mutating func sync(_ reader: Desk, from writer: Desk) {
        let news = past(of: writer)
        seen[reader]?.merge(news)
    }

    /// Everyone folds everything.
    mutating func syncAll() {
        for desk in Desk.allCases { seen[desk] = counts }
    }

    /// What `desk` has folded.
    func past(of desk: Desk) -> VersionVector { seen[desk] ?? VersionVector() }

    /// Whether the county's ruling on a dot stands in a past.
    func isRuled(_ dot: Dot, _ past: VersionVector) -> Bool {
        ruledBy[dot].map { past.contains($0) } ?? false
    }

    /// The county rules everything it has folded.
    @discardableResult
    mutating func rule() -> Dot {
        let ruling = next(.county)
        for entry in entries where past(of: .county).contains(entry.stamp.dot) {
            if ruledBy[entry.stamp.dot] == nil { ruledBy[entry.stamp.dot] = ruling }
        }
        return ruling
    }

    /// `desk` writes an act on the case.
    @discardableResult
    mutating func write(
        _ desk: Desk,
        _ act: CaseAct,
        opens: Bool = false,
        variant: Variant = Variant()
    ) throws -> CaseEntry {
        let past = past(of: desk)
        let dot = next(desk)
        guard let rank = ranks[dot] else { preconditionFailure("Every dot has its rank.") }
        let entry = CaseEntry(
            stamp: WriteStamp(dot: dot, lamport: rank, level: desk.tier.rawValue),
            past: past,
            opens: opens,
            act: variant.act ?? .success(act),
            author: variant.isGranted
                ? CaseEntry.Author(
                    point: try Hechuan.point(desk.tier),
                    reachesScope: variant.reachesScope,
                    mode: variant.mode(desk)
                ) : nil,
            matter: variant.knowsMatter ? matter : nil,
            decider: opens && variant.knowsMatter ? variant.decider?.replica : nil
        )
        entries.append(entry)
        return entry
    }

    /// The next dot of `desk`, ranked after everything it has folded, and folded by itself.
    private mutating func next(_ desk: Desk) -> Dot {
        let dot = Dot(desk.replica, counts[desk.replica])
        let past = past(of: desk)
        let newest = past.entries.compactMap { ranks[Dot($0.replica, $0.count - 1)] }
        ranks[dot] = LamportNumber(after: newest)
        counts.raise(desk.replica, to: dot.sequence + 1)
        seen[desk]?.raise(desk.replica, to: dot.sequence + 1)
        return dot
    }
}

extension CountyScript {
    /// What is unusual about an entry, for judgements.
    struct Variant {
        var isGranted = true
        var reachesScope = true
        var knowsMatter = true
        var isDelegated = true
        var decider: Desk? = CountyScript.decider
        var act: Result<CaseAct, RefusalReason>?

        func mode(_ desk: Desk) -> HandlingMode? {
            guard isDelegated, knowsMatter else { return nil }
            switch desk {
            case .county, .township: return .decision
            case .village: return .agency
            }
        }
    }
}
