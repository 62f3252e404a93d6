/// Why a node refused something, as a stable number; `Protocol/README.md` has the table.
public enum RefuseCode: UInt32, Error, Hashable, Sendable {
    /// The speaker's version of the conversation is not spoken here.
    case version = 1
    /// The session is not known; open a new one.
    case session = 2
    /// The signature of the proof does not verify.
    case proof = 3
    /// The county has granted this device nothing.
    case notGranted = 4
    /// A message came when it could not be right, or its bytes are damaged.
    case protocolViolation = 5
    /// A message or queue is over its limit.
    case limit = 6
    /// The segment is damaged, altered or forged; it is kept in quarantine.
    case segmentQuarantined = 7
    /// The segment belongs to a scope the speaker may not write or relay.
    case scope = 8
    /// The node cannot store anything now; try later.
    case storage = 9
    /// The other node is of another county.
    case otherCounty = 10
}
