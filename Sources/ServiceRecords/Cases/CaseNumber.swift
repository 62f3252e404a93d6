public import ServiceModel

/// The number on a citizen's receipt: service point, device and sequence, with a check character.
///
/// Minted offline and unique without any agreement, because it only spells the opening dot: the
/// county numbers service points and devices, the device numbers its entries. Written
/// `POINT-DEVICE-SEQUENCE-CHECK`, for example `1203-7-42-K`. The check character is that of
/// ISO 7064 MOD 37,36 over the digits; it finds every wrong digit and nearly every swap.
public struct CaseNumber: Hashable, Sendable {
    /// The service point's number.
    public let point: UInt32
    /// The device's number in the county's register.
    public let device: UInt32
    /// The sequence of the opening entry.
    public let sequence: UInt64

    /// Spells a dot.
    public init(point: ServicePointID, device: UInt32, sequence: UInt64) {
        self.point = point.number
        self.device = device
        self.sequence = sequence
    }

    /// Reads a printed number; nil if its shape or its check character is wrong.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 4, let point = UInt32(parts[0]), let device = UInt32(parts[1]),
            let sequence = UInt64(parts[2])
        else { return nil }
        self.point = point
        self.device = device
        self.sequence = sequence
        // Only the printed spelling: through a leading zero a slip could read as another number.
        guard text.uppercased() == description else { return nil }
    }

    private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")

    private var checkCharacter: Character {
        var product = 36
        for digit in "\(point)-\(device)-\(sequence)" {
            // A hyphen counts as 35, so that moving it is found too.
            let sum = (product + (digit.wholeNumberValue ?? 35)) % 36
            product = (sum == 0 ? 36 : sum) * 2 % 37
        }
        return Self.alphabet[(37 - product) % 36]
    }
}

extension CaseNumber: CustomStringConvertible {
    /// The printed form.
    public var description: String { "\(point)-\(device)-\(sequence)-\(checkCharacter)" }
}
