import Replication
import HubRuntime
import NodeRuntime
import ServiceModel
import Storage
import TestCounty
import Testing

@Suite("A draft")
struct DraftTests {
    private func files(_ text: String) -> [String: [UInt8]] {
        ["2026-12.csv": Array(text.utf8)]
    }

    private static let header =
        "序号,变更类型,实施编码,事项名称,变更要素,原值,新值,生效日期,文号,备注\n"

    private static func list(_ days: String) -> String {
        header
            + "1,修改,\(TestCounty.allowance),高龄津贴申领,承诺办结时限（工作日）,10,\(days),"
            + "2026-12-15,测政函1号,\n"
    }

    @Test("is published as its publisher has seen it, and is gone then")
    func published() async throws {
        let county = try await TestCounty()
        let office = try County(county.hub)
        let (revision, _) = try await office.saveDraft(
            "十二月",
            files: files(Self.list("5")),
            over: 0
        )
        let found = try await office.difference(
            ofDraft: "十二月",
            on: TestCounty.foundingDay
        )
        #expect(found.draft.revision == revision)
        let change = try #require(found.diff.matters.first?.elements.first)
        #expect(change.before == "10" && change.after == "5")
        #expect(change.day.description == "2026-12-15")
        let published = try await office.publish(
            draft: "十二月",
            at: revision,
            on: TestCounty.foundingDay
        )
        #expect(published.publication.matters == [.village: 1])
        #expect(published.publication.asOf == TestCounty.foundingDay)
        #expect(try await office.drafts().isEmpty)
    }

    @Test("changed by a second person is not published as the first one saw it")
    func moved() async throws {
        let county = try await TestCounty()
        let office = try County(county.hub)
        func save(_ days: String, over seen: Int) async throws -> Int {
            try await office.saveDraft("十二月", files: files(Self.list(days)), over: seen).revision
        }
        let seen = try await save("5", over: 0)
        let newer = try await save("7", over: seen)
        await #expect(throws: OfficeFault.draftMoved("十二月", newer)) {
            _ = try await office.publish(draft: "十二月", at: seen)
        }
        await #expect(throws: OfficeFault.draftMoved("十二月", newer)) {
            _ = try await office.saveDraft("十二月", files: files(Self.list("6")), over: seen)
        }
        await #expect(throws: OfficeFault.draftExists("十二月", newer)) {
            _ = try await office.saveDraft("十二月", files: files(Self.list("6")), over: 0)
        }
        #expect(try await office.draft("十二月").revision == newer)
    }

    @Test("with a mistake in its files is not taken in")
    func mistaken() async throws {
        let county = try await TestCounty()
        let office = try County(county.hub)
        await #expect(throws: ImportRejected.self) {
            _ = try await office.saveDraft("坏", files: files(Self.list("五天")), over: 0)
        }
        await #expect(throws: OfficeFault.unreadableDraft("空")) {
            _ = try await office.saveDraft("空", files: [:], over: 0)
        }
        #expect(try await office.drafts().isEmpty)
    }
}
