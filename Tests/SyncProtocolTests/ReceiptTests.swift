import Replication
import SyncProtocol
import Testing

@Suite("A receipt")
struct ReceiptTests {
    private let township: SigningDevice
    private let held: [Receipt.HeldFeed]

    init() throws {
        township = try SigningDevice(2)
        held = [
            Receipt.HeldFeed(
                feed: FeedID(try SigningDevice(1).replica, in: .cases(1203)),
                count: 12,
                hash: Hashing.hash(.segment, [1])
            ),
            Receipt.HeldFeed(
                feed: FeedID(try SigningDevice(1).replica, in: .status(1203)),
                count: 1,
                hash: Hashing.hash(.segment, [2])
            ),
        ]
    }

    private func receipt() throws -> Receipt {
        try Receipt(
            for: held,
            wall: 1_767_225_600,
            replica: township.replica,
            by: township.signer
        )
    }

    private func frame() throws -> [UInt8] { Frame.bytes(of: .receipt(try receipt())) }

    private func read(_ frame: [UInt8]) throws -> Receipt? {
        var decoder = FrameDecoder()
        guard case .receipt(let receipt) = try decoder.append(frame).first else { return nil }
        return receipt
    }

    @Test("is its signer's word at the other end")
    func authentic() throws {
        let arrived = try #require(try read(frame()))
        #expect(try arrived == receipt())
        #expect(arrived.isAuthentic)
    }

    @Test("is forged after any one bit of it changed")
    func everyBitFlip() throws {
        let genuine = try frame()
        let word = try receipt()
        for index in genuine.indices.dropFirst(3) {
            for bit in 0..<8 {
                var bytes = genuine
                bytes[index] ^= 1 << UInt8(bit)
                let arrived = (try? read(bytes)) ?? nil
                // A flip may turn a field into one this version does not know, or spell the same
                // word otherwise; then nothing that was signed may differ.
                let stands = arrived?.isAuthentic ?? false
                #expect(!stands || arrived == word, "byte \(index), bit \(bit)")
            }
        }
    }

    @Test("of one device is not another's")
    func otherSigner() throws {
        let other = try SigningDevice(3)
        let claimed = try Receipt(
            for: held,
            wall: 1,
            replica: township.replica,
            by: other.signer
        )
        #expect(claimed.isAuthentic)
        #expect(claimed.deviceKey == other.key, "whoever signs is named as the signer")
    }

    @Test("is refused when a count is out of bounds")
    func outOfBounds() throws {
        let far = Receipt.HeldFeed(
            feed: held[0].feed,
            count: SegmentLimits.sequence,
            hash: held[0].hash
        )
        let signed = try Receipt(
            for: [far],
            wall: 1,
            replica: township.replica,
            by: township.signer
        )
        #expect(throws: FrameFault.badPayload(type: 9)) {
            try read(Frame.bytes(of: .receipt(signed)))
        }
    }
}
