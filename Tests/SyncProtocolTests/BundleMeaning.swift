import Replication
import SyncProtocol
import Testing

/// What a bundle says, spelt out for a vector; bytes are hexadecimal.
///
/// Compressed bytes may differ between versions of zlib, so a bundle is read and compared, never
/// written again and compared.
struct BundleMeaning: Codable, Equatable {
    let asksForGrant: Bool
    let county: String
    let deviceKey: String
    let exporterPoint: UInt32?
    /// The hash in the trailer.
    let hash: String
    let held: [MessageMeaning.Held]
    let incarnation: UInt64
    let number: UInt64
    let receipts: [MessageMeaning]
    /// Nil for whoever stands above.
    let recipientPoint: UInt32?
    let recipientDevices: [String]
    let replica: String
    let seal: UInt32
    let segments: [String]
    let wall: Int64

    init(_ events: [BundleReader.Event], _ hash: ContentHash) throws {
        var header: BundleHeader?
        var (asks, held) = (false, [MessageMeaning.Held]())
        var (segments, receipts) = ([String](), [MessageMeaning]())
        for event in events {
            switch event {
            case .header(let found): header = found
            case .part(.manifest(let manifest)):
                asks = manifest.asksForGrant
                held += manifest.held.map {
                    MessageMeaning.Held(
                        feed: MessageMeaning.Feed($0.feed),
                        count: $0.count,
                        hash: $0.hash.bytes.hex
                    )
                }
            case .part(.segment(let bytes)): segments.append(bytes.hex)
            case .part(.receipt(let receipt)): receipts.append(MessageMeaning(.receipt(receipt)))
            case .part(.end): break
            }
        }
        let found = try #require(header)
        asksForGrant = asks
        county = found.county.bytes.hex
        deviceKey = found.deviceKey.bytes.hex
        exporterPoint = found.exporterPoint
        self.hash = hash.bytes.hex
        self.held = held
        incarnation = found.incarnation.number
        number = found.number
        self.receipts = receipts
        switch found.recipient {
        case .above: (recipientPoint, recipientDevices) = (nil, [])
        case .point(let point, let devices):
            (recipientPoint, recipientDevices) = (point, devices.map(\.bytes.hex))
        }
        replica = found.replica.bytes.hex
        seal = found.seal
        self.segments = segments
        wall = found.wall
    }
}

extension GoldenVectorWriting {
    @Test("writes the bundle")
    func bundle() throws {
        let bytes = try SmallBundle().bytes()
        let (events, hash) = try readBundle(bytes)
        try VectorFiles.writeIfMissing(
            "bundle.json",
            GoldenVector(
                about: "A village's bundle for its township: manifest, segment, receipt, end",
                meaning: try BundleMeaning(events, hash),
                hex: bytes.hex
            )
        )
    }

    @Test("writes the hostile bundles")
    func hostileBundles() throws {
        let small = try SmallBundle()
        let bytes = try small.bytes()
        func altered(_ index: Int, _ value: UInt8) -> [UInt8] {
            var changed = bytes
            changed[index] = value
            return changed
        }
        let vectors: [(String, [UInt8])] = [
            ("A line of text", Array("tongban-enrol-1\n".utf8)),
            ("Format version 2", altered(13, 2)),
            ("Cut inside the head", Array(bytes.prefix(40))),
            ("Cut inside the trailer", Array(bytes.dropLast(10))),
            ("A byte follows the trailer", bytes + [0]),
            ("An unknown suite in the head", altered(17, 0)),
            ("The bundle number in the head changed", altered(try numberPlace(in: bytes), 8)),
            (
                "The hash in the trailer changed",
                altered(bytes.count - 96, bytes[bytes.count - 96] ^ 1)
            ),
            ("The signature changed", altered(bytes.count - 1, bytes[bytes.count - 1] ^ 1)),
            (
                "Signed by another device than the head names",
                try small.bytes(by: SigningDevice(2).signer)
            ),
            ("No manifest", try small.bytes([small.parts[1]])),
            (
                "A segment after a receipt",
                try small.bytes([small.parts[0], small.parts[2], small.parts[1]])
            ),
            (
                "An end that counts one segment too many",
                try small.bytes([small.parts[0], .end(segments: 1, receipts: 0)])
            ),
        ]
        try VectorFiles.writeIfMissing(
            "hostile/bundles.json",
            vectors.map { about, bytes in
                HostileVector(about: about, fault: bundleFault(bytes), hex: bytes.hex)
            }
        )
    }
}

/// Where the head of a small bundle has its number: field 9, before field 10.
private func numberPlace(in bytes: [UInt8]) throws -> Int {
    try #require(
        bytes.indices.dropLast(2).first { Array(bytes[$0...$0 + 2]) == [0x48, 7, 0x50] }
    ) + 1
}

/// The name under which hostile vectors expect the fault.
func bundleFault(_ bytes: [UInt8]) -> String {
    do throws(BundleFault) {
        _ = try readBundle(bytes)
        return "none"
    } catch {
        switch error {
        case .notABundle: return "notABundle"
        case .newerVersion: return "newerVersion"
        case .sealed: return "sealed"
        case .cut: return "cut"
        case .damaged: return "damaged"
        case .altered: return "altered"
        case .forged: return "forged"
        }
    }
}

@Suite("The golden bundles", .enabled(if: !VectorFiles.mayWrite))
struct GoldenBundleTests {
    @Test("hold a bundle that reads as it was meant")
    func bundle() throws {
        let vector = try VectorFiles.read("bundle.json", as: GoldenVector<BundleMeaning>.self)
        let (events, hash) = try readBundle(try [UInt8](hex: vector.hex))
        #expect(try BundleMeaning(events, hash) == vector.meaning)
    }

    @Test("hold bundles that are refused, each with its fault")
    func hostile() throws {
        for vector in try VectorFiles.read("hostile/bundles.json", as: [HostileVector].self) {
            #expect(bundleFault(try [UInt8](hex: vector.hex)) == vector.fault, "\(vector.about)")
        }
    }
}
