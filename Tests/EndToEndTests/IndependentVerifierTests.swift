import Foundation
import LatticeLaws
import Testing
import Transport
import WireFormat

@Suite("The independent verifier", .serialized)
struct IndependentVerifierTests {
    @Test("agrees with itself and with every golden vector")
    func vectors() async throws {
        for option in ["--self-test", "--vectors"] {
            let outcome = try await RecordedSync.verify([option])
            #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        }
    }

    @Test("finds a recorded sync sound, and every one of 1,000 flipped bits, as the programs do")
    func recordedSync() async throws {
        let recorded = try await RecordedSync()
        let outcome = try await RecordedSync.verify(
            [recorded.folder, "--county", recorded.countyKey, "--flips", "1000", "--json"]
        )
        #expect(outcome.status == 0, "\(outcome.output.suffix(2000))\(outcome.errors)")
        let document = outcome.json
        #expect(document["verdict"] as? String == "sound")
        let counts = try #require(document["counts"] as? [String: Int])
        #expect(counts["segments not checkable"] == nil)
        #expect((counts["receipts"] ?? 0) > 0)
        #expect((counts["cursor digests"] ?? 0) > 0)
        #expect(counts["session signatures"] == 6)
        let flips = try #require(document["flips"] as? [String: Any])
        #expect(flips["refused"] as? Int == 1000)
        #expect(!outcome.output.contains("欧阳𠮷"), "names are masked")
        let names = (document["lines"] as? [[String: Any]] ?? [])
            .flatMap { $0["entries"] as? [[String: Any]] ?? [] }
            .compactMap { $0["name"] as? String }
        let expected: Set = ["certificate", "ruling", "case opened", "device granted"]
        #expect(expected.isSubset(of: names))

        let seed: UInt64 = 20_261_121
        var random = SplitMix64(seed: seed)
        let bodies = try recorded.bodies()
        let held = try await recorded.dictionaries()
        #expect((counts["dictionaries"] ?? 0) > 0)
        for body in bodies {
            try Self.read(body.bytes, held, isRequest: body.name.contains("request"))
        }
        for _ in 0..<1000 {
            let body = bodies[random.below(bodies.count)]
            var bytes = body.bytes
            let bit = random.below(bytes.count * 8)
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: TransportError.self, "\(body.name) bit \(bit), seed \(seed)") {
                try Self.read(bytes, held, isRequest: body.name.contains("request"))
            }
        }
    }

    @Test("finds a bundle sound, and every one of 1,000 flipped bits")
    func bundle() async throws {
        let recorded = try await RecordedSync()
        let file = try await recorded.bundle()
        let outcome = try await RecordedSync.verify(
            [file, "--county", recorded.countyKey, "--flips", "1000", "--json"]
        )
        #expect(outcome.status == 0, "\(outcome.output.suffix(2000))\(outcome.errors)")
        #expect(outcome.json["verdict"] as? String == "sound")
        let flips = try #require(outcome.json["flips"] as? [String: Any])
        #expect(flips["refused"] as? Int == 1000)
    }

    private static func read(
        _ bytes: [UInt8],
        _ dictionaries: [PresetDictionary],
        isRequest: Bool
    ) throws(TransportError) {
        let prefix = isRequest ? Array(bytes.prefix(16)) : []
        var reader = BodyReader(after: prefix, dictionaries: dictionaries)
        _ = try reader.append(Array(bytes.dropFirst(prefix.count)))
        try reader.confirm()
    }
}
