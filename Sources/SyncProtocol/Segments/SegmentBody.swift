public import Replication
import WireFormat

/// The entries of one segment, unpacked.
///
/// Contexts and heads are written as differences from the entry before, across segments too: a feed
/// has no gaps, so its reader always holds what the difference starts from. Offline the differences
/// are empty and cost two bytes an entry.
public struct SegmentBody: Hashable, Sendable {
    /// Sequence of the first entry.
    public let first: UInt64
    /// Context and heads of the entry before the first.
    public let base: Base
    /// At least one.
    public let entries: [EntryFrame]

    /// What differences start from.
    public struct Base: Hashable, Sendable {
        /// The context reached so far.
        public let context: VersionVector
        /// The heads reached so far.
        public let heads: Heads

        /// What a feed starts from.
        public static let empty = Base(context: VersionVector(), heads: Heads())

        /// Names the base.
        public init(context: VersionVector, heads: Heads) {
            self.context = context
            self.heads = heads
        }
    }

    /// Gathers entries to be closed. Their contexts and heads must not go back.
    public init(first: UInt64, base: Base, entries: [EntryFrame]) {
        precondition(!entries.isEmpty, "A segment holds at least one entry.")
        self.first = first
        self.base = base
        self.entries = entries
    }

    /// Where differences of the next segment start.
    public var end: Base {
        entries.last.map { Base(context: $0.context, heads: $0.heads) } ?? base
    }
}

extension SegmentBody {
    /// The codec 0 bytes.
    func bytes(author: ReplicaID) -> [UInt8] {
        var table = ReplicaTable(author: author)
        var rows = ByteWriter()
        var previous = base
        for entry in entries {
            rows.write(subject: entry.subject, table: &table)
            rows.write(difference: entry.context, from: previous.context, table: &table)
            rows.write(difference: entry.heads, from: previous.heads, table: &table)
            rows.write(varint: entry.kind)
            rows.write(block: entry.payload)
            previous = Base(context: entry.context, heads: entry.heads)
        }
        var writer = ByteWriter()
        writer.write(varint: UInt64(table.others.count))
        for replica in table.others { writer.write(bytes: replica.bytes) }
        writer.write(bytes: rows.bytes)
        return writer.bytes
    }

    /// Unpacks the body of `segment`, whose feed stood at `base` before it.
    ///
    /// - Throws: `malformed` for bad bytes, `wentBack` for heads that decrease.
    public init(of segment: Segment, base: Base) throws(SegmentFault) {
        try self.init(
            bytes: segment.body,
            header: segment.header,
            base: base
        )
    }

    init(bytes: [UInt8], header: SegmentHeader, base: Base) throws(SegmentFault) {
        let entries: [EntryFrame]?
        do {
            entries = try Self.entries(in: bytes, header: header, base: base)
        } catch {
            throw .malformed(error)
        }
        guard let entries else { throw .wentBack }
        self.init(first: header.first, base: base, entries: entries)
    }

    /// The entries, or nil if a reference leads nowhere or a context or head goes back.
    private static func entries(
        in bytes: [UInt8],
        header: SegmentHeader,
        base: Base
    ) throws(WireFormatFault) -> [EntryFrame]? {
        var entries: [EntryFrame] = []
        var previous = base
        var reader = ByteReader(bytes)
        let count = try reader.readCount(limit: SegmentLimits.replicasPerBody)
        var table = ReplicaTable(author: header.feed.replica)
        for _ in 0..<count { table.append(try reader.readReplica()) }
        for _ in 0..<header.count {
            guard let subject = try reader.readSubject(table: table),
                let context = try reader.readContext(from: previous.context, table: table),
                let heads = try reader.readHeads(from: previous.heads, table: table)
            else { return nil }
            let kind = try reader.readSequence()
            let payload = try reader.readBlock(limit: SegmentLimits.payloadBytes)
            entries.append(
                EntryFrame(
                    subject: subject,
                    context: context,
                    heads: heads,
                    kind: kind,
                    payload: Array(payload)
                )
            )
            previous = Base(context: context, heads: heads)
        }
        try reader.finish()
        return entries
    }
}
