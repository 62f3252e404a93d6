import Foundation
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage
import SyncProtocol
import TestCounty
import Testing

/// Segments, and what folding them gives: who is refused and why, and the state of each case.
struct FoldingVector: Codable {
    let about: String
    let county: String
    let segments: [String]
    let refused: [Refused]
    let cases: [CaseMeaning]

    struct Place: Codable, Hashable {
        let kind: UInt8
        let key: UInt32
    }

    struct Refused: Codable, Hashable {
        let scope: Place
        let replica: String
        let sequence: UInt64
        let reason: UInt32
        let causeReplica: String?
        let causeSequence: UInt64?
    }

    struct Line: Codable, Hashable {
        let dot: String
        let lamport: UInt64
        let text: String
    }

    struct CaseMeaning: Codable, Hashable {
        let point: UInt32
        let opened: String
        let isOpen: Bool
        let stage: UInt8
        let isFrozen: Bool
        let shown: [String: String]
        let conflicts: [UInt8]
        let materials: [UInt32]
        let lines: [Line]
        let holder: String?
        let move: UInt64?
        /// Since the second vector: the day of the case, in days since 1970.
        let day: Int32?
        /// Since the second vector: answers of the form, as shown; nil if there are none.
        let answers: [String: String]?
    }
}

extension FoldingVector.CaseMeaning {
    /// Reads a record as a register's newest word has it.
    ///
    /// - Parameter isWhole: Whether to say what the first vector does not say yet.
    init(_ record: CaseRecord, _ succession: Succession, isWhole: Bool = true) {
        let progress = record.progress()
        let holding = record.decisionRight.holding(in: nil, succession)
        let answers = record.form.keys.compactMap { key in
            record.form.shown(key).map { (key.text, Self.text(of: $0)) }
        }
        let values = CaseField.allCases.compactMap { field in
            record.shown(field).map { ("\(field.rawValue)", Self.text(of: $0)) }
        }
        self.init(
            point: record.id.point.number,
            opened: record.id.dot.text,
            isOpen: record.opening != nil,
            stage: progress.stage.rawValue,
            isFrozen: progress.isFrozen,
            shown: Dictionary(uniqueKeysWithValues: values),
            conflicts: record.openConflicts.map(\.rawValue),
            materials: record.materials.elements,
            lines: record.timeline.lines.map {
                FoldingVector.Line(
                    dot: $0.dot.text,
                    lamport: $0.lamport.rank,
                    text: $0.item.text
                )
            },
            holder: holding.map { $0.holder.bytes.hexText },
            move: holding?.move,
            day: isWhole ? record.opening.map { $0.day.number } : nil,
            answers: !isWhole || answers.isEmpty
                ? nil : Dictionary(uniqueKeysWithValues: answers)
        )
    }

    private static func text(of value: FormValue) -> String {
        switch value {
        case .text(let text): text
        case .number(let number): "\(number)"
        }
    }

    private static func text(of value: FieldValue) -> String {
        switch value {
        case .text(let text): text
        case .applicant(let applicant):
            [applicant.name, applicant.identityNumber?.text].compactMap { $0 }
                .joined(separator: " ")
        }
    }
}

extension FoldingVector {
    static func file(_ name: String) -> URL {
        URL(filePath: #filePath)
            .resolvingSymlinksInPath()
            .deletingLastPathComponent()
            .appending(path: "../../Protocol/vectors/\(name).json")
            .standardizedFileURL
    }

    static func read(_ name: String) throws -> FoldingVector {
        try JSONDecoder().decode(FoldingVector.self, from: Data(contentsOf: file(name)))
    }

    /// Says what a hub has folded of some cases, with every segment it holds.
    init(_ about: String, at hub: Node, _ county: TestCounty, _ cases: [CaseID]) async throws {
        var records: [CaseRecord] = []
        for id in cases { records.append(try await county.record(id, at: hub)) }
        let refused = try await Self.refused(at: hub.store, among: records)
        let succession = try await hub.store.view { try $0.register.succession }
        self.init(
            about: about,
            county: hub.store.identity.deviceKey.bytes.hexText,
            segments: try await county.segments(of: hub).map(\.hexText),
            refused: refused.sorted {
                ($0.replica, $0.scope.kind, $0.scope.key, $0.sequence)
                    < ($1.replica, $1.scope.kind, $1.scope.key, $1.sequence)
            },
            cases: records.map { CaseMeaning($0, succession) }
        )
    }

    /// Writes the file if there is none: vectors are for ever.
    func writeIfMissing(_ name: String) throws {
        guard !FileManager.default.fileExists(atPath: Self.file(name).path()) else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try (encoder.encode(self) + Data("\n".utf8)).write(to: Self.file(name))
    }

    /// What is refused on a replica.
    static func refused(at store: Store, among cases: [CaseRecord]) async throws -> Set<Refused> {
        Set(
            try await store.refusedEntries(ownOnly: false).map { line in
                let dot = Dot(line.feed.replica, line.sequence)
                let cause =
                    cases.lazy.flatMap(\.refused).first { $0.dot == dot }?.reason.cause
                let scope = line.feed.scope.code
                return Refused(
                    scope: Place(kind: scope.kind, key: scope.key),
                    replica: dot.replica.bytes.hexText,
                    sequence: dot.sequence,
                    reason: line.reason.code,
                    causeReplica: cause?.replica.bytes.hexText,
                    causeSequence: cause?.sequence
                )
            }
        )
    }
}

extension Dot {
    fileprivate var text: String { "\(replica.bytes.hexText):\(sequence)" }
}

extension [UInt8] {
    var hexText: String {
        map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    init(hexText text: String) throws {
        let digits = Array<Character>(text)
        self = try stride(from: 0, to: digits.count, by: 2).map {
            try #require(UInt8(String(digits[$0...($0 + 1)]), radix: 16))
        }
    }
}
