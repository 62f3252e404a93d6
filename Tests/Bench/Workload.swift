import Foundation
import ServiceModel

/// A workload of `workload.py`: what offices write, in the order in which they write it.
struct Workload: Sendable {
    /// What the generator says about it.
    let meta: Meta
    /// Commits in order of time.
    let submissions: [Submission]
    /// The published matters.
    let matters: [PublishedMatter]

    struct Meta: Decodable, Sendable {
        let size: String
        let days: Int
        let ops: Int
        let opsBase: Int
        let casesBase: Int
        let cases: Int
        let casesTouchedLastDay: Int
        let opsLastDay: Int
    }

    /// What one office wrote about one case at one instant: one commit.
    struct Submission: Sendable {
        /// Days since the first, by local midnight.
        let day: Int
        let at: Int64
        /// The division of the office.
        let office: String
        let caseName: String
        /// Fields in the order written.
        var fields: [(name: String, value: FormValue)]
        var line: Line?
        /// Operations of the log, the unit in which peers count.
        var operations: Int

        /// The division of the village whose case it is.
        var village: String { String(caseName.prefix(12)) }
    }

    /// One event of the timeline.
    struct Line: Hashable, Decodable, Sendable {
        let at: Int64
        let by: String
        let act: String
        let note: String
    }

    /// Villages, in order.
    var villages: [String] { Set(submissions.map(\.village)).sorted() }

    /// Submissions of one day.
    func submissions(of day: Int) -> ArraySlice<Submission> {
        let start = submissions.firstIndex { $0.day >= day } ?? submissions.endIndex
        let end = submissions.firstIndex { $0.day > day } ?? submissions.endIndex
        return submissions[start..<end]
    }
}

extension Workload {
    /// The first midnight of the generator: 2026-01-05 00:00 at +08:00.
    private static let start: Int64 = 1_767_571_200 - 8 * 3600

    /// Reads the files of a workload.
    init(directory: String) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        meta = try decoder.decode(Meta.self, from: Self.data(directory, "meta.json"))
        matters = try Self.lines(directory, "catalogue.jsonl").map { line in
            try JSONDecoder().decode(PublishedMatter.self, from: line)
        }
        var submissions: [Submission] = []
        let plain = JSONDecoder()
        for line in try Self.lines(directory, "cases.jsonl") {
            let operation = try plain.decode(Operation.self, from: line)
            let isSame =
                submissions.last.map {
                    $0.at == operation.ts && $0.office == operation.replica
                        && $0.caseName == operation.caseName
                } ?? false
            if !isSame {
                submissions.append(
                    Submission(
                        day: Int((operation.ts - Self.start) / 86_400),
                        at: operation.ts,
                        office: operation.replica,
                        caseName: operation.caseName,
                        fields: [],
                        line: nil,
                        operations: 0
                    )
                )
            }
            operation.value.add(to: &submissions[submissions.count - 1], as: operation.field)
        }
        self.submissions = submissions
    }

    private static func data(_ directory: String, _ name: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: directory + "/" + name))
    }

    private static func lines(_ directory: String, _ name: String) throws -> [Data] {
        try data(directory, name).split(separator: UInt8(ascii: "\n"))
    }

    private struct Operation: Decodable {
        let ts: Int64
        let replica: String
        let caseName: String
        let field: String
        let value: Value

        private enum CodingKeys: String, CodingKey {
            case ts, replica, field, value
            case caseName = "case"
        }
    }

    private enum Value: Decodable {
        case written(FormValue)
        case line(Line)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .written(.text(text))
            } else if let number = try? container.decode(Int64.self) {
                self = .written(.number(number))
            } else {
                self = .line(try container.decode(Line.self))
            }
        }

        func add(to submission: inout Submission, as field: String) {
            submission.operations += 1
            switch self {
            case .written(let value): submission.fields.append((field, value))
            case .line(let line):
                precondition(submission.line == nil, "The workload writes one event a commit.")
                submission.line = line
            }
        }
    }
}
