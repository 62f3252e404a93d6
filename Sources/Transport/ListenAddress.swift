/// Where to listen, read from `HOST:PORT`.
public struct ListenAddress: Hashable, Sendable {
    /// A name or address of this machine.
    public let host: String
    /// 0 lets the system choose.
    public let port: Int

    /// Reads `HOST:PORT`.
    ///
    /// - Throws: `TransportError.cannotListen` if it is not of that form.
    public init(_ text: String) throws(TransportError) {
        guard let colon = text.lastIndex(of: ":"),
            let port = Int(text[text.index(after: colon)...]),
            (0...65535).contains(port), colon > text.startIndex
        else { throw .cannotListen(address: text, detail: "HOST:PORT") }
        host = String(text[..<colon])
        self.port = port
    }
}
