import Replication
import SyncProtocol

extension SigningDevice {
    /// Signs body bytes of the caller's choice: what a granted device that means harm can do.
    func close(
        bodyBytes: [UInt8],
        count: UInt64,
        first: UInt64,
        onto previous: ContentHash = .zero
    ) throws -> Segment {
        let unsigned = carrier(of: bodyBytes, count: count, first: first)
        let signed = previous.bytes + unsigned.header.bytes
        return Segment(
            header: unsigned.header,
            signature: try signer.sign(.segment, signed),
            salt: unsigned.salt,
            body: unsigned.body
        )
    }

    /// A segment with these body bytes that nobody signed.
    func carrier(of bodyBytes: [UInt8], count: UInt64, first: UInt64) -> Segment {
        let header = SegmentHeader(
            suite: signer.suite,
            codec: .rows,
            feed: FeedID(replica, in: .cases(1203)),
            first: first,
            count: count,
            clock: Self.clock,
            bodyHash: Hashing.hash(.body, Self.salt, bodyBytes),
            contextDigest: ContextDigest(over: [])
        )
        return Segment(header: header, signature: [], salt: Self.salt, body: bodyBytes)
    }
}
