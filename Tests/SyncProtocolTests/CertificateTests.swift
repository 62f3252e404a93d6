import Replication
import SyncProtocol
import Testing

@Suite("A certificate")
struct CertificateTests {
    private let village: SigningDevice
    private let township: SigningDevice

    init() throws {
        village = try SigningDevice(1)
        township = try SigningDevice(2)
    }

    @Test("reads back the device and the incarnation")
    func roundTrip() throws {
        let certificate = try SigningDevice(1, incarnation: .max).certificate
        #expect(Certificate(payload: certificate.payload) == certificate)
    }

    @Test("opens the feed of the replica it certifies")
    func opening() throws {
        let segment = try village.close([village.opening])
        #expect(try Certificate(opening: segment) == village.certificate)
    }

    @Test("opens nothing from a later sequence")
    func laterSegment() throws {
        let segment = try village.close([village.opening], first: 1)
        #expect(throws: SegmentFault.badCertificate) { try Certificate(opening: segment) }
    }

    @Test("opens nothing when the first entry is of another kind")
    func otherKind() throws {
        let segment = try village.close([caseEntry(.scope, payload: village.certificate.payload)])
        #expect(throws: SegmentFault.badCertificate) { try Certificate(opening: segment) }
    }

    @Test("opens no feed of another device")
    func otherDevice() throws {
        let segment = try village.close([township.opening])
        #expect(throws: SegmentFault.badCertificate) { try Certificate(opening: segment) }
    }

    @Test("opens no feed of another incarnation of its own device")
    func otherIncarnation() throws {
        let restored = try SigningDevice(1, incarnation: 2)
        let segment = try restored.close([village.opening])
        #expect(throws: SegmentFault.badCertificate) { try Certificate(opening: segment) }
    }

    @Test("is nothing without a whole key")
    func shortKey() {
        #expect(Certificate(payload: [0x0A, 1, 7]) == nil)
        #expect(Certificate(payload: []) == nil)
    }
}

@Suite("A replica id")
struct ReplicaIDDerivationTests {
    @Test("follows from the device key and the incarnation alone")
    func derivation() throws {
        let device = try SigningDevice(1, incarnation: 0x0102_0304_0506_0708)
        let hash = Hashing.hash(.replica, device.key.bytes, [1, 2, 3, 4, 5, 6, 7, 8])
        #expect(device.replica.bytes == Array(hash.bytes.prefix(16)))
    }

    @Test("differs between incarnations and between devices")
    func differences() throws {
        let ids = try [
            SigningDevice(1).replica, SigningDevice(1, incarnation: 2).replica,
            SigningDevice(2).replica,
        ]
        #expect(Set(ids).count == 3)
    }
}
