import ServiceModel
import Testing

/// Places, matters and people of the fictional county 禾川县, as parameters of the tests.
enum Hechuan {
    static func point(_ number: UInt32, _ tier: Tier, under parent: UInt32? = nil) throws
        -> ServicePoint
    {
        let digits =
            switch tier {
            case .county: "421399"
            case .township: "421399025"
            case .village: "421399025212"
            }
        return ServicePoint(
            id: ServicePointID(number),
            tier: tier,
            division: try #require(DivisionCode(digits)),
            name: "便民服务中心",
            parent: parent.map { ServicePointID($0) }
        )
    }

    static func at(_ tier: Tier) throws -> ServicePoint {
        switch tier {
        case .county: try point(1, .county)
        case .township: try point(2, .township, under: 1)
        case .village: try point(3, .village, under: 2)
        }
    }

    static func code(_ text: String = "11421399MB991007844000105005001") throws -> MatterCode {
        try #require(MatterCode(text))
    }

    /// A matter asking for 1 (required), 2 (optional) and 3 (may follow later).
    static func matter(_ type: MatterType = .benefit) throws -> Matter {
        func material(_ number: Int, _ necessity: MaterialNecessity) -> MaterialRequirement {
            MaterialRequirement(
                number: number,
                name: "材料",
                form: .copy,
                copies: 1,
                necessity: necessity
            )
        }
        return Matter(
            code: try code(),
            version: 4,
            name: "高龄津贴申领",
            type: type,
            statutoryLimit: WorkingDays(count: 20),
            promisedLimit: WorkingDays(count: 5),
            materials: [
                material(1, .required),
                material(2, .optional),
                material(3, .deferrable(WorkingDays(count: 5))),
            ]
        )
    }

    static func actor(
        _ tier: Tier,
        _ mode: HandlingMode?,
        decides: DecisionRight = .elsewhere
    ) throws -> Actor {
        Actor(point: try at(tier), mode: mode, holdsDecisionRight: decides == .held)
    }

    enum DecisionRight { case held, elsewhere }

    /// A case opened at the village with every material handed in.
    static func aCase(_ stage: CaseStage) throws -> Case {
        Case(
            point: ServicePointID(3),
            matter: try code(),
            matterVersion: 4,
            stage: stage,
            frozen: false,
            materialsReceived: [1, 2, 3],
            openConflicts: [],
            hasApplicant: true
        )
    }

    static func applicant(_ name: String = "杨凤蓉") throws -> Applicant {
        Applicant(name: name, identityNumber: try IdentityNumber("421399195911020441"))
    }
}
