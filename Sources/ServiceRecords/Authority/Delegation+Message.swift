import ServiceModel
import SwiftProtobuf

extension Delegation {
    /// The row as `DelegationsSet` carries it.
    var message: Tongban_Records_V1_Delegation {
        .with {
            $0.matter = matter.text
            switch coverage {
            case .tier(let tier): $0.tier = UInt32(tier.rawValue)
            case .point(let point): $0.point = point.number
            }
            switch effect {
            case .grant(let mode): $0.mode = UInt32(mode.rawValue)
            case .exclude: $0.mode = 0
            }
            $0.from = from.number
            if let until { $0.until = until.number }
            $0.department = department
            $0.document = document
            $0.note = note
        }
    }

    /// Reads a row; nil for codes outside their tables.
    init?(_ message: Tongban_Records_V1_Delegation) {
        guard let matter = MatterCode(message.matter) else { return nil }
        let coverage: Coverage
        switch message.coverage {
        case .tier(let code):
            guard let tier = UInt8(exactly: code).flatMap(Tier.init(rawValue:)) else { return nil }
            coverage = .tier(tier)
        case .point(let point): coverage = .point(ServicePointID(point))
        case nil: return nil
        }
        let effect: Effect
        if message.mode == 0 {
            effect = .exclude
        } else {
            guard let mode = UInt8(exactly: message.mode).flatMap(HandlingMode.init(rawValue:))
            else { return nil }
            effect = .grant(mode)
        }
        self.init(
            matter: matter,
            coverage: coverage,
            effect: effect,
            from: Day(number: message.from),
            until: message.hasUntil ? Day(number: message.until) : nil,
            department: message.department,
            document: message.document,
            note: message.note
        )
    }
}
