import Replication
import SyncProtocol
import Testing

@Suite("A segment")
struct SegmentTests {
    private let village: SigningDevice
    private let township: SigningDevice

    init() throws {
        village = try SigningDevice(1)
        township = try SigningDevice(2)
    }

    private func opening() throws -> Segment {
        try village.close([village.opening, caseEntry(.opened)])
    }

    private func second(onto first: Segment) throws -> Segment {
        try village.close(
            [caseEntry(.existing(Dot(village.replica, 1)), kind: 11)],
            first: 2,
            onto: first.hash(after: .zero)
        )
    }

    @Test("travels as bytes and verifies at the other end")
    func roundTrip() throws {
        let first = try opening()
        #expect(try Segment(bytes: first.bytes[...]) == first)
        #expect(try admit(first.bytes).entries.count == 2)
        let next = try second(onto: first)
        let body = try admit(next.bytes, knownKey: village.key, onto: first.hash(after: .zero))
        #expect(body.first == 2)
    }

    @Test("is refused after any one bit of it changed on the way")
    func everyBitFlip() throws {
        let first = try opening()
        let next = try second(onto: first)
        let previous = first.hash(after: .zero)
        for index in first.bytes.indices {
            for bit in 0..<8 {
                var bytes = first.bytes
                bytes[index] ^= 1 << UInt8(bit)
                #expect(throws: SegmentFault.self, "byte \(index), bit \(bit)") {
                    try admit(bytes)
                }
            }
        }
        for index in next.bytes.indices {
            for bit in 0..<8 {
                var bytes = next.bytes
                bytes[index] ^= 1 << UInt8(bit)
                #expect(throws: SegmentFault.self, "byte \(index), bit \(bit)") {
                    try admit(bytes, knownKey: village.key, onto: previous)
                }
            }
        }
    }

    @Test("is malformed when it stops anywhere")
    func truncation() throws {
        let bytes = try opening().bytes
        for length in bytes.indices {
            #expect(throws: SegmentFault.self) { try admit(Array(bytes[..<length])) }
        }
    }

    @Test("does not verify onto another branch")
    func otherBranch() throws {
        let first = try opening()
        let next = try second(onto: first)
        let branch = try village.close([village.opening, caseEntry(.scope)])
        for previous in [ContentHash.zero, branch.hash(after: .zero)] {
            #expect(throws: SegmentFault.badSignature) {
                try admit(next.bytes, knownKey: village.key, onto: previous)
            }
        }
    }

    @Test("does not verify by another device")
    func otherDevice() throws {
        let first = try opening()
        #expect(throws: SegmentFault.badSignature) {
            try first.verify(by: township.key, onto: .zero)
        }
    }

    @Test("is altered when the border between salt and body moves")
    func saltBorder() throws {
        let first = try opening()
        let moved = Segment(
            header: first.header,
            signature: first.signature,
            salt: Array(first.salt.dropLast()),
            body: first.salt.suffix(1) + first.body
        )
        #expect(throws: SegmentFault.bodyAltered) {
            try moved.verify(by: village.key, onto: .zero)
        }
    }

    @Test("is altered when its body is another one")
    func otherBody() throws {
        let first = try opening()
        let other = Segment(
            header: first.header,
            signature: first.signature,
            salt: first.salt,
            body: first.body + [0]
        )
        #expect(throws: SegmentFault.bodyAltered) {
            try other.verify(by: village.key, onto: .zero)
        }
    }

    @Test("commits to its body by a salt, so that equal bodies do not show")
    func saltHides() throws {
        let salted = try village.close(
            [village.opening],
            salt: [UInt8](repeating: 9, count: SegmentLimits.saltBytes)
        )
        let other = try village.close([village.opening])
        #expect(salted.body == other.body)
        #expect(salted.header.bodyHash != other.header.bodyHash)
    }

    @Test("changes the hash of everything after it")
    func chaining() throws {
        let first = try opening()
        let next = try second(onto: first)
        #expect(next.hash(after: first.hash(after: .zero)) != next.hash(after: .zero))
    }

    @Test("holds no more than its limits")
    func limits() throws {
        let body = [UInt8](repeating: 0, count: SegmentLimits.bodyBytes + 1)
        let large = try village.close(bodyBytes: body, count: 1, first: 1)
        #expect(throws: SegmentFault.self) { try Segment(bytes: large.bytes[...]) }
        let first = try opening()
        let salted = Segment(
            header: first.header,
            signature: first.signature,
            salt: first.salt + [0],
            body: first.body
        )
        #expect(throws: SegmentFault.self) { try Segment(bytes: salted.bytes[...]) }
    }
}
