import ServiceModel
import ServiceRecords
import Testing

@Suite("A version that names its base")
struct MatterBaseTests {
    private static func matter(_ version: Int, _ change: (inout Draft) -> Void = { _ in }) throws
        -> Matter
    {
        var draft = Draft()
        change(&draft)
        return Matter(
            code: try #require(MatterCode("421399-7")),
            version: version,
            name: draft.name,
            type: draft.type,
            status: draft.status,
            effectiveFrom: draft.day,
            statutoryLimit: WorkingDays(count: draft.statutory),
            promisedLimit: WorkingDays(count: draft.promised),
            materials: draft.materials,
            elements: draft.elements,
            fees: draft.fees,
            questions: draft.questions,
            isFavourable: draft.isFavourable
        )
    }

    struct Draft {
        var name = "高龄津贴申领"
        var type = MatterType.benefit
        var status = MatterStatus.inUse
        var day = Day(number: 20_000)
        var statutory = 20
        var promised = 5
        var isFavourable = false
        var materials = [Self.paper(1, "身份证"), Self.paper(2, "银行卡"), Self.paper(3, "申请表")]
        var elements: [MatterElement: String] = [
            .mainItem: "高龄津贴", .legalBasis: "《老年人权益保障法》", .flow: "申请→受理→办结",
            .place: "便民服务站", .hasFee: "否",
        ]
        var fees = [FeeItem(number: 1, name: "工本费", standard: "5 元")]
        var questions = [GuideQuestion(number: 1, question: "多少岁", answer: "八十岁")]

        static func paper(
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
    }

    /// Publishes `later` over `base`, reads it as a replica does, and gives the bytes on the way.
    private static func carried(_ later: Matter, over base: Matter) throws -> (Matter, Int) {
        let record = MatterRecord(later, over: base)
        let whole = try MatterRecord.whole(record.payload) { code, version in
            #expect(code == base.code)
            return version == base.version ? MatterRecord(base).payload : nil
        }
        return (try MatterRecord(payload: whole).matter, record.payload.count)
    }

    static let changes: [@Sendable (inout Draft) -> Void] = [
        { $0.promised = 3 }, { $0.name = "高龄补贴申领" }, { $0.type = .publicService },
        { $0.status = .suspended }, { $0.day = Day(number: 20_787) }, { $0.statutory = 0 },
        { $0.elements[.flow] = nil }, { $0.elements[.legalBasis] = "《条例》" },
        { $0.elements[.remark] = "新" }, { $0.materials.removeLast() },
        { $0.materials.append(Draft.paper(4, "照片")) },
        { $0.materials[1] = Draft.paper(2, "银行卡", .optional) }, { $0.materials = [] },
        { $0.fees = [] }, { $0.fees[0] = FeeItem(number: 1, name: "工本费", standard: "免") },
        { $0.questions.append(GuideQuestion(number: 2, question: "去哪里", answer: "村里")) },
        { $0.isFavourable = true }, { $0.day = .epoch },
        {
            $0.materials = []; $0.elements = [:]; $0.fees = []; $0.questions = []; $0.promised = 1
        },
    ]

    @Test("reads as the whole version, whatever changed", arguments: changes.indices)
    func same(index: Int) throws {
        let base = try Self.matter(4_008)
        let later = try Self.matter(4_009, Self.changes[index])
        let (read, bytes) = try Self.carried(later, over: base)
        #expect(read == later)
        #expect(bytes <= MatterRecord(later).payload.count)
        let (back, _) = try Self.carried(try Self.matter(4_010), over: later)
        #expect(back == (try Self.matter(4_010)))
    }

    @Test("carries only what changed")
    func size() throws {
        let later = try Self.matter(4_009) { $0.promised = 3 }
        let record = MatterRecord(later, over: try Self.matter(4_008))
        #expect(record.base?.version == 4_008)
        #expect(record.payload.count < 25)
        #expect(MatterRecord(later).payload.count > 200)
    }

    @Test("is written whole where the difference would not read the same")
    func disorder() throws {
        let base = try Self.matter(4_008)
        let later = try Self.matter(4_009) { $0.materials.reverse() }
        #expect(MatterRecord(later, over: base).base == nil)
        #expect(MatterRecord(base, over: later).base == nil, "a base is an earlier version")
    }

    @Test("keeps what a newer county wrote and this version does not know")
    func unknown() throws {
        let base = try Self.matter(4_008)
        // Element 200 with the text "x", field 10; and field 100, number 1.
        let further: [UInt8] = [0x52, 0x06, 0x08, 0xC8, 0x01, 0x12, 0x01, 0x78, 0xA0, 0x06, 0x01]
        let payload = MatterRecord(try Self.matter(4_009) { $0.promised = 3 }, over: base).payload
        let whole = try MatterRecord.whole(payload) { _, _ in MatterRecord(base).payload + further }
        #expect(try MatterRecord(payload: whole).matter.promisedLimit.count == 3)
        #expect(String(decoding: whole, as: UTF8.self).contains("x"))
        let again = try MatterRecord.whole(
            MatterRecord(try Self.matter(4_010), over: try Self.matter(4_009) { $0.promised = 3 })
                .payload
        ) { _, _ in whole }
        #expect(String(decoding: again, as: UTF8.self).contains("x"))
    }

    @Test("is refused without its base, and with one that is not earlier")
    func refused() throws {
        let payload = MatterRecord(
            try Self.matter(4_009) { $0.promised = 3 },
            over: try Self.matter(4_008)
        ).payload
        #expect(throws: RefusalReason.unknownMatter) {
            try MatterRecord.whole(payload) { _, _ in nil }
        }
        #expect(throws: RefusalReason.malformed) { try MatterRecord(payload: payload) }
        // Version 1 over base 1.
        let circular: [UInt8] = [0x0A, 0x01, 0x37, 0x10, 0x01, 0x70, 0x01]
        #expect(throws: RefusalReason.malformed) {
            try MatterRecord.whole(circular) { _, _ in circular }
        }
    }
}
