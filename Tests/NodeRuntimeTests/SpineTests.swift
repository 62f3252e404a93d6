import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage
import SyncEngine
import TestCounty
import Testing

@Suite("A case on its way from a village to the county and back")
struct SpineTests {
    @Test("is saved offline, reaches the township, is decided there, and the answer comes back")
    func wholeWay() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        let township = county.townships[0]
        let opened = try await village.open(
            TestCounty.allowance,
            applicant: Applicant(name: "王小兰", identityNumber: nil),
            fields: [],
            materials: [1],
            receive: true
        )
        let id = try #require(opened.caseID)
        #expect(try await village.find("\(try #require(opened.number))").custody == .here)

        try await county.sync(village, with: township)
        #expect(try await village.find("\(try #require(opened.number))").custody == .township)
        _ = try await township.submit(.accept, on: id)
        _ = try await township.submit(.startProcessing, on: id)
        _ = try await township.submit(.approve(reason: "符合条件"), on: id)

        try await county.night()
        let atVillage = try await village.find("\(try #require(opened.number))")
        #expect(atVillage.stage == .approved)
        #expect(atVillage.custody == .county)
        try await county.expectEqualStates()
    }

    @Test("is not readable in another village's replica")
    func scopes() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        _ = try await county.villages[0].open(
            TestCounty.allowance,
            applicant: Applicant(name: "李秘密", identityNumber: nil),
            fields: [],
            materials: [1],
            receive: true
        )
        try await county.night()
        #expect(try await county.villages[1].store.caseLines(limit: 10).isEmpty)
        #expect(try await county.townships[0].store.caseLines(limit: 10).count == 1)
        #expect(try await county.townships[1].store.caseLines(limit: 10).isEmpty)
    }

    @Test("moves no segment in a second conversation")
    func nothingTwice() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        _ = try await county.villages[0].open(
            TestCounty.allowance,
            applicant: Applicant(name: "王小兰", identityNumber: nil),
            fields: [],
            materials: [1],
            receive: true
        )
        try await county.night()
        let summary = try await county.sync(county.villages[0], with: county.townships[0])
        #expect(summary.segmentsSent == 0)
        #expect(summary.segmentsTaken == 0)
        #expect(summary.segmentsRepeated == 0)
    }

    @Test("shows an open conflict when village and township write the bank account apart")
    func conflict() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let (village, township) = (county.villages[0], county.townships[0])
        let opened = try await village.open(
            TestCounty.allowance,
            applicant: Applicant(name: "赵𠮷", identityNumber: nil),
            fields: [],
            materials: [1],
            receive: true
        )
        let id = try #require(opened.caseID)
        try await county.night()
        _ = try await village.submit(.edit(.bankAccount, .text("6222000000000001")), on: id)
        _ = try await township.submit(.edit(.bankAccount, .text("6222000000000002")), on: id)
        try await county.night()
        for node in [village, township, county.hub] {
            let record = try await node.store.view { try $0.record(id) }
            #expect(record?.openConflicts == [.bankAccount])
        }
        try await county.expectEqualStates()
    }
}
