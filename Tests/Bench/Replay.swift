import Replication
import ServiceModel
import ServiceRecords
import Storage

/// Writes a workload into real replicas, commit by commit.
///
/// Dots are known beforehand because one replica writes a feed without gaps, so a transaction may
/// open a case and act on it; every dot is compared with what the store says.
final class Replay {
    /// Who writes.
    enum Writers: String {
        /// The village writes everything about its cases: one feed a village, as peers have one
        /// writer a document.
        case village
        /// Village, township and county write what the log says they wrote: a feed each.
        case office
    }

    private let county: MeasuredCounty
    private let writers: Writers
    /// The next sequence of each feed.
    private var next: [FeedID: UInt64] = [:]
    /// How many submissions of a case each office has, its own included.
    private var known: [String: [String: Int]] = [:]
    private var written: [String: Int] = [:]
    /// Cases by the name the workload gives them.
    private(set) var cases: [String: CaseID] = [:]
    private(set) var commits = 0

    init(_ county: MeasuredCounty, writers: Writers) {
        self.county = county
        self.writers = writers
    }

    /// Writes one day. Where offices write by turns, entries travel between the turns, as few times
    /// as causality allows: `exchange` brings everybody what all have written.
    func play(
        _ submissions: ArraySlice<Workload.Submission>,
        exchange: () async throws -> Void
    ) async throws {
        var pending = Array(submissions)
        while !pending.isEmpty {
            var later: [Workload.Submission] = []
            var blocked: Set<String> = []
            var turns: [String: [Workload.Submission]] = [:]
            for submission in pending {
                let office = author(of: submission)
                let name = submission.caseName
                let done = written[name, default: 0]
                let sees = known[office]?[name] ?? 0
                if blocked.contains(name) || sees < done {
                    blocked.insert(name)
                    later.append(submission)
                    continue
                }
                turns[office, default: []].append(submission)
                written[name] = done + 1
                known[office, default: [:]][name] = done + 1
            }
            for (office, list) in turns.sorted(by: { $0.key < $1.key }) {
                // A transaction holds the writer lock; a hundred entries are a few milliseconds.
                for batch in list.chunked(by: 100) { try await write(batch, at: office) }
            }
            pending = later
            if !pending.isEmpty {
                try await exchange()
                everybodyKnows()
            }
        }
    }

    /// Notes that every office holds everything.
    func everybodyKnows() {
        guard writers == .office else { return }
        for office in known.keys { known[office] = written }
        for office in county.townships.keys { known[office] = written }
        known["410326"] = written
    }

    private func author(of submission: Workload.Submission) -> String {
        writers == .village ? submission.village : submission.office
    }

    private func office(_ division: String) -> Office? {
        county.villages[division] ?? county.townships[division]
            ?? (division == "410326" ? county.hub : nil)
    }

    private func write(_ batch: [Workload.Submission], at division: String) async throws {
        guard let office = office(division) else {
            throw BenchFault.workload("no office \(division)")
        }
        let replica = office.store.identity.replica
        var drafts: [Draft] = []
        for submission in batch {
            guard let point = county.points[submission.village] else {
                throw BenchFault.workload("no village \(submission.village)")
            }
            let feed = FeedID(replica, in: .cases(point.number))
            // Sequence 0 certifies the feed, 1 names who acts.
            let sequence = next[feed] ?? 2
            next[feed] = sequence + 1
            let isNew = cases[submission.caseName] == nil
            let id =
                cases[submission.caseName] ?? CaseID(point: point, dot: Dot(replica, sequence))
            cases[submission.caseName] = id
            drafts.append(Draft(submission: submission, id: id, opens: isNew))
        }
        let committed = try await commit(drafts, at: office)
        for (entry, draft) in zip(committed, drafts) where entry.caseID != draft.id {
            throw BenchFault.unexpectedCase(draft.submission.caseName)
        }
        commits += committed.count
    }

    private struct Draft: Sendable {
        let submission: Workload.Submission
        let id: CaseID
        let opens: Bool
    }

    private func commit(_ drafts: [Draft], at office: Office) async throws -> [Committed] {
        try await office.store.commit(by: MeasuredCounty.person()) { view in
            let day = try view.register.asOf
            return try drafts.map { draft in
                let submission = draft.submission
                guard draft.opens else {
                    let changes = CaseWords.acting(submission)
                    return .act(on: draft.id, CaseAct(claimedAt: submission.at, changes: changes))
                }
                guard let code = Self.matter(of: submission), let held = try view.matter(code, on: day),
                    let actor = try view.actor(for: nil, matter: code, on: day)
                else { throw BenchFault.workload("matter of \(submission.caseName)") }
                let changes = try CaseWords.opening(submission, matter: held.matter, by: actor)
                return .open(
                    at: draft.id.point,
                    CaseAct(
                        claimedAt: submission.at,
                        changes: changes,
                        audience: held.audience,
                        openedOn: day
                    )
                )
            }
        }
    }

    private static func matter(of submission: Workload.Submission) -> MatterCode? {
        guard
            case .text(let text) = submission.fields.first(where: { $0.name == "form.matter" })?
                .value
        else { return nil }
        return MatterCode(text)
    }
}
