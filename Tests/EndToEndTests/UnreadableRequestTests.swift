import Foundation
import SyncProtocol
import Testing
import Transport

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

@Suite("A request that a node cannot read")
struct UnreadableRequestTests {
    private struct Vector: Decodable {
        let about: String
        let fault: String
        let hex: String
    }

    private static let vectors = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Protocol/vectors/hostile/rounds.json")

    @Test("is answered with a refusal: of the version if that is why, else of what was said")
    func refusals() async throws {
        let county = try await LiveCounty()
        let hub = try await county.startHub()
        let address = try #require(URL(string: hub + "/tongban/v1/round"))
        let vectors = try JSONDecoder().decode(
            [Vector].self,
            from: Data(contentsOf: Self.vectors)
        )
        for vector in vectors {
            var request = URLRequest(url: address)
            request.httpMethod = "POST"
            request.httpBody = Self.bytes(vector.hex)
            let (data, response) = try await URLSession.shared.data(for: request)
            #expect((response as? HTTPURLResponse)?.statusCode == 200, "\(vector.about)")
            var reader = BodyReader()
            let answer = try reader.append(Array(data))
            try reader.confirm()
            let code: RefuseCode =
                vector.fault == "otherVersion" ? .version : .protocolViolation
            #expect(answer == [.refuse(Message.Refuse(code))], "\(vector.about)")
        }
        _ = county
    }

    private static func bytes(_ hex: String) -> Data {
        let digits = Array(hex)
        return Data(
            stride(from: 0, to: digits.count, by: 2).compactMap {
                UInt8(String(digits[$0...($0 + 1)]), radix: 16)
            }
        )
    }
}
