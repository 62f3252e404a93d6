import Replication
import ServiceModel
import ServiceRecords
import Testing

@Suite("A case closed because a promised material never came")
struct ClosingTests {
    private static let closing = CaseAct.doing(
        .moved(.closeUnkept, reason: "逾期"),
        .recorded(.promiseBroken([3])),
        under: 0
    )

    private func promised() throws -> CountyScript {
        var script = CountyScript(matter: try Hechuan.matter())
        try script.openAccepted()
        let promise = DeferralPromise(materials: [3], due: Day(number: 20_000), text: "补齐")
        try script.write(.township, .doing(.recorded(.promised(promise))))
        script.syncAll()
        return script
    }

    @Test("is open again when the village had taken it without the closer's knowledge")
    func taken() throws {
        var script = try promised()
        try script.write(.village, .doing(.materialTaken(3)))
        try script.write(.township, Self.closing)
        let (record, refusals) = script.folded()
        #expect(refusals.isEmpty)
        #expect(record.progress().stage == .accepted)
        #expect(record.progress().superseded.map(\.reason) == [.promiseWasKept])
        #expect(try CaseRecord(id: record.id, bytes: record.bytes) == record)
    }

    @Test("stays closed when nobody had it, and when its closer knew")
    func stands() throws {
        var script = try promised()
        try script.write(.township, Self.closing)
        #expect(script.folded().record.progress().stage == .returned)
        var knowing = try promised()
        try knowing.write(.village, .doing(.materialTaken(3)))
        knowing.syncAll()
        try knowing.write(.township, Self.closing)
        #expect(knowing.folded().record.progress().stage == .returned)
    }
}
