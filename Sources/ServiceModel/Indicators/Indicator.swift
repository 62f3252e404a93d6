/// A figure the county reports (指标), with a lasting name.
///
/// Raw values are names for programs. What one means is ``definition``; a changed meaning raises its
/// version. Formulas: project notes on indicators, after the reports of five counties.
public enum Indicator: String, CaseIterable, Sendable {
    // Counted over cases.
    /// 办结率, of those who applied.
    case completionRate
    /// 办结率, of what was accepted.
    case acceptedCompletionRate
    /// 办结与受理之比: what was decided in the period against what was accepted in it; may pass 100%.
    case completionFlow
    /// 按时办结率.
    case onTimeRate
    /// 逾期率.
    case overdueRate
    /// 提前办结率.
    case earlyRate
    /// 当日办结率.
    case sameDayRate
    /// 逾期视为受理率.
    case deemedAcceptanceRate
    /// 现场办结率（授权到位率）.
    case stationDecisionRate
    /// 下沉办件占比.
    case fieldCaseShare
    /// 办件为零机构占比.
    case idlePointRate
    /// 办件激增系数: the busiest day against the median of days with cases.
    case surgeFactor
    /// 容缺受理率.
    case gapRate
    /// 容缺补齐率.
    case supplementRate
    /// 满意率: evaluations that are no bad reviews.
    case satisfactionRate
    /// 差评率.
    case badReviewRate
    /// 评价参与度: decided cases with an evaluation.
    case participationRate

    // Counted over the matters held.
    /// 网办率（可网办率）.
    case onlineRate
    /// 网办深度二级以上占比.
    case onlineDepth2
    /// 网办深度三级以上占比.
    case onlineDepth3
    /// 网办深度四级占比.
    case onlineDepth4
    /// 最多跑一次率.
    case oneVisitRate
    /// 零跑动率.
    case zeroVisitRate
    /// 跑一次率.
    case singleVisitRate
    /// 承诺时限压缩比.
    case limitCompression
    /// 承诺减半率.
    case halvedRate
    /// 即办件占比.
    case instantRate
    /// 件均材料数.
    case materialsPerMatter
    /// 材料免提交率.
    case exemptRate
    /// 可容缺事项占比.
    case gapMatterRate
    /// 告知承诺事项占比.
    case promiseMatterRate
    /// 下沉率: with a delegation in force at a township or village.
    case sunkRate
    /// 村级可办率.
    case villageRate
    /// 要素完备率.
    case elementCompleteness

    // Counted over what was offered to points.
    /// 承接率.
    case takeUpRate
    /// 拒接率.
    case declineRate

    // Nobody records their facts yet.
    /// 要素统一率.
    case unifiedElementRate
    /// 网上办理率: cases that came by network.
    case onlineCaseRate
    /// 民生事项镇街可办率.
    case livelihoodRate
    /// 进驻率.
    case centreRate
    /// 应用达标率.
    case adoptionRate
    /// 差评整改率.
    case rectificationRate
    /// 回访率.
    case callbackRate
    /// 证照归集数.
    case certificateCount
    /// 热线办结率.
    case hotlineCompletionRate
    /// 热线转接成功率.
    case hotlineTransferRate
    /// 依申请公开回复率.
    case disclosureReplyRate
    /// 自助终端覆盖率.
    case kioskRate
    /// 平均排队时长.
    case queueTime
}

/// What an indicator means, in one version.
public struct IndicatorDefinition: Hashable, Sendable {
    /// Grows whenever the meaning changes.
    public let version: Int
    /// What is counted.
    public let basis: Basis
    /// What the numbers make.
    public let measure: Measure

    /// What an indicator counts.
    public enum Basis: Hashable, Sendable {
        /// Cases whose application or acceptance lies in the period (同批), as they stand at its end.
        case cohort
        /// Events of the period (流量), whenever their cases began.
        case flow
        /// The matters in force that are held at this replica; no period.
        case matters
        /// The newest offers of delegations to the points of the unit, as they stand; no period.
        case offers
        /// Nothing: its facts are not recorded.
        case unmeasured(MissingFacts)
    }

    /// What numerator and denominator make.
    public enum Measure: Hashable, Sendable {
        /// A share, shown as a percentage.
        case ratio
        /// A mean or multiple.
        case quotient
    }
}

/// Facts that an indicator would need and nobody records.
public enum MissingFacts: String, CaseIterable, Sendable {
    /// 差评处置与回访.
    case reviewHandling
    /// 热线工单.
    case workOrders
    /// 依申请公开.
    case disclosures
    /// 办件的渠道.
    case channels
    /// 省定民生事项清单.
    case livelihoodList
    /// 进驻大厅.
    case centres
    /// 电子证照.
    case certificates
    /// 自助终端.
    case kiosks
    /// 上级要素.
    case superiorElements
    /// 平台应用.
    case platformUse
    /// 排队取号.
    case queues
}
