/// Recognises compound files (MS-CFB): workbooks before 2007, and newer ones behind a password.
enum OldWorkbook {
    /// Why such a file cannot be read; nil if it is none.
    static func fault(of bytes: [UInt8]) -> WorkbookFault? {
        guard bytes.starts(with: signature) else { return nil }
        // A workbook behind a password is a stream of this name (MS-OFFCRYPTO 2.3.4).
        return holds(Array("EncryptedPackage".utf16), in: bytes) ? .encrypted : .otherFormat
    }

    private static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    private static func holds(_ name: [UInt16], in bytes: [UInt8]) -> Bool {
        let wanted = name.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        // Names of streams stand at multiples of 128 behind sectors of 512.
        return stride(from: 0, to: max(0, bytes.count - wanted.count), by: 128).contains { start in
            bytes[start..<start + wanted.count].elementsEqual(wanted)
        }
    }
}
