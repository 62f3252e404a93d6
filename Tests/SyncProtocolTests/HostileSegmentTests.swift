import LatticeLaws
import Replication
import SyncProtocol
import Testing

@Suite("Hostile segment bytes")
struct HostileSegmentTests {
    private let village: SigningDevice
    private let township: SigningDevice

    init() throws {
        village = try SigningDevice(1)
        township = try SigningDevice(2)
    }

    @Test("never trap when they are random")
    func randomBytes() throws {
        var random = SplitMix64(seed: 7)
        var admitted = 0
        for _ in 0..<100_000 {
            let bytes = (0..<random.below(48)).map { _ in UInt8(random.below(256)) }
            admitted += (try? admit(bytes)) == nil ? 0 : 1
            _ = try? SegmentHeader(bytes: bytes)
            _ = try? SegmentBody.Base(bytes: bytes)
            _ = Certificate(payload: bytes)
            _ = Ruling(payload: bytes)
        }
        #expect(admitted == 0, "seed 7")
    }

    @Test("never trap when their author signed them")
    func signedDamage() throws {
        let honest = try honestBody()
        var random = SplitMix64(seed: 11)
        var understood = 0
        for _ in 0..<2_500 {
            var body = honest
            for _ in 0...random.below(4) {
                switch random.below(3) {
                case 0: body[random.below(body.count)] = UInt8(random.below(256))
                case 1: body.remove(at: random.below(body.count))
                default: body.insert(UInt8(random.below(256)), at: random.below(body.count))
                }
            }
            let segment = try village.close(bodyBytes: body, count: 3, first: 1)
            understood += (try? admit(segment.bytes, knownKey: village.key)) == nil ? 0 : 1
        }
        #expect((1..<2_500).contains(understood), "damage is sometimes understood; seed 11")
    }

    @Test("never trap when a body is noise")
    func noise() {
        var random = SplitMix64(seed: 13)
        for _ in 0..<30_000 {
            let table = random.below(3)
            let noise = (0..<random.below(40)).map { _ in UInt8(random.below(12)) }
            let body =
                [UInt8(table)]
                + (0..<table * ReplicaID.byteCount).map { _ in UInt8(random.below(256)) } + noise
            let count = UInt64(1 + random.below(4))
            let segment = village.carrier(of: body, count: count, first: 1)
            _ = try? SegmentBody(of: segment, base: .empty)
        }
    }

    @Test("unpack to no more than their limits allow")
    func amplification() throws {
        // Every entry names one replica more, so every context is a copy with one entry more.
        let table = (0..<SegmentLimits.replicasPerBody).flatMap { number in
            [UInt8(number >> 8), UInt8(number & 255)] + [UInt8](repeating: 0, count: 14)
        }
        let rows = (0..<4096).flatMap { row -> [UInt8] in
            let index = row % SegmentLimits.replicasPerBody + 1
            return [0, 1]
                + (index < 128 ? [UInt8(index)] : [UInt8(index & 127) | 128, UInt8(index >> 7)])
                + [1, 0, 0, 0]
        }
        let body = [0x80, 0x02] + table + rows
        let segment = try village.close(bodyBytes: body, count: 4096, first: 1)
        let unpacked = try admit(segment.bytes, knownKey: village.key)
        let bytes = unpacked.entries.reduce(0) { $0 + $1.context.entries.count * 24 }
        #expect(bytes < 32 * 1024 * 1024)
    }

    private func honestBody() throws -> [UInt8] {
        let context = VersionVector([(township.replica, UInt64(4))])
        let heads = Heads([Heads.Head(scope: .authority, replica: township.replica, count: 9)])
        let entries = [
            caseEntry(.opened, context: context, heads: heads),
            caseEntry(
                .existing(Dot(village.replica, 1)),
                context: context,
                heads: heads,
                kind: 11
            ),
            caseEntry(
                .existing(Dot(township.replica, 2)),
                context: context,
                heads: heads,
                kind: 11
            ),
        ]
        return try village.close(entries, first: 1).body
    }
}
