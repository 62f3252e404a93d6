import CExpat
import Glibc

/// What is told about a document while it is read, in its order.
///
/// Names are without their namespace prefix.
protocol XMLVisitor: AnyObject {
    /// An element begins.
    func begin(_ name: String, _ attributes: XMLAttributes) throws(FileFault)
    /// Characters of an element, in UTF-8; a text may come in several pieces.
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(FileFault)
    /// An element ends.
    func end(_ name: String) throws(FileFault)
}

/// Reads one part of a workbook with expat, piece by piece, from a stranger.
///
/// A document type declaration, which alone can make entities grow, is refused where it begins.
/// Depth and the length of a tag are bounded, so memory does not depend on the length of the part.
final class XMLStream {
    private let part: String
    private let visitor: any XMLVisitor
    private let limits: ImportLimits
    private let parser: XML_Parser
    private var depth = 0
    /// How many elements may still begin.
    private(set) var elementsLeft: Int
    private var fed = 0
    private var fault: FileFault?

    /// Starts to read a part.
    ///
    /// - Parameter elements: How many elements it may have.
    init(
        _ part: String,
        _ visitor: any XMLVisitor,
        _ limits: ImportLimits,
        elements: Int
    ) throws(FileFault) {
        // Nil: the encoding is the one the document declares, UTF-8 or UTF-16.
        guard let parser = XML_ParserCreate(nil) else { throw .unreadable(ENOMEM) }
        self.part = part
        self.visitor = visitor
        self.limits = limits
        elementsLeft = elements
        self.parser = parser
        XML_SetElementHandler(
            parser,
            { context, name, attributes in
                XMLStream.from(context)?.begin(name, XMLAttributes(attributes))
            },
            { context, name in XMLStream.from(context)?.end(name) }
        )
        XML_SetCharacterDataHandler(parser) { context, characters, count in
            XMLStream.from(context)?.text(characters, Int(count))
        }
        XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
            XMLStream.from(context)?.refuseDocumentType()
        }
    }

    deinit {
        XML_ParserFree(parser)
    }

    /// Reads on.
    ///
    /// - Parameter isLast: Whether nothing comes after this piece.
    func feed(_ piece: UnsafeRawBufferPointer, isLast: Bool = false) throws(FileFault) {
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        let status = XML_Parse(
            parser,
            piece.baseAddress?.assumingMemoryBound(to: CChar.self),
            Int32(piece.count),
            isLast ? 1 : 0
        )
        if let fault { throw fault }
        guard status == XML_STATUS_OK else { throw .workbook(.damaged(part: part)) }
        fed += piece.count
        // What expat has not told of yet is one unfinished tag, comment or instruction. It begins
        // again with it at each piece.
        let told = Int(XML_GetCurrentByteIndex(parser))
        if told >= 0, fed - told > limits.tagBytes {
            throw .workbook(.tagTooLong(part: part, limit: limits.tagBytes))
        }
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> XMLStream? {
        context.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
    }

    private func begin(_ name: UnsafePointer<CChar>?, _ attributes: XMLAttributes) {
        guard fault == nil, let name else { return }
        depth += 1
        guard depth <= limits.elementDepth else {
            return stop(.workbook(.tooDeep(part: part, limit: limits.elementDepth)))
        }
        guard elementsLeft > 0 else {
            return stop(.workbook(.tooManyElements(limit: limits.elements)))
        }
        elementsLeft -= 1
        do throws(FileFault) {
            try visitor.begin(XMLAttributes.local(name), attributes)
        } catch { stop(error) }
    }

    private func end(_ name: UnsafePointer<CChar>?) {
        guard fault == nil, let name else { return }
        depth -= 1
        do throws(FileFault) { try visitor.end(XMLAttributes.local(name)) } catch { stop(error) }
    }

    private func text(_ characters: UnsafePointer<CChar>?, _ count: Int) {
        guard fault == nil, let characters else { return }
        let bytes = UnsafeRawBufferPointer(start: characters, count: count)
            .assumingMemoryBound(to: UInt8.self)
        do throws(FileFault) { try visitor.text(bytes) } catch { stop(error) }
    }

    private func refuseDocumentType() {
        stop(.workbook(.declaresEntities(part: part)))
    }

    private func stop(_ fault: FileFault) {
        if self.fault == nil { self.fault = fault }
        XML_StopParser(parser, 0)
    }
}

/// The attributes of one element, while it is told of.
struct XMLAttributes {
    // Names and values in turn, ended by nil.
    private let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    init(_ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
        self.pairs = pairs
    }

    /// The value of an attribute, whatever its prefix; nil if the element lacks it. O(attributes).
    subscript(name: String) -> String? {
        guard let pairs else { return nil }
        var at = 0
        while let key = pairs[at], let value = pairs[at + 1] {
            if Self.local(key) == name { return String(cString: value) }
            at += 2
        }
        return nil
    }

    /// A name without its prefix.
    static func local(_ name: UnsafePointer<CChar>) -> String {
        guard let colon = strrchr(name, Int32(UInt8(ascii: ":"))) else {
            return String(cString: name)
        }
        return String(cString: colon + 1)
    }
}
