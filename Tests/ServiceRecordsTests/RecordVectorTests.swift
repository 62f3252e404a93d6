import Foundation
import Replication
import ServiceModel
import ServiceRecords
import Testing

/// Payloads in `Protocol/vectors/records.json`.
///
/// `TONGBAN_WRITE_VECTORS=1` writes the file if there is none; it is never overwritten.
@Suite("The golden records")
struct RecordVectorTests {
    private struct Vector: Codable {
        let name: String
        let kind: UInt64
        let meaning: String
        let hex: String
    }

    private static let file = URL(filePath: #filePath)
        .resolvingSymlinksInPath()
        .deletingLastPathComponent()
        .appending(path: "../../Protocol/vectors/records.json")
        .standardizedFileURL

    private static let mayWrite =
        ProcessInfo.processInfo.environment["TONGBAN_WRITE_VECTORS"] == "1"

    @Test("mean what they say, and are written in the same bytes", .enabled(if: !mayWrite))
    func vectors() throws {
        let vectors = try JSONDecoder().decode([Vector].self, from: Data(contentsOf: Self.file))
        let records = try Self.records()
        #expect(vectors.map(\.name) == records.map(\.name))
        for (vector, record) in zip(vectors, records) {
            let digits = Array(vector.hex)
            let payload = stride(from: 0, to: digits.count, by: 2).compactMap {
                UInt8(String(digits[$0...($0 + 1)]), radix: 16)
            }
            #expect(vector.kind == record.kind.rawValue, "\(vector.name)")
            #expect(record.payload == payload, "\(vector.name)")
            #expect(try record.isRead(payload), "\(vector.name)")
        }
    }

    @Test("are written once", .enabled(if: mayWrite))
    func write() throws {
        guard !FileManager.default.fileExists(atPath: Self.file.path()) else { return }
        let vectors = try Self.records().map { record in
            Vector(
                name: record.name,
                kind: record.kind.rawValue,
                meaning: record.meaning,
                hex: record.payload.map { String(0x100 + Int($0), radix: 16).dropFirst() }
                    .joined()
            )
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try (encoder.encode(vectors) + [UInt8(ascii: "\n")]).write(to: Self.file)
    }
}

extension RecordVectorTests {
    /// A record, its payload, and whether the payload reads back as the record.
    struct Record {
        let name: String
        let kind: RecordKind
        let meaning: String
        let payload: [UInt8]
        let isRead: ([UInt8]) throws -> Bool

        init(_ name: String, _ act: CaseAct, _ meaning: String) {
            self.name = name
            self.meaning = meaning
            kind = act.kind
            payload = act.payload
            isRead = { try CaseAct(payload: $0) == act }
        }

        init(_ name: String, _ record: AuthorityRecord, _ meaning: String) {
            self.name = name
            self.meaning = meaning
            kind = record.kind
            payload = record.payload
            isRead = { try AuthorityRecord(kind: record.kind, payload: $0) == record }
        }

        init(_ name: String, _ record: OperatorRecord, _ meaning: String) {
            self.name = name
            self.meaning = meaning
            kind = .operatorNamed
            payload = record.payload
            isRead = { try OperatorRecord(payload: $0) == record }
        }

        init(_ name: String, _ record: NamesRecord, _ meaning: String) {
            self.name = name
            self.meaning = meaning
            kind = .namesListed
            payload = record.payload
            isRead = { try NamesRecord(payload: $0) == record }
        }

        init(_ name: String, _ record: DocumentRecord, _ meaning: String) {
            self.name = name
            self.meaning = meaning
            kind = .documentPublished
            payload = record.payload
            isRead = { try DocumentRecord(payload: $0) == record }
        }

        init(_ name: String, _ record: CatalogueHeld, _ meaning: String) {
            self.name = name
            self.meaning = meaning
            kind = .catalogueHeld
            payload = record.payload
            isRead = { try CatalogueHeld(payload: $0) == record }
        }

        init(_ name: String, _ record: DelegationAnswered, _ meaning: String) {
            self.name = name
            self.meaning = meaning
            kind = .delegationAnswered
            payload = record.payload
            isRead = { try DelegationAnswered(payload: $0) == record }
        }

        init(_ name: String, _ record: HubRestored, _ meaning: String) {
            self.name = name
            self.meaning = meaning
            kind = .hubRestored
            payload = record.payload
            isRead = { try HubRestored(payload: $0) == record }
        }

        init(_ name: String, _ record: MatterRecord, _ meaning: String) {
            self.name = name
            self.meaning = meaning
            kind = .matterPublished
            payload = record.payload
            isRead = { try MatterRecord(payload: $0) == record }
        }
    }

    static func records() throws -> [Record] {
        let code = try Hechuan.code()
        let village = CountyScript.Desk.village.replica
        return [
            Record(
                "case opened",
                CaseAct(
                    claimedAt: 1_767_225_600,
                    changes: [
                        .opened(matter: code, version: 4),
                        .fieldSet(.applicant, .applicant(try Hechuan.applicant())),
                        .fieldSet(.phone, .text("13907190000")),
                        .materialTaken(1),
                    ],
                    audience: .village
                ),
                "421399-7 version 4 of the village catalogue; "
                    + "applicant 杨凤蓉 421399195911020441; "
                    + "phone (2) 13907190000; material 1 taken"
            ),
            Record("case taken in", .moving(.receive), "transition 1"),
            Record(
                "correction requested",
                .doing(
                    .moved(.requestCorrection, reason: nil),
                    .correctionRequested(materials: [2], note: "缺户口簿")
                ),
                "transition 2; materials 2, note 缺户口簿"
            ),
            Record(
                "case denied",
                .doing(.moved(.deny, reason: "未满八十周岁"), under: 1),
                "transition 7 with reason 未满八十周岁, under move 1 of the decision right"
            ),
            Record("right moved", .passing(1, to: .village), "move 1 to replica 0300…00"),
            Record(
                "points registered",
                .pointsRegistered([try Hechuan.point(.county), try Hechuan.point(.township)]),
                "1: tier 4, 421399, no parent; 2: tier 5, 421399025, under 1; "
                    + "both 便民服务中心"
            ),
            Record(
                "device granted",
                .deviceGranted(
                    Authority.Grant(
                        deviceKey: try Hechuan.key(7),
                        replica: village,
                        point: ServicePointID(3),
                        decides: true,
                        number: 57
                    )
                ),
                "key 07…07, replica 0300…00, point 3, decides, number 57"
            ),
            Record(
                "delegations set",
                .delegationsSet([
                    Delegation(matter: code, coverage: .tier(.village), effect: .grant(.agency)),
                    Delegation(matter: code, coverage: .point(ServicePointID(3)), effect: .exclude),
                ]),
                "421399-7: tier 6 mode 1; point 3 excluded"
            ),
            Record(
                "incarnation replaced",
                .incarnationReplaced(
                    IncarnationReplaced(
                        old: village,
                        new: CountyScript.Desk.township.replica,
                        ends: [FeedEnd(scope: .cases(3), count: 12, hash: .zero)],
                        lostBecause: "硬盘坏了"
                    )
                ),
                "replica 0300…00 by 0200…00; its cases of point 3 end at 12, zero hash; "
                    + "the tail is lost because 硬盘坏了"
            ),
            Record(
                "hub restored",
                HubRestored(
                    previous: CountyScript.Desk.county.replica,
                    ends: [FeedEnd(scope: .authority, count: 50, hash: .zero)]
                ),
                "after replica 0100…00, whose authority ends at 50, zero hash"
            ),
            Record(
                "matter published",
                MatterRecord(try Hechuan.matter()),
                "421399-7 version 4, 高龄津贴申领, type 05, 20 and 5 days, materials 1-3 材料: "
                    + "copy, one, required"
            ),
            Record(
                "form answered",
                .doing(
                    .answered(try #require(FormKey("household.size")), .number(-4)),
                    .answered(try #require(FormKey("reason")), .text("年老"))
                ),
                "household.size is the number -4, reason the text 年老"
            ),
            Record(
                "operator named",
                OperatorRecord(try Operator(name: "覃晓兰", role: .clerk)),
                "覃晓兰, role 2"
            ),
            Record(
                "conflict resolved",
                .doing(
                    .conflictResolved(
                        .bankAccount,
                        .text("6222020000000002"),
                        superseding: [EntryName(Dot(village, 7))],
                        note: "核对存折"
                    )
                ),
                "bank account (4) is 6222020000000002 instead of 0300…00:7; note 核对存折"
            ),
            Record(
                "resolution withdrawn",
                .doing(.resolutionWithdrawn([EntryName(Dot(village, 9))], note: "")),
                "0300…00:9 counts no more"
            ),
            Record(
                "decision ruled",
                .doing(
                    .decisionRuled(
                        standing: EntryName(Dot(village, 5)),
                        settingAside: [EntryName(Dot(CountyScript.Desk.township.replica, 6))],
                        reason: "以现场核查为准"
                    )
                ),
                "0300…00:5 stands, 0200…00:6 is set aside; reason 以现场核查为准"
            ),
        ] + (try catalogueRecords(code)) + deadlineRecords() + (try delegationRecords(code))
    }
}
