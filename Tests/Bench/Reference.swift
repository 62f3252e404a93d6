import ServiceModel
import ServiceRecords
import Storage

/// The plain answer, by the log itself: last writes and the events in order.
struct Reference {
    private var cases: [String: (fields: [String: FormValue], lines: [Workload.Line])] = [:]

    init(_ submissions: some Sequence<Workload.Submission>) {
        for submission in submissions {
            var one = cases[submission.caseName] ?? ([:], [])
            for (name, value) in submission.fields { one.fields[name] = value }
            if let line = submission.line { one.lines.append(line) }
            cases[submission.caseName] = one
        }
    }

    /// How many cases there are.
    var count: Int { cases.count }

    /// Reads every case back from `store` and compares it with the log.
    ///
    /// - Throws: `BenchFault.differs`, naming the first case that is not what the log says.
    func check(_ store: Store, _ names: [String: CaseID]) async throws {
        for (name, expected) in cases.sorted(by: { $0.key < $1.key }) {
            guard let id = names[name] else { throw BenchFault.differs("\(name) was not opened") }
            let found = try await store.view { view -> ([String: FormValue], [Workload.Line])? in
                guard let record = try view.record(id), let matter = try view.matter(of: record)
                else { return nil }
                return CaseWords.read(record, matter: matter)
            }
            guard let (fields, lines) = found else {
                throw BenchFault.differs("\(name) is missing")
            }
            let wrong = Set(fields.keys).union(expected.fields.keys).sorted()
                .filter { fields[$0] != expected.fields[$0] }
            guard wrong.isEmpty else { throw BenchFault.differs("\(name): \(wrong)") }
            guard lines == expected.lines else { throw BenchFault.differs("\(name): timeline") }
        }
    }
}
