import Replication
import ServiceModel
import Testing

/// Places, matters and people of the fictional county 禾川县, as parameters of the tests.
enum Hechuan {
    static func point(_ tier: Tier) throws -> ServicePoint {
        let (number, digits, parent): (UInt32, String, UInt32?) =
            switch tier {
            case .county: (1, "421399", nil)
            case .township: (2, "421399025", 1)
            case .village: (3, "421399025212", 2)
            }
        return ServicePoint(
            id: ServicePointID(number),
            tier: tier,
            division: try #require(DivisionCode(digits)),
            name: "便民服务中心",
            parent: parent.map { ServicePointID($0) }
        )
    }

    static func code(_ text: String = "421399-7") throws -> MatterCode {
        try #require(MatterCode(text))
    }

    static func matter(_ type: MatterType = .benefit) throws -> Matter {
        Matter(
            code: try code(),
            version: 4,
            name: "高龄津贴申领",
            type: type,
            statutoryLimit: WorkingDays(count: 20),
            promisedLimit: WorkingDays(count: 5),
            materials: (1...3).map {
                MaterialRequirement(
                    number: $0,
                    name: "材料",
                    form: .copy,
                    copies: 1,
                    necessity: .required
                )
            }
        )
    }

    static func applicant(_ name: String = "杨凤蓉") throws -> Applicant {
        Applicant(name: name, identityNumber: try IdentityNumber("421399195911020441"))
    }

    static func key(_ number: UInt8) throws -> DeviceKey {
        try #require(DeviceKey(bytes: [UInt8](repeating: number, count: DeviceKey.byteCount)))
    }
}
