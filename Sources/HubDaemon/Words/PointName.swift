import Explanation
import ServiceModel

/// A service point as the register has it today.
struct PointName: Encodable, Sendable {
    let number: UInt32
    let name: String
    let division: String
    let tier: Term

    init(_ point: ServicePoint) {
        number = point.id.number
        name = point.name
        division = point.division.text
        tier = point.tier.term
    }
}
