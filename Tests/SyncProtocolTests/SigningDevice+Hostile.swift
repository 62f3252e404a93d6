import Replication
import SyncProtocol

extension SigningDevice {
    /// Signs body bytes of the caller's choice: what a granted device that means harm can do.
    func close(
        bodyBytes: [UInt8], count: UInt64, first: UInt64, onto previous: ContentHash = .zero
    ) throws -> Segment {
        let header = SegmentHeader(
            suite: signer.suite, codec: .rows, feed: FeedID(replica, in: .cases(1203)),
            first: first, count: count, clock: Self.clock,
            bodyHash: Hashing.hash(.body, Self.salt, bodyBytes),
            contextDigest: ContextDigest(over: []))
        return Segment(
            header: header, signature: try signer.sign(.segment, previous.bytes + header.bytes),
            salt: Self.salt, body: bodyBytes)
    }
}
