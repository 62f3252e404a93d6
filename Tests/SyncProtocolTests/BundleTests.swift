import LatticeLaws
import Replication
import SyncProtocol
import Testing
import WireFormat

/// Reads a whole bundle in pieces of a size.
func readBundle(
    _ bytes: [UInt8],
    inPiecesOf size: Int = 1 << 20
) throws(BundleFault) -> (events: [BundleReader.Event], hash: ContentHash) {
    var reader = BundleReader()
    var events: [BundleReader.Event] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
        events += try reader.append(Array(bytes[start..<min(start + size, bytes.count)]))
    }
    return (events, try reader.finish())
}

/// A small bundle of a village's, signed by it.
struct SmallBundle {
    let village: SigningDevice
    let header: BundleHeader
    let parts: [BundlePart]

    init() throws {
        village = try SigningDevice(1)
        let township = try SigningDevice(2)
        header = BundleHeader(
            county: try SigningDevice(9).key,
            deviceKey: village.key,
            incarnation: village.incarnation,
            exporterPoint: 4,
            recipient: .point(2, devices: [township.key]),
            number: 7,
            wall: 1_767_225_600
        )
        let segment = try village.close([village.opening, caseEntry(.opened)])
        let held = Receipt.HeldFeed(
            feed: segment.header.feed,
            count: segment.header.end,
            hash: segment.hash(after: .zero)
        )
        parts = [
            .manifest(BundlePart.Manifest(asksForGrant: true, held: [held])),
            .segment(segment.bytes),
            .receipt(
                try Receipt(
                    for: [held],
                    wall: 1_767_225_600,
                    replica: township.replica,
                    by: township.signer
                )
            ),
        ]
    }

    func bytes(
        _ parts: [BundlePart]? = nil,
        by signer: DeviceSigner? = nil
    ) throws -> [UInt8] {
        var writer = BundleWriter()
        var bytes = writer.start(header)
        for part in parts ?? self.parts { bytes += writer.write(part) }
        return bytes + (try writer.finish(by: signer ?? village.signer))
    }
}

@Suite("A bundle")
struct BundleTests {
    private let small: SmallBundle
    private let bytes: [UInt8]

    init() throws {
        small = try SmallBundle()
        bytes = try small.bytes()
    }

    private func fault(_ bytes: [UInt8]) -> BundleFault? {
        do throws(BundleFault) {
            _ = try readBundle(bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test("says at the other end what was written, in pieces of any size")
    func everyPieceSize() throws {
        let expected =
            [.header(small.header)] + small.parts.map { BundleReader.Event.part($0) } + [
                .part(.end(segments: 1, receipts: 1))
            ]
        for size in 1...bytes.count {
            let (events, hash) = try readBundle(bytes, inPiecesOf: size)
            #expect(events == expected, "pieces of \(size)")
            #expect(try readBundle(bytes).hash == hash)
        }
    }

    @Test("names its exporter's replica by key and incarnation, so nobody can name another's")
    func replica() {
        #expect(small.header.replica == small.village.replica)
    }

    @Test("that ends too early is cut, after as many bytes as there are")
    func everyCut() {
        #expect(fault([]) == .notABundle)
        for count in 1..<bytes.count {
            guard case .cut(at: count, frames: 0...4)? = fault(Array(bytes.prefix(count))) else {
                Issue.record("after \(count): \(fault(Array(bytes.prefix(count))) as Any)")
                continue
            }
        }
    }

    @Test("of which any one bit changed is refused")
    func everyBitFlip() {
        for index in bytes.indices {
            for bit in 0..<8 {
                var altered = bytes
                altered[index] ^= 1 << UInt8(bit)
                #expect(fault(altered) != nil, "byte \(index), bit \(bit)")
            }
        }
    }

    @Test("tells another file, a newer format, a sealed one and a foreign signature apart")
    func toldApart() throws {
        #expect(fault(Array("tongban-enrol-1 00 00\n".utf8)) == .notABundle)
        #expect(fault([0x8A]) == .cut(at: 1, frames: 0))
        var newer = bytes
        newer[13] = 2
        #expect(fault(newer) == .newerVersion(2))
        #expect(fault(try small.bytes(by: SigningDevice(2).signer)) == .forged)
    }

    @Test("that does not begin with a manifest or puts parts out of order is damaged")
    func order() throws {
        let (manifest, segment, receipt) = (small.parts[0], small.parts[1], small.parts[2])
        let orders: [[BundlePart]] = [
            [], [segment], [manifest, receipt, segment], [manifest, segment, manifest],
            [manifest, .end(segments: 0, receipts: 0)], [manifest, .end(segments: 1, receipts: 0)],
        ]
        for parts in orders {
            guard case .damaged? = fault(try small.bytes(parts)) else {
                Issue.record("\(parts.count) parts: \(fault(try small.bytes(parts)) as Any)")
                continue
            }
        }
    }

    @Test("names the byte and frame at which a damaged stream cannot be read any further")
    func place() throws {
        // Random payloads, because what compresses well is unpacked in one piece.
        var random = SplitMix64(seed: 14)
        let segments = try (0..<60).map { _ in
            let payload = (0..<1_000).map { _ in UInt8(random.below(256)) }
            return BundlePart.segment(
                try small.village.close([small.village.opening, caseEntry(payload: payload)]).bytes
            )
        }
        let long = try small.bytes([small.parts[0]] + segments)
        var altered = long
        altered[long.count / 2] ^= 0x55
        switch fault(altered) {
        case .damaged(let byte, let frames)?:
            #expect(byte >= long.count / 2 && frames > 0)
        case .altered(let count, _)?:
            #expect(count == long.count - 96)
        case let other: Issue.record("\(other as Any)")
        }
    }

    @Test("is counted by scope while it is read")
    func contents() throws {
        var contents = BundleContents()
        for event in try readBundle(bytes).events { contents.count(event) }
        #expect(contents.segments == 1 && contents.receipts == 1 && contents.asksForGrant)
        #expect(contents.scopes.map(\.scope) == [.cases(1203)])
        #expect(contents.scopes.first?.entries == 2)
        #expect(!contents.carriesRegister)
    }
}
