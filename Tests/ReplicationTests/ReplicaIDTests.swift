import LatticeLaws
import Replication
import Testing

@Suite("A replica id")
struct ReplicaIDTests {
    @Test("is read back from its bytes", arguments: [1, 2, 3] as [UInt64])
    func roundTrip(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<1_000 {
            let bytes = (0..<ReplicaID.byteCount).map { _ in UInt8(generator.below(256)) }
            let id = try #require(ReplicaID(bytes: bytes), "seed \(seed)")
            #expect(id.bytes == bytes, "seed \(seed)")
        }
    }

    @Test("orders as its bytes do", arguments: [1, 2, 3] as [UInt64])
    func order(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<1_000 {
            // Few distinct bytes, so that the first difference is found at every place.
            let left = (0..<ReplicaID.byteCount).map { _ in UInt8(generator.below(2) * 255) }
            var right = left
            right[generator.below(right.count)] = UInt8(generator.below(256))
            let leftID = try #require(ReplicaID(bytes: left))
            let rightID = try #require(ReplicaID(bytes: right))
            #expect((leftID < rightID) == left.lexicographicallyPrecedes(right), "seed \(seed)")
        }
    }

    @Test("is not read from fewer or more bytes", arguments: [0, 15, 17])
    func wrongLength(length: Int) {
        #expect(ReplicaID(bytes: [UInt8](repeating: 1, count: length)) == nil)
    }
}
