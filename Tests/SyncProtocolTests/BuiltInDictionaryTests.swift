import Crypto
import Foundation
@testable import SyncProtocol
import Testing
import WireFormat

@Suite("The built-in dictionary")
struct BuiltInDictionaryTests {
    private static let folder = URL(filePath: #filePath)
        .resolvingSymlinksInPath()
        .deletingLastPathComponent()
        .appending(path: "../../Protocol/dictionary")
        .standardizedFileURL

    @Test("is the file of the protocol, byte for byte, with its hash beside it")
    func file() throws {
        let bytes = try Data(contentsOf: Self.folder.appending(path: "built-in.bin"))
        #expect(PresetDictionary.builtIn.bytes == Array(bytes))
        let line = try String(
            contentsOf: Self.folder.appending(path: "built-in.sha256"),
            encoding: .ascii
        )
        let hash = SHA256.hash(data: bytes).map { String(0x100 + Int($0), radix: 16).dropFirst() }
        #expect(line == hash.joined() + "  built-in.bin\n")
    }

    @Test("has this name for ever; other bytes are another dictionary")
    func name() {
        #expect(PresetDictionary.builtIn.id == 0xDF3B_8B5F)
        #expect(PresetDictionary.builtIn.bytes.count == 1821)
    }
}
