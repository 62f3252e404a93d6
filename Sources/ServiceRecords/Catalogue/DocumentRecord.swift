public import ServiceModel
import SwiftProtobuf

/// One version of a form, package or workflow, an entry of a catalogue scope.
public struct DocumentRecord: Hashable, Sendable {
    /// The document.
    public let document: ReferenceDocument
    /// Its version, counted from 1.
    public let version: Int

    /// Publishes a version of a document.
    public init(_ document: ReferenceDocument, version: Int) {
        self.document = document
        self.version = version
    }

    /// The codec 0 payload.
    public var payload: [UInt8] {
        Tongban_Records_V1_DocumentPublished.with {
            $0.kind = UInt32(document.kind.rawValue)
            $0.id = document.id
            $0.version = UInt32(clamping: version)
            $0.text = document.text
        }.encoded
    }

    /// Reads a payload.
    ///
    /// - Throws: `malformed` without an identifier or version, or for a kind outside its table.
    public init(payload: [UInt8]) throws(RefusalReason) {
        guard let message = try? Tongban_Records_V1_DocumentPublished(serializedBytes: payload),
            let kind = UInt8(exactly: message.kind).flatMap(ReferenceDocumentKind.init(rawValue:)),
            !message.id.isEmpty, message.version > 0
        else { throw .malformed }
        document = ReferenceDocument(kind: kind, id: message.id, text: message.text)
        version = Int(message.version)
    }
}
