public import Replication
import SwiftProtobuf

/// Names a dictionary made from a catalogue that the speaker holds.
///
/// Whoever holds the catalogue that far makes the same bytes from it; the id tells if it did.
public struct CatalogueDictionary: Hashable, Sendable {
    /// Whose catalogue.
    public let audience: Scope.Audience
    /// How many positions of the catalogue are counted.
    public let position: UInt64
    /// The Adler-32 of the bytes.
    public let id: UInt32

    /// Names a dictionary.
    public init(audience: Scope.Audience, position: UInt64, id: UInt32) {
        self.audience = audience
        self.position = position
        self.id = id
    }
}

extension CatalogueDictionary {
    var message: Tongban_Session_V1_CatalogueDictionary {
        .with {
            $0.audience = UInt32(audience.rawValue)
            $0.position = position
            $0.id = id
        }
    }

    /// Nil for an audience this version does not know: then the built-in dictionary is used.
    init?(_ message: Tongban_Session_V1_CatalogueDictionary) {
        guard
            let audience = UInt8(exactly: message.audience)
                .flatMap(Scope.Audience.init(rawValue:)),
            message.position < SegmentLimits.sequence
        else { return nil }
        self.init(audience: audience, position: message.position, id: message.id)
    }
}
