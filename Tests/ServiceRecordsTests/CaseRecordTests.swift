import Replication
import ServiceModel
import ServiceRecords
import Testing
import WireFormat

@Suite("A case record")
struct CaseRecordTests {
    private func opened() throws -> CountyScript {
        var script = CountyScript(matter: try Hechuan.matter())
        try script.open()
        script.syncAll()
        return script
    }

    @Test("lets a person choose between concurrent accounts, identities and amounts")
    func openConflicts() throws {
        for field in CaseField.allCases where field != .applicant {
            var script = try opened()
            try script.write(.village, .doing(.fieldSet(field, .text("1"))))
            try script.write(.township, .doing(.fieldSet(field, .text("2"))))
            let needsChoice = field == .bankAccount || field == .amount
            #expect(script.folded().record.openConflicts == (needsChoice ? [field] : []))
        }
        var script = try opened()
        for (desk, name) in [(CountyScript.Desk.village, "杨凤蓉"), (.county, "杨凤荣")] {
            let applicant = FieldValue.applicant(try Hechuan.applicant(name))
            try script.write(desk, .doing(.fieldSet(.applicant, applicant)))
        }
        #expect(script.folded().record.openConflicts == [.applicant])
    }

    @Test("closes a conflict when somebody who saw both writes again")
    func resolution() throws {
        var script = try opened()
        try script.write(.village, .doing(.fieldSet(.amount, .text("100"))))
        try script.write(.township, .doing(.fieldSet(.amount, .text("200"))))
        script.syncAll()
        try script.write(.township, .doing(.fieldSet(.amount, .text("200"))))
        let record = script.folded().record
        #expect(record.openConflicts.isEmpty)
        #expect(record.shown(.amount) == .text("200"))
    }

    @Test("is in no conflict when both wrote the same")
    func agreement() throws {
        var script = try opened()
        try script.write(.village, .doing(.fieldSet(.amount, .text("100"))))
        try script.write(.township, .doing(.fieldSet(.amount, .text("100"))))
        #expect(script.folded().record.openConflicts.isEmpty)
    }

    @Test(
        "shows the concurrent write that the field's policy prefers",
        arguments: [
            (CaseField.bankAccount, "county"), (.amount, "county"), (.summary, "county"),
            (.address, "village"), (.phone, "township"),
        ]
    )
    func shown(field: CaseField, desk: String) throws {
        var script = try opened()
        // One entry more in its past makes the township's write the latest.
        try script.write(.township, .doing(.noted("电话联系")))
        for writer in CountyScript.Desk.allCases {
            try script.write(writer, .doing(.fieldSet(field, .text("\(writer)"))))
        }
        #expect(script.folded().record.shown(field) == .text(desk))
    }

    @Test("holds a paper that one desk took while another gave it back")
    func materials() throws {
        var script = try opened()
        try script.write(.village, .doing(.materialTaken(1), .materialTaken(2)))
        script.syncAll()
        try script.write(.township, .doing(.materialReturned(1)))
        try script.write(.village, .doing(.materialTaken(1)))
        try script.write(.township, .doing(.materialReturned(2)))
        #expect(script.folded().record.materials.elements == [1])
        #expect(script.folded().record.view().materialsReceived == [1])
    }

    @Test("freezes when two decisions contradict each other")
    func contradiction() throws {
        var script = try opened()
        try script.write(.village, .moving(.collect))
        script.syncAll()
        try script.write(.township, .accepting)
        script.syncAll()
        try script.write(.township, .moving(.approve))
        let deny = try script.write(.county, .moving(.deny))
        let record = script.folded(verdicts: [deny.stamp.dot: .admitted]).record
        #expect(record.view().frozen)
    }

    @Test("reads as it stood in an earlier past")
    func earlierPast() throws {
        var script = try opened()
        let past = script.past(of: .village)
        try script.write(.village, .moving(.collect))
        let record = script.folded().record
        #expect(record.view(in: past).stage == .draft)
        #expect(record.view().stage == .collected)
    }

    @Test("keeps two steps of one act in their order")
    func twoSteps() throws {
        var script = try opened()
        try script.write(.village, .moving(.collect))
        script.syncAll()
        try script.write(
            .township,
            .doing(
                .moved(.receive, reason: nil),
                .moved(.accept, reason: nil),
                .moved(.approve, reason: "当场办结"),
                under: 0
            )
        )
        script.syncAll()
        let (record, refusals) = script.folded()
        #expect(refusals.isEmpty)
        #expect(record.progress().stage == .approved)
        #expect(try CaseRecord(id: record.id, bytes: record.bytes) == record)
    }

    @Test("comes back from its bytes, and not from damaged ones")
    func bytes() throws {
        var script = try opened()
        try script.write(.village, .moving(.collect))
        try script.write(.village, .doing(.fieldSet(.amount, .text("100")), .materialTaken(2)))
        try script.write(.township, .doing(.fieldSet(.amount, .text("200")), .noted("已核实")))
        try script.write(.township, .passing(1, to: .county))
        try script.write(.county, .moving(.approve))
        let record = script.folded().record
        #expect(!record.refused.isEmpty)
        #expect(try CaseRecord(id: record.id, bytes: record.bytes) == record)
        for length in record.bytes.indices {
            #expect(throws: WireFormatFault.self, "cut after \(length)") {
                try CaseRecord(id: record.id, bytes: Array(record.bytes[..<length]))
            }
        }
        #expect(throws: WireFormatFault.self) {
            try CaseRecord(id: record.id, bytes: record.bytes + [0])
        }
    }

    @Test("is its own empty state in bytes")
    func emptyBytes() throws {
        let empty = CaseRecord(id: try opened().caseID)
        #expect(try CaseRecord(id: empty.id, bytes: empty.bytes) == empty)
    }
}
