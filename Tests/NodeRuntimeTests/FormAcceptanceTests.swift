import Foundation
import HubRuntime
import NodeRuntime
import ServiceModel
import Storage
import TestCounty
import Testing

@Suite("The form of a case")
struct FormAcceptanceTests {
    private static let form = #"""
        {"title": "津贴申请", "type": "object", "additionalProperties": false,
         "required": ["age", "reason"],
         "properties": {
          "age": {"type": "integer", "title": "年龄", "minimum": 80, "maximum": 130},
          "reason": {"type": "string", "title": "理由", "enum": ["高龄", "失能"]}},
         "x-form": {"formId": "grant", "version": "1.0",
          "matterCodes": ["11990001MB9000001U4000511001001"]},
         "x-rules": [{"id": "OLD", "message": "九十岁以上写高龄", "path": "/reason",
          "logic": {"or": [{"<": [{"var": "age"}, 90]}, {"==": [{"var": "reason"}, "高龄"]}]}}],
         "x-examples": {"valid": [{"age": 81, "reason": "高龄"}], "invalid": []}}
        """#

    private static func county() async throws -> TestCounty {
        let sheets = NSTemporaryDirectory() + "forms-\(UUID().uuidString)"
        let files = FileManager.default
        try files.copyItem(atPath: TestCounty.dataDirectory, toPath: sheets)
        defer { try? files.removeItem(atPath: sheets) }
        try files.createDirectory(atPath: sheets + "/forms", withIntermediateDirectories: true)
        try Data(form.utf8).write(to: URL(fileURLWithPath: sheets + "/forms/grant.json"))
        let path = sheets + "/matters.csv"
        let text = try String(contentsOfFile: path, encoding: .utf8)
            .replacing("事项状态,生效日期", with: "事项状态,生效日期,表单编号")
            .replacing("在用,2024-01-01", with: "在用,2024-01-01,")
            .replacing("津贴审核表,在用,2024-01-01,", with: "津贴审核表,在用,2024-01-01,grant")
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return try await TestCounty(
            lists: sheets,
            townships: TestCounty.townshipDivisions,
            villages: TestCounty.villageDivisions
        )
    }

    private static func answers(_ pairs: KeyValuePairs<String, FormValue>) throws -> [FormAnswer] {
        try pairs.map { FormAnswer(try #require(FormKey($0.key)), $0.value) }
    }

    @Test("holds back acceptance until it is filled in, and refuses what it does not take")
    func acceptance() async throws {
        let county = try await Self.county()
        try await county.distribute()
        let opened = try await county.open(at: county.villages[0])
        let village = county.villages[0]
        await #expect {
            _ = try await village.submit(
                .answer(try Self.answers(["age": .number(20), "colour": .text("红")])),
                on: opened.id
            )
        } throws: { error in
            guard case Refusal.formMisfits(let findings) = error else { return false }
            return findings.map(\.key) == ["age", "colour"]
        }
        _ = try await village.submit(.answer(try Self.answers(["age": .number(93)])), on: opened.id)
        try await county.night()
        let township = county.townships[0]
        await #expect {
            _ = try await township.submit(.accept, on: opened.id)
        } throws: { error in
            guard case Refusal.formNotWhole(let findings) = error else { return false }
            return findings.map(\.key) == ["reason"] && findings.map(\.fault) == [.missing]
        }
        _ = try await township.submit(
            .answer(try Self.answers(["reason": .text("失能")])),
            on: opened.id
        )
        let filled = try #require(try await township.filledForm(of: opened.id))
        #expect(filled.findings.map(\.key) == ["reason"], "the rule across fields")
        _ = try await township.submit(
            .answer(try Self.answers(["reason": .text("高龄")])),
            on: opened.id
        )
        _ = try await township.submit(.accept, on: opened.id)
        try await county.night()
        try await county.expectEqualStates()
    }

    @Test("that nobody has begun came on paper, and holds nothing back")
    func paper() async throws {
        let county = try await Self.county()
        try await county.distribute()
        let opened = try await county.open(at: county.villages[0])
        try await county.night()
        _ = try await county.townships[0].submit(.accept, on: opened.id)
    }

    @Test("of a matter without one asks nothing")
    func none() async throws {
        let county = try await Self.county()
        try await county.distribute()
        let opened = try await county.open(TestCounty.certificate, at: county.villages[0])
        #expect(try await county.villages[0].filledForm(of: opened.id) == nil)
        _ = try await county.villages[0].submit(.accept, on: opened.id)
    }
}
