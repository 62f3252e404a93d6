/// The text of a file: the one place where bytes become characters.
///
/// A byte order mark names its encoding. Without one, what is valid UTF-8 is UTF-8, and what is not
/// must be valid GB18030 from end to end; the mark of UTF-8 in front of GB18030, which some programs
/// leave there, is passed over. Nothing is replaced: bytes that fit nowhere are a fault that says
/// where. What reads rows sees UTF-8 only.
struct SourceText: Sendable {
    /// Valid UTF-8 without a byte order mark.
    let utf8: ArraySlice<UInt8>
    /// How it was written in the file.
    let encoding: TextEncoding

    /// Decodes the bytes of a file.
    init(_ bytes: [UInt8]) throws(FileFault) {
        if bytes.starts(with: ZipArchive.signature) { throw .workbook(.underOtherName) }
        if let fault = OldWorkbook.fault(of: bytes) { throw .workbook(fault) }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            encoding = bytes[0] == 0xFF ? .utf16LittleEndian : .utf16BigEndian
            utf8 = try UTF16Text.utf8(of: bytes, encoding)[...]
            try Self.refuseZeros(in: utf8)
            return
        }
        try Self.refuseZeros(in: bytes[...])
        let body = bytes.starts(with: Self.mark) ? bytes[Self.mark.count...] : bytes[...]
        guard let wrong = Self.firstInvalid(body) else {
            (utf8, encoding) = (body, .utf8)
            return
        }
        // Text in GB18030 looks like UTF-8 for a character or two. Where it goes on, this is UTF-8
        // with a damaged place, and reading it as something else would make nonsense of it.
        guard wrong.characters < Self.convincing else {
            throw .undecodable(.utf8, line: Self.line(of: wrong.offset, bytes), wrong.offset)
        }
        switch GB18030Text.utf8(of: body) {
        case .text(let text): (utf8, encoding) = (text[...], .gb18030)
        case .invalid(let offset):
            throw .undecodable(.gb18030, line: Self.line(of: offset, bytes), offset)
        case .noConverter: throw .noConverter(.gb18030)
        }
    }

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// After so many characters of several bytes in a row a text is UTF-8. Of the common pairs of
    /// GB18030 one in seven is a character of UTF-8 as well, so eight in a row are chance once in
    /// several million texts.
    private static let convincing = 8

    /// Neither encoding has a use for a byte of zero; UTF-16 without its mark is full of them.
    private static func refuseZeros(in bytes: ArraySlice<UInt8>) throws(FileFault) {
        guard let offset = bytes.firstIndex(of: 0) else { return }
        throw .notText(line: line(of: offset, Array(bytes)), offset)
    }

    /// The line, from 1, on which a byte stands; lines end with LF, CRLF or CR.
    private static func line(of offset: Int, _ bytes: [UInt8]) -> Int {
        var line = 1
        for index in 0..<min(offset, bytes.count) {
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            let endsLine =
                bytes[index] == UInt8(ascii: "\n")
                || (bytes[index] == UInt8(ascii: "\r") && next != UInt8(ascii: "\n"))
            if endsLine { line += 1 }
        }
        return line
    }

    /// Where the bytes stop being UTF-8, and how many characters of several bytes stand before.
    private static func firstInvalid(
        _ bytes: ArraySlice<UInt8>
    ) -> (offset: Int, characters: Int)? {
        guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
        // Only a file that is no UTF-8 is looked at twice.
        var decoder = UTF8()
        var position = bytes.startIndex
        var characters = 0
        var iterator = bytes.makeIterator()
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar):
                position += UTF8.width(scalar)
                if !scalar.isASCII { characters += 1 }
            case .emptyInput, .error: return (min(position, bytes.endIndex), characters)
            }
        }
    }
}
