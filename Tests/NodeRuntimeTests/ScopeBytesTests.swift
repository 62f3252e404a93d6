import Foundation
import NodeRuntime
import ServiceModel
import TestCounty
import Testing

@Suite("The replica of a village")
struct ScopeBytesTests {
    /// Whether any file of a replica contains the bytes of `text`.
    private func files(
        of name: String,
        in county: TestCounty,
        contain text: String
    ) throws -> Bool {
        let directory = county.directory + "/" + name
        let files = try FileManager.default.contentsOfDirectory(atPath: directory)
        #expect(files.contains("replica.db"))
        return try files.contains { file in
            try Data(contentsOf: URL(fileURLWithPath: directory + "/" + file))
                .range(of: Data(text.utf8)) != nil
        }
    }

    @Test("holds no byte of what was recorded at another village, in any of its files")
    func names() async throws {
        let county = try await TestCounty()
        try await county.distribute()
        let opened = try await county.open(at: county.villages[1], for: "欧阳不可读")
        try await county.open(at: county.villages[0], for: "本村某人")
        try await county.night()
        _ = try await county.townships[0].submit(.note("欧阳不可读补充"), on: opened.id)
        try await county.night()
        // The search itself finds what is there.
        #expect(try files(of: "village1", in: county, contain: "欧阳不可读"))
        #expect(try files(of: "township0", in: county, contain: "欧阳不可读"))
        #expect(try files(of: "hub", in: county, contain: "欧阳不可读"))
        for name in ["village0", "village2", "township1"] {
            #expect(try !files(of: name, in: county, contain: "欧阳不可读"), "\(name)")
        }
        #expect(try !files(of: "village1", in: county, contain: "本村某人"))
    }
}
