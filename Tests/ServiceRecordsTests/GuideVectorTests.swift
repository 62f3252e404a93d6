import Foundation
import Replication
import ServiceModel
import ServiceRecords
import Testing

/// Payloads in `Protocol/vectors/guides.json`: versions that name a base, and deviations.
///
/// `TONGBAN_WRITE_VECTORS=1` writes the file if there is none; it is never overwritten.
@Suite("The golden guides")
struct GuideVectorTests {
    struct Vector: Codable, Equatable {
        let name: String
        let kind: UInt64
        let meaning: String
        /// The payload.
        let hex: String
        /// The payload of the base as a version that stands by itself; nil where none is named.
        let base: String?
        /// The same version as a payload that stands by itself; nil where no base is named.
        let whole: String?
    }

    private static let file = URL(filePath: #filePath)
        .resolvingSymlinksInPath()
        .deletingLastPathComponent()
        .appending(path: "../../Protocol/vectors/guides.json")
        .standardizedFileURL

    private static let mayWrite =
        ProcessInfo.processInfo.environment["TONGBAN_WRITE_VECTORS"] == "1"

    @Test("mean what they say, and are written in the same bytes", .enabled(if: !mayWrite))
    func vectors() throws {
        let vectors = try JSONDecoder().decode([Vector].self, from: Data(contentsOf: Self.file))
        #expect(vectors == (try Self.vectors()))
        for vector in vectors {
            guard let base = vector.base, let whole = vector.whole else { continue }
            let completed = try MatterRecord.whole(Self.bytes(vector.hex)) { _, _ in
                Self.bytes(base)
            }
            #expect(completed == Self.bytes(whole), "\(vector.name)")
        }
    }

    @Test("are written once", .enabled(if: mayWrite))
    func write() throws {
        guard !FileManager.default.fileExists(atPath: Self.file.path()) else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try (encoder.encode(try Self.vectors()) + [UInt8(ascii: "\n")]).write(to: Self.file)
    }

    private static func vectors() throws -> [Vector] {
        let replica = CountyScript.Desk.village.replica
        let filed = DeviationFiled(
            GuideDeviation(
                matter: try Hechuan.code(),
                version: 4,
                element: .materialNeed,
                part: 2,
                says: "非必要",
                actual: "实际必须交",
                filedOn: Day(number: 20_787)
            ),
            noticedAt: Dot(replica, 7)
        )
        let answered = DeviationAnswered(
            Dot(replica, 9),
            DeviationAnswer(outcome: .accepted(asVersion: 5), text: "照改")
        )
        return [
            try matter(
                "a shorter promise",
                "421399-7 version 5 over 4: promised 3 days",
                try version(5, promised: 3)
            ),
            try matter(
                "parts changed, added and taken away",
                "421399-7 version 5 over 4: in use again (0 is written); material 1 gone, 2 optional, 4 "
                    + "new; element 5 gone, 26 是; a fee with number 1; question 1 gone; favourable",
                try version(
                    5,
                    status: .inUse,
                    materials: [
                        paper(2, "银行卡", .optional), paper(3, "申请表"), paper(4, "照片"),
                    ],
                    elements: [.hasFee: "是"],
                    fees: [FeeItem(number: 1, name: "工本费", standard: "5 元", isReducible: true)],
                    questions: [],
                    isFavourable: true
                )
            ),
            Vector(
                name: "deviation filed",
                kind: RecordKind.deviationFiled.rawValue,
                meaning: "421399-7 version 4, element 99 of material 2: says 非必要, is 实际必须交; "
                    + "noticed at the case opened by replica 0300…00 entry 7, on 2026-11-30",
                hex: hex(filed.payload),
                base: nil,
                whole: nil
            ),
            Vector(
                name: "deviation answered",
                kind: RecordKind.deviationAnswered.rawValue,
                meaning: "entry 9 of replica 0300…00: accepted for version 5, 照改",
                hex: hex(answered.payload),
                base: nil,
                whole: nil
            ),
        ]
    }

    private static func matter(
        _ name: String,
        _ meaning: String,
        _ later: Matter
    ) throws -> Vector {
        let base = try version(4, status: .suspended)
        let record = MatterRecord(later, over: base)
        return Vector(
            name: name,
            kind: RecordKind.matterPublished.rawValue,
            meaning: meaning,
            hex: hex(record.payload),
            base: hex(MatterRecord(base).payload),
            whole: hex(MatterRecord(later).payload)
        )
    }

    private static func version(
        _ version: Int,
        status: MatterStatus = .suspended,
        promised: Int = 5,
        materials: [MaterialRequirement]? = nil,
        elements: [MatterElement: String] = [.mainItem: "高龄津贴", .hasFee: "否"],
        fees: [FeeItem] = [],
        questions: [GuideQuestion]? = nil,
        isFavourable: Bool = false
    ) throws -> Matter {
        Matter(
            code: try Hechuan.code(),
            version: version,
            name: "高龄津贴申领",
            type: .benefit,
            status: status,
            effectiveFrom: Day(number: 20_000),
            statutoryLimit: WorkingDays(count: 20),
            promisedLimit: WorkingDays(count: promised),
            materials: materials ?? [paper(1, "身份证"), paper(2, "银行卡"), paper(3, "申请表")],
            elements: elements,
            fees: fees,
            questions: questions
                ?? [GuideQuestion(number: 1, question: "多少岁", answer: "八十岁")],
            isFavourable: isFavourable
        )
    }

    private static func paper(
        _ number: Int,
        _ name: String,
        _ necessity: MaterialNecessity = .required
    ) -> MaterialRequirement {
        MaterialRequirement(
            number: number,
            name: name,
            form: .original,
            copies: 1,
            necessity: necessity
        )
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { String(0x100 + Int($0), radix: 16).dropFirst() }.joined()
    }

    private static func bytes(_ hex: String) -> [UInt8] {
        let digits = Array(hex)
        return stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(digits[$0...($0 + 1)]), radix: 16)
        }
    }
}
