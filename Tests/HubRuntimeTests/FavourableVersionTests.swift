import HubRuntime
import NodeRuntime
import Replication
import ServiceModel
import ServiceRecords
import Storage
import TestCounty
import Testing

@Suite("A version that is more favourable")
struct FavourableVersionTests {
    /// The licence as version 1.1, with other materials.
    private static func newLicence(_ materials: String) throws -> CountyData {
        let sheets = try CountySheets()
        try sheets.replace(
            "小作坊登记,行政许可,20,15,1.0",
            with: "小作坊登记,行政许可,20,15,1.1",
            in: "matters.csv"
        )
        try sheets.replace(
            "\(TestCounty.licence),2,场地证明,复印件,1,必要,\n",
            with: materials,
            in: "materials.csv"
        )
        return try sheets.read().county()
    }

    private static func publish(
        _ data: CountyData,
        isFavourable: Bool,
        in county: TestCounty
    ) async throws {
        var terms = PublishingTerms()
        terms.isFavourable = isFavourable
        try await County(county.hub).publish(
            .lists(data),
            on: TestCounty.foundingDay,
            terms: terms
        )
        try await county.distribute()
    }

    @Test("spares open cases at once what it drops; they keep their version all the same")
    func dropped() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let opened = try await county.open(TestCounty.licence, at: county.villages[0])
        try await county.night()
        let township = county.townships[0]
        await #expect(throws: Refusal.materialsMissing([2])) {
            _ = try await township.submit(.accept, on: opened.id)
        }
        try await Self.publish(
            try Self.newLicence(""),
            isFavourable: true,
            in: county
        )
        _ = try await township.submit(.accept, on: opened.id)
        #expect(try await county.record(opened.id, at: township).opening?.version == 1000)
        try await county.night()
        try await county.expectEqualStates()
    }

    @Test("that the county did not mark spares nothing")
    func unmarked() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let opened = try await county.open(TestCounty.licence, at: county.villages[0])
        try await county.night()
        try await Self.publish(
            try Self.newLicence(""),
            isFavourable: false,
            in: county
        )
        await #expect(throws: Refusal.materialsMissing([2])) {
            _ = try await county.townships[0].submit(.accept, on: opened.id)
        }
    }

    @Test("never asks more of an open case")
    func added() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let opened = try await county.open(TestCounty.licence, at: county.villages[0])
        _ = try await county.villages[0].submit(.takeMaterial(2), on: opened.id)
        try await county.night()
        try await Self.publish(
            try Self.newLicence(
                "\(TestCounty.licence),2,场地证明,复印件,1,必要,\n"
                    + "\(TestCounty.licence),3,健康证,原件,1,必要,\n"
            ),
            isFavourable: true,
            in: county
        )
        _ = try await county.townships[0].submit(.accept, on: opened.id)
    }
}
