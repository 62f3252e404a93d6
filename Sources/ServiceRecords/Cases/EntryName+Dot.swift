public import Replication
public import ServiceModel

extension EntryName {
    /// Spells a dot.
    public init(_ dot: Dot) {
        self.init(author: dot.replica.bytes, sequence: dot.sequence)
    }

    /// The dot it spells; nil if its author is no replica id.
    public var dot: Dot? {
        ReplicaID(bytes: author).map { Dot($0, sequence) }
    }
}

extension [EntryName] {
    /// The dots they spell, ascending, each once.
    var dots: [Dot] { Set(compactMap(\.dot)).sorted() }
}
