/// Why bytes did not get across; says whether trying again can help.
public enum TransportError: Error, Hashable, Sendable {
    /// No answer within the time, or no connection.
    case unreachable(address: String, detail: String)
    /// Something answered that is not a Tongban node.
    case notANode(address: String, status: Int)
    /// The address to listen on is taken by another program.
    case portBusy(address: String)
    /// The address is not one of this machine, or not allowed.
    case cannotListen(address: String, detail: String)
    /// Bodies are not encrypted yet, so they may not leave the machine.
    case notLoopback(address: String)
    /// The other side's bytes cannot be read.
    case garbled(detail: String)
    /// The other side opens or answers a session in another version of the conversation.
    case otherVersion(UInt32)
    /// The body is compressed against a dictionary that was not agreed on in this session.
    case unknownDictionary

    /// Whether trying again, without doing anything else, can help.
    public var isTransient: Bool {
        switch self {
        case .unreachable, .garbled, .unknownDictionary: true
        case .notANode, .portBusy, .cannotListen, .notLoopback, .otherVersion: false
        }
    }
}
