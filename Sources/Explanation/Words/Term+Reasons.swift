package import ServiceModel
package import ServiceRecords

extension RefusalReason {
    /// Why an entry is outside the fold, as its author is told.
    package var term: Term {
        switch self {
        case .notGranted:
            Term("notGranted", "县里没有许可这台设备", "the county has granted this device nothing")
        case .wrongScope:
            Term("wrongScope", "不是本点或其上级的办件", "the case is another point's")
        case .notCompetent:
            Term("notCompetent", "没有这项授权", "the point is not competent for it")
        case .notDecisionHolder:
            Term("notDecisionHolder", "当时没有决定权", "the right to decide was elsewhere")
        case .illegal:
            Term("illegal", "这一步当时不能办", "the step was not legal then")
        // Lists know the code without the entry it fell with.
        case .dependsOn, .unknown(6):
            Term("dependsOn", "所依据的记录没有被采纳", "it rests on an entry that is refused")
        case .unknownMatter:
            Term("unknownMatter", "事项版本没有公布过", "the matter version was never published")
        case .malformed:
            Term("malformed", "内容读不懂", "its content cannot be read")
        case .notTheCounty:
            Term("notTheCounty", "只有县里能写", "only the county writes this")
        case .noDecider:
            Term("noDecider", "没有登记由哪台设备决定", "no device is registered to decide it")
        case .recalled:
            Term("recalled", "授权已收回，当时还不知道；不算差错", "the delegation had been recalled; no fault")
        case .leaseLapsed:
            Term("leaseLapsed", "授权租期已过", "the lease had ended")
        case .pastTheEnd:
            Term("pastTheEnd", "县里已在它之前截止了这个副本", "the county closed the replica before it")
        case .unknown(let code):
            Term("unknown-\(code)", "原因 \(code)（本版本不认识）", "reason \(code), not known here")
        }
    }

    /// What the author should do now.
    package var advice: Wording {
        switch self {
        case .notGranted:
            Wording("请县里许可设备后重办", "have the device granted, then do it again")
        case .wrongScope:
            Wording("请办件所在的点来办", "have it done at the case's own point")
        case .notCompetent:
            Wording("报上级来办", "pass it to the level above")
        case .notDecisionHolder:
            Wording("由有决定权的点来决定", "have it decided by who holds the right")
        case .recalled:
            Wording(
                "群众的回执仍有效，件已转县里办，不用重办",
                "the receipt stays valid; the county goes on with the case"
            )
        case .leaseLapsed:
            Wording("先同步，再重办这一步", "sync, then take the step again")
        case .illegal, .dependsOn, .unknown(6):
            Wording("看办件现状后重办", "look at the case as it stands, then do it again")
        case .pastTheEnd:
            Wording("核对后重新录入", "check it and enter it again")
        case .unknownMatter:
            Wording("先同步事项，再重新开办", "sync the catalogue, then open it again")
        case .noDecider:
            Wording("请县里登记决定的设备后重办", "have a deciding device registered, then do it again")
        case .malformed, .notTheCounty, .unknown:
            Wording("记录没有丢，请告诉县里", "nothing is lost; tell the county")
        }
    }
}

extension SupersededReason {
    /// Why a step is recorded but did not act.
    package var term: Term {
        switch self {
        case .repeated:
            Term("repeated", "别处已办过同一步", "the same step was taken elsewhere")
        case .withdrawnAfterDecision:
            Term(
                "withdrawnAfterDecision",
                "撤件时已有决定，请联系申请人",
                "it was decided already; contact the applicant"
            )
        case .decisionStands:
            Term("decisionStands", "已有决定", "the decision stands")
        case .withdrawalStands:
            Term("withdrawalStands", "申请人已撤件", "the withdrawal stands")
        case .acceptanceStands:
            Term("acceptanceStands", "别处已受理", "it was accepted elsewhere")
        case .refusedDespiteAcceptance:
            Term(
                "refusedDespiteAcceptance",
                "别处已受理，不能再不予受理",
                "it was accepted elsewhere; a matter for supervision"
            )
        case .correctionStands:
            Term("correctionStands", "补正告知仍有效", "the correction notice stands")
        case .setAside:
            Term("setAside", "县里裁定另一个决定有效", "the county let another decision stand")
        case .promiseWasKept:
            Term(
                "promiseWasKept",
                "退件前材料已在别处补交",
                "the material had been handed in elsewhere"
            )
        case .closureStands:
            Term("closureStands", "已退件", "the case was closed for missing materials")
        case .basisFell:
            Term("basisFell", "所依据的一步没有生效", "the step it rests on did not act")
        case .withoutBasis:
            Term("withoutBasis", "当时没有依据", "it had no basis")
        }
    }
}
