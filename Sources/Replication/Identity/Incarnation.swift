/// One life of a database on a device; opened anew whenever it is created, restored or found rolled back.
///
/// Random rather than counted, because a restored database does not know how often it has lived.
public struct Incarnation: Hashable, Sendable {
    /// The random number drawn when the incarnation was opened.
    public let number: UInt64

    /// Names the incarnation with this number.
    public init(_ number: UInt64) {
        self.number = number
    }
}
