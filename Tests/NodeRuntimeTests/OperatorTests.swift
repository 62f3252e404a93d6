import Foundation
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage
import TestCounty
import Testing

@Suite("Who acts")
struct OperatorTests {
    private let wang = TestCounty.person("王代办", .agent)
    private let li = TestCounty.person("李窗口", .clerk)

    @Test("stands in the feed once, and again only when another takes over")
    func namedOnce() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        try village.roster.use(wang)
        let opened = try await county.open(at: village)
        for _ in 0..<3 { _ = try await village.submit(.note("甲"), on: opened.id) }
        try village.roster.use(li)
        _ = try await village.submit(.note("乙"), on: opened.id)
        let record = try await county.record(opened.id, at: village)
        // 0 certificate, 1 王代办, 2 opening, 3 to 5 notes, 6 李窗口, 7 note.
        #expect(record.timeline.lines.map(\.dot.sequence) == [3, 4, 5, 7])
    }

    @Test("is told of every entry, the same on every replica that holds it")
    func sameEverywhere() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        try village.roster.use(wang)
        let opened = try await county.open(at: village)
        try village.roster.use(li)
        _ = try await village.submit(.note("乙"), on: opened.id)
        try village.roster.switchTo(2)
        _ = try await village.submit(.note("丙"), on: opened.id)
        try await county.night()
        for node in [village, county.townships[0], county.hub] {
            let people = try await node.store.history(of: opened.id).map(\.person)
            #expect(people == [wang, li, wang])
        }
        try await county.expectEqualStates()
    }

    @Test("is asked for before anything is written")
    func required() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let opened = try await county.open(at: county.villages[0])
        let place = ReplicaDirectory(county.directory + "/village0")
        try FileManager.default.removeItem(atPath: place.path + "/operators")
        await #expect(throws: NodeError.noOperator(directory: place.path)) {
            try await county.villages[0].submit(.note("谁"), on: opened.id)
        }
        #expect(try await county.villages[0].store.history(of: opened.id).count == 1)
    }

    @Test("is no right: whoever is named, the device's grant decides")
    func noRight() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        let opened = try await county.open(TestCounty.licence, at: village)
        try village.roster.use(TestCounty.person("覃县管", .administrator))
        await #expect(throws: Refusal.self) { try await village.submit(.accept, on: opened.id) }
    }

    @Test("does not count as something to deliver")
    func notCounted() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let village = county.villages[0]
        let opened = try await county.open(at: village)
        try village.roster.use(li)
        _ = try await village.submit(.note("乙"), on: opened.id)
        #expect(try await village.store.counts().onlyHere == 2)
        try await county.night()
        let counts = try await village.store.counts()
        #expect(counts.onlyHere == 0 && counts.atCounty == 2)
    }
}

@Suite("The roster of a device")
struct OperatorRosterTests {
    private func roster() async throws -> (OperatorRoster, path: String) {
        let place = ReplicaDirectory(NSTemporaryDirectory() + "roster-\(UUID().uuidString)")
        _ = try await place.create(county: nil)
        return (place.roster, place.path + "/operators")
    }

    @Test("keeps everybody once, and says who is on duty")
    func people() async throws {
        let (roster, _) = try await roster()
        #expect(try roster.read().onDuty == nil)
        let (wang, li) = (TestCounty.person("王代办", .agent), TestCounty.person("李窗口"))
        try roster.use(wang)
        try roster.use(li)
        #expect(try roster.read().onDuty == li)
        let people = try roster.use(wang)
        #expect(people.known == [wang, li])
        #expect(try roster.read() == people)
        #expect(try roster.switchTo(2).onDuty == li)
        #expect(throws: NodeError.noSuchOperator(3, of: 2)) { try roster.switchTo(3) }
    }

    @Test("is for the owner's eyes only")
    func mode() async throws {
        let (roster, path) = try await roster()
        try roster.use(TestCounty.person("王代办"))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }

    @Test("is refused when damaged, and not overwritten")
    func damaged() async throws {
        let (roster, path) = try await roster()
        for text in [
            "", "tongban-operators-1\n0\n", "tongban-operators-1\n1\n1\t王\n", "x\n0\n1\t王\n",
        ] {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            #expect(throws: NodeError.roster(path: path)) { try roster.read() }
            #expect(throws: NodeError.roster(path: path)) {
                try roster.use(TestCounty.person("李窗口"))
            }
        }
    }
}

@Suite("An operator's name")
struct OperatorNameTests {
    @Test("must say something, and hide nothing", arguments: ["", "  ", "王\n代办", "王\u{7}"])
    func faults(name: String) {
        #expect(throws: OperatorFault.self) { try Operator(name: name, role: .clerk) }
    }

    @Test("is masked wherever it is printed by accident")
    func masked() {
        #expect("\(TestCounty.person("王小兰"))" == "王*兰")
    }
}
