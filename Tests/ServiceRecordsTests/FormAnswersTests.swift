import Replication
import ServiceModel
import ServiceRecords
import Testing

@Suite("The form of a case")
struct FormAnswersTests {
    private func opened() throws -> CountyScript {
        var script = CountyScript(matter: try Hechuan.matter())
        try script.open()
        script.syncAll()
        return script
    }

    private func answered(_ key: String, _ value: FormValue) throws -> CaseAct {
        .doing(.answered(try #require(FormKey(key)), value))
    }

    @Test("shows the latest of concurrent answers, keeps the others, and is no open conflict")
    func concurrent() throws {
        var script = try opened()
        let size = try #require(FormKey("size"))
        try script.write(.village, try answered("size", .number(3)))
        // One entry more in its past makes the township's answer the latest.
        try script.write(.township, .doing(.noted("电话联系")))
        try script.write(.township, try answered("size", .number(4)))
        var record = script.folded().record
        #expect(record.form.shown(size) == .number(4))
        #expect(record.form.register(size).writes.count == 2)
        #expect(record.openConflicts.isEmpty)
        script.syncAll()
        try script.write(.village, try answered("size", .text("五口")))
        record = script.folded().record
        #expect(record.form.register(size).writes.map(\.value) == [.text("五口")])
    }

    @Test("keeps keys ascending, and comes back from its bytes")
    func bytes() throws {
        var script = try opened()
        for key in ["m", "b", "z", "a"] {
            try script.write(.village, try answered(key, .text(key)))
            try script.write(.county, try answered(key, .number(.min)))
        }
        let record = script.folded().record
        #expect(record.form.keys.map(\.text) == ["a", "b", "m", "z"])
        #expect(try CaseRecord(id: record.id, bytes: record.bytes) == record)
        #expect(record.view().answeredKeys == record.form.keys)
    }

    @Test("takes nothing from an author who knew that the case had ended")
    func ended() throws {
        var script = try opened()
        try script.write(.village, .moving(.withdraw))
        let late = try script.write(.village, try answered("size", .number(3)))
        #expect(script.refusal(of: late) == .illegal)
    }
}
