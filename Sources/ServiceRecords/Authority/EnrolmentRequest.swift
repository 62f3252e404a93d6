public import Replication

/// What a new device hands to the county: its public key and the incarnation it runs as.
///
/// One line of text, so that it can be read out, mailed or carried on a stick; it holds no secret.
public struct EnrolmentRequest: Hashable, Sendable {
    /// The device.
    public let deviceKey: DeviceKey
    /// Its incarnation.
    public let replica: ReplicaID

    /// Asks for a grant.
    public init(deviceKey: DeviceKey, replica: ReplicaID) {
        self.deviceKey = deviceKey
        self.replica = replica
    }

    /// Reads a request; nil if the text is none. Blanks around it are ignored.
    public init?(_ text: String) {
        let parts = text.split { $0 == " " || $0 == "\n" || $0 == "\r" || $0 == "\t" }
        guard parts.count == 3, parts[0] == "tongban-enrol-1",
            let key = [UInt8](hexadecimal: parts[1]).flatMap(DeviceKey.init(bytes:)),
            let replica = [UInt8](hexadecimal: parts[2]).flatMap(ReplicaID.init(bytes:))
        else { return nil }
        self.init(deviceKey: key, replica: replica)
    }
}

extension EnrolmentRequest: CustomStringConvertible {
    /// The line of text.
    public var description: String {
        "tongban-enrol-1 \(deviceKey.bytes.hexadecimal) \(replica.bytes.hexadecimal)"
    }
}

extension DeviceKey {
    /// Reads the 64 hexadecimal digits of a key; nil if the text is none.
    public init?(hexadecimal text: some StringProtocol) {
        guard let bytes = [UInt8](hexadecimal: text) else { return nil }
        self.init(bytes: bytes)
    }

    /// The 64 hexadecimal digits.
    public var hexadecimal: String { bytes.hexadecimal }
}

extension [UInt8] {
    init?(hexadecimal text: some StringProtocol) {
        guard text.utf8.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        var rest = text[...]
        while !rest.isEmpty {
            // The library's reading takes a sign as well.
            guard rest.prefix(2).utf8.allSatisfy(Self.isHexadecimal),
                let byte = UInt8(rest.prefix(2), radix: 16)
            else { return nil }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        self = bytes
    }

    private static func isHexadecimal(_ character: UInt8) -> Bool {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }

    var hexadecimal: String {
        map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
