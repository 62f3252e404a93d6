import Replication
public import ServiceModel
import SwiftProtobuf

/// A batch of the index of all matters, an entry of the catalogue of names.
public struct NamesRecord: Hashable, Sendable {
    /// The matters; one listed again with the same day replaces the earlier.
    public let matters: [ListedMatter]

    /// Lists `matters`.
    public init(_ matters: [ListedMatter]) {
        self.matters = matters
    }

    /// The codec 0 payload.
    public var payload: [UInt8] {
        Tongban_Records_V1_NamesListed.with { message in
            message.matters = matters.map { matter in
                .with {
                    $0.code = matter.code.text
                    $0.name = matter.name
                    $0.audience = UInt32(matter.lowestTier.audience.rawValue)
                    $0.department = matter.department
                    $0.status = UInt32(matter.status.rawValue)
                    $0.from = matter.from.number
                }
            }
        }.encoded
    }

    /// Reads a payload.
    ///
    /// - Throws: `malformed` for codes outside their tables.
    public init(payload: [UInt8]) throws(RefusalReason) {
        guard let message = try? Tongban_Records_V1_NamesListed(serializedBytes: payload) else {
            throw .malformed
        }
        matters = message.matters.compactMap { item in
            guard let code = MatterCode(item.code),
                let tier = Tier.allCases.first(where: {
                    UInt32($0.audience.rawValue) == item.audience
                }),
                let status = UInt8(exactly: item.status).flatMap(MatterStatus.init(rawValue:))
            else { return nil }
            return ListedMatter(
                code: code,
                name: item.name,
                lowestTier: tier,
                department: item.department,
                status: status,
                from: Day(number: item.from)
            )
        }
        guard matters.count == message.matters.count else { throw .malformed }
    }
}
