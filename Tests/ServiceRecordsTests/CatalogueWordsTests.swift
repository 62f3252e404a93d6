import Replication
import ServiceModel
import ServiceRecords
import Testing

@Suite("The words of a catalogue")
struct CatalogueWordsTests {
    private func matter(_ code: String, _ name: String, _ materials: [String]) throws -> Matter {
        Matter(
            code: try Hechuan.code(code),
            version: 2,
            name: name,
            type: .benefit,
            statutoryLimit: WorkingDays(count: 20),
            promisedLimit: WorkingDays(count: 5),
            materials: materials.enumerated().map {
                MaterialRequirement(
                    number: $0 + 1,
                    name: $1,
                    form: .copy,
                    copies: 1,
                    necessity: .required
                )
            }
        )
    }

    @Test("are names, then papers by how often they are asked for, then openings")
    func order() throws {
        let matters = [
            try matter("A-1", "高龄津贴", ["身份证", "照片"]), try matter("B-1", "临时救助", ["身份证", "户口簿"]),
        ]
        let openings = matters.flatMap { matter in
            CaseAct(
                claimedAt: 0,
                changes: [.opened(matter: matter.code, version: 2)],
                audience: .village
            ).payload
        }
        #expect(openings.prefix(10) == [0x12, 0x0B, 0x0A, 0x09, 0x0A, 3, 0x41, 0x2D, 0x31, 0x10])
        // 户口簿 and 照片 stand once each; the bytes of the former are the lesser ones.
        let names = Array("高龄津贴临时救助户口簿照片身份证".utf8)
        #expect(
            CatalogueWords.bytes(of: matters, for: .village, limit: 1000) == names + openings
        )
    }

    @Test("leave out the least useful ones beyond the limit, and the openings last")
    func limit() throws {
        let matters = try (0..<400).map {
            try matter("C-\(1000 + $0)", "事项\($0)", ["材料\($0)"])
        }
        let all = CatalogueWords.bytes(of: matters, for: .village, limit: .max)
        let some = CatalogueWords.bytes(of: matters, for: .village, limit: 5000)
        #expect(some == Array(all.suffix(5000)))
        #expect(CatalogueWords.bytes(of: [], for: .village, limit: 10).isEmpty)
    }
}
