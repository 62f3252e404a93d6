/// How the characters of a text file are written as bytes.
public enum TextEncoding: String, Hashable, Sendable {
    /// Unicode in one to four bytes, with or without a byte order mark.
    case utf8 = "UTF-8"
    /// GB 18030-2005, of which GBK and GB 2312 are parts.
    case gb18030 = "GB18030"
    /// Unicode in units of two bytes, the low one first; only behind its byte order mark.
    case utf16LittleEndian = "UTF-16LE"
    /// Unicode in units of two bytes, the high one first; only behind its byte order mark.
    case utf16BigEndian = "UTF-16BE"
}
