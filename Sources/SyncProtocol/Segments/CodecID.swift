/// How a segment's body packs its entries.
public enum CodecID: UInt8, Sendable {
    /// Entry frames one after another, each payload a Protocol Buffers message.
    case rows = 0
}
