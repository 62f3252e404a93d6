import Glibc

/// Text in GB 18030-2005, and so in GBK and GB 2312, turned into UTF-8 by the system's converter.
enum GB18030Text {
    /// What became of the bytes.
    enum Outcome: Equatable {
        case text([UInt8])
        /// No character begins at this index.
        case invalid(at: Int)
        /// The system has no table for the encoding.
        case noConverter
    }

    /// Converts bytes, or says where they are no GB18030. Nothing is replaced or left out.
    ///
    /// O(count).
    static func utf8(of bytes: ArraySlice<UInt8>) -> Outcome {
        let converter = iconv_open("UTF-8", "GB18030")
        guard let converter, Int(bitPattern: converter) != -1 else { return .noConverter }
        defer { iconv_close(converter) }
        return bytes.withUnsafeBufferPointer { input in
            convert(input, from: bytes.startIndex, by: converter)
        }
    }

    private static func convert(
        _ bytes: UnsafeBufferPointer<UInt8>,
        from start: Int,
        by converter: iconv_t
    ) -> Outcome {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 2)
        // The converter only reads it.
        var input = UnsafeMutableRawPointer(mutating: bytes.baseAddress)?
            .assumingMemoryBound(to: CChar.self)
        var rest = bytes.count
        while rest > 0 {
            let (result, failure) = withUnsafeTemporaryAllocation(
                of: CChar.self,
                capacity: 1 << 16
            ) { room in
                var output = room.baseAddress
                var space = room.count
                let result = iconv(converter, &input, &rest, &output, &space)
                let failure = errno
                let written = UnsafeBufferPointer(rebasing: room[..<(room.count - space)])
                text.append(contentsOf: UnsafeRawBufferPointer(written))
                return (result, failure)
            }
            guard result == -1, failure != E2BIG else { continue }
            let at = bytes.count - rest
            guard let scalar = added(bytes[at...]) else { return .invalid(at: start + at) }
            text += scalar.utf8
            input = input?.advanced(by: 4)
            rest -= 4
        }
        return .text(text)
    }

    /// A character of the 18 whose four-byte form glibc does not read, because it reads them from
    /// their two-byte form only. Both are in use: the standard moved them in 2022, and Python and
    /// Windows write the four bytes.
    private static func added(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Unicode.Scalar? {
        guard bytes.count >= 4 else { return nil }
        let number = bytes.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return moved[number]
    }

    private static let moved: [UInt32: Unicode.Scalar] = {
        var moved: [UInt32: Unicode.Scalar] = [:]
        for (numbers, first) in [
            (Array(0x8235_9037...0x8235_9039) + Array(0x8235_9130...0x8235_9134), 0x9FB4),
            (Array(0x8431_8236...0x8431_8239) + Array(0x8431_8330...0x8431_8335), 0xFE10),
        ] as [([UInt32], UInt32)] {
            for (index, number) in numbers.enumerated() {
                moved[number] = Unicode.Scalar(first + UInt32(index))
            }
        }
        return moved
    }()
}
