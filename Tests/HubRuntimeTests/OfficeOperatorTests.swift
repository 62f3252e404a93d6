import Foundation
import HubRuntime
import NodeRuntime
import TestCounty
import Testing

@Suite("The county's office")
struct OfficeOperatorTests {
    @Test("acts only once somebody is named who answers for it")
    func required() async throws {
        let county = try await TestCounty()
        let office = try County(county.hub)
        let data = try CountyData(directory: TestCounty.dataDirectory)
        let stranger = try await county.stranger("stranger")
        try FileManager.default.removeItem(atPath: county.directory + "/hub/operators")
        await #expect(throws: NodeError.noOperator(directory: county.directory + "/hub")) {
            try await office.adopt(data, on: TestCounty.foundingDay)
        }
        await #expect(throws: NodeError.self) {
            try await county.grant(stranger, at: TestCounty.villageDivisions[0])
        }
    }
}
