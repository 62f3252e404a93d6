import ServiceModel
import Testing

@Suite("What a point may really do")
struct HandlingReachTests {
    @Test(
        "is what its commands will allow, at every level, in every mode, for every kind of matter",
        arguments: Tier.allCases
    )
    func agreesWithTheRules(tier: Tier) throws {
        var narrowed = 0
        for type in MatterType.allCases {
            let matter = try Hechuan.matter(type)
            for mode in HandlingMode.allCases {
                let reach = HandlingReach(mode, of: matter, at: tier)
                let actor = try Hechuan.actor(tier, mode, decides: .held)
                let accept = Case.judge(
                    .accept,
                    on: try Hechuan.aCase(.received),
                    by: actor,
                    matter: matter
                )
                #expect(reach.accepts == (accept == nil), "\(type) \(mode)")
                let approve = Case.judge(
                    .approve,
                    on: try Hechuan.aCase(.accepted),
                    by: actor,
                    matter: matter
                )
                // Whoever holds the right may decide; it is born only where the mode says so.
                #expect(reach.decides == (approve == nil && mode == .decision), "\(type) \(mode)")
                #expect(reach.isNarrowed == (tier == .village && type.isNarrowed(for: mode)))
                if reach.isNarrowed { narrowed += 1 }
            }
        }
        #expect((narrowed > 0) == (tier == .village))
    }
}

extension MatterType {
    fileprivate func isNarrowed(for mode: HandlingMode) -> Bool {
        switch mode {
        case .agency: false
        case .acceptance, .decision: self != .publicService
        }
    }
}
