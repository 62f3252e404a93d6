public import Replication
import SwiftProtobuf

/// What a replica has folded of the county's scopes, an entry of its point's status scope.
///
/// Written when that has changed, so that the county can say who works by which catalogue.
public struct CatalogueHeld: Hashable, Sendable {
    /// How much of one county scope is folded.
    public struct Extent: Hashable, Sendable {
        /// The scope; the county's own feed of it is meant.
        public let scope: Scope
        /// Entries 0 ..< count are folded.
        public let count: UInt64

        /// States how much is folded.
        public init(scope: Scope, count: UInt64) {
            self.scope = scope
            self.count = count
        }
    }

    /// By scope, ascending; each scope once.
    public let extents: [Extent]
    /// The version of the program that folded them.
    public let program: String

    /// States what is folded; O(n log n).
    public init(_ extents: [Extent], program: String) {
        self.extents = extents.sorted { $0.scope < $1.scope }
        self.program = program
    }

    /// The codec 0 payload.
    public var payload: [UInt8] {
        Tongban_Records_V1_CatalogueHeld.with { message in
            message.program = program
            message.scopes = extents.map { extent in
                .with {
                    $0.kind = UInt32(extent.scope.code.kind)
                    $0.key = extent.scope.code.key
                    $0.count = extent.count
                }
            }
        }.encoded
    }

    /// Reads a payload; scopes this version does not know are left out.
    ///
    /// - Throws: `malformed` if it is no such message or names a scope twice.
    public init(payload: [UInt8]) throws(RefusalReason) {
        guard let message = try? Tongban_Records_V1_CatalogueHeld(serializedBytes: payload) else {
            throw .malformed
        }
        let extents = message.scopes.compactMap { item in
            UInt8(exactly: item.kind).flatMap { Scope(kind: $0, key: item.key) }
                .map { Extent(scope: $0, count: item.count) }
        }
        guard Set(extents.map(\.scope)).count == extents.count else { throw .malformed }
        self.init(extents, program: message.program)
    }
}
