/// The name of one entry about a case, as the rules pass it on without looking inside.
///
/// What it spells is a matter of replication; here it is only equal or not.
public struct EntryName: Hashable, Sendable {
    /// Who wrote the entry: the bytes of a replica id.
    public let author: [UInt8]
    /// Its place among what that author wrote.
    public let sequence: UInt64

    /// Names an entry.
    public init(author: [UInt8], sequence: UInt64) {
        self.author = author
        self.sequence = sequence
    }
}
