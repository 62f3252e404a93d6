package import ServiceModel

extension Indicator {
    /// The title; the token is the lasting name.
    package var term: Term {
        switch self {
        case .completionRate: Term(rawValue, "办结率（按申请）", "completed, of applications")
        case .acceptedCompletionRate: Term(rawValue, "办结率（按受理）", "completed, of acceptances")
        case .completionFlow: Term(rawValue, "办结与受理之比", "decisions against acceptances")
        case .onTimeRate: Term(rawValue, "按时办结率", "decided on time")
        case .overdueRate: Term(rawValue, "逾期率", "overdue")
        case .earlyRate: Term(rawValue, "提前办结率", "decided early")
        case .sameDayRate: Term(rawValue, "当日办结率", "decided the same day")
        case .deemedAcceptanceRate: Term(rawValue, "逾期视为受理率", "deemed accepted")
        case .stationDecisionRate: Term(rawValue, "现场办结率", "decided at the station")
        case .fieldCaseShare: Term(rawValue, "下沉办件占比", "cases below the county")
        case .idlePointRate: Term(rawValue, "办件为零机构占比", "points without a case")
        case .surgeFactor: Term(rawValue, "办件激增系数", "busiest day against the median")
        case .gapRate: Term(rawValue, "容缺受理率", "accepted with gaps")
        case .supplementRate: Term(rawValue, "容缺补齐率", "gaps closed in time")
        case .onlineRate: Term(rawValue, "网办率", "matters online")
        case .onlineDepth2: Term(rawValue, "网办深度二级以上", "online depth 2 and more")
        case .onlineDepth3: Term(rawValue, "网办深度三级以上", "online depth 3 and more")
        case .onlineDepth4: Term(rawValue, "网办深度四级", "online depth 4")
        case .oneVisitRate: Term(rawValue, "最多跑一次率", "at most one visit")
        case .zeroVisitRate: Term(rawValue, "零跑动率", "no visit")
        case .singleVisitRate: Term(rawValue, "跑一次率", "one visit")
        case .limitCompression: Term(rawValue, "承诺时限压缩比", "limits cut by the promise")
        case .halvedRate: Term(rawValue, "承诺减半率", "limits halved")
        case .instantRate: Term(rawValue, "即办件占比", "handled at once")
        case .materialsPerMatter: Term(rawValue, "件均材料数", "papers a matter")
        case .exemptRate: Term(rawValue, "材料免提交率", "papers spared")
        case .gapMatterRate: Term(rawValue, "可容缺事项占比", "matters that take gaps")
        case .promiseMatterRate: Term(rawValue, "告知承诺事项占比", "matters on a promise")
        case .sunkRate: Term(rawValue, "下沉率", "delegated below the county")
        case .villageRate: Term(rawValue, "村级可办率", "handled at villages")
        case .elementCompleteness: Term(rawValue, "要素完备率", "elements filled in")
        case .unifiedElementRate: Term(rawValue, "要素统一率", "elements alike")
        case .onlineCaseRate: Term(rawValue, "网上办理率", "cases online")
        case .livelihoodRate: Term(rawValue, "民生事项镇街可办率", "livelihood matters at townships")
        case .takeUpRate: Term(rawValue, "承接率", "delegations taken up")
        case .declineRate: Term(rawValue, "拒接率", "delegations declined")
        case .centreRate: Term(rawValue, "进驻率", "matters at the centre")
        case .adoptionRate: Term(rawValue, "应用达标率", "matters in use")
        case .satisfactionRate: Term(rawValue, "满意率", "satisfied")
        case .badReviewRate: Term(rawValue, "差评率", "bad reviews")
        case .rectificationRate: Term(rawValue, "差评整改率", "bad reviews put right")
        case .callbackRate: Term(rawValue, "回访率", "called back")
        case .participationRate: Term(rawValue, "评价参与度", "decided cases evaluated")
        case .certificateCount: Term(rawValue, "证照归集数", "certificates held")
        case .hotlineCompletionRate: Term(rawValue, "热线办结率", "hotline orders closed")
        case .hotlineTransferRate: Term(rawValue, "热线转接成功率", "hotline transfers")
        case .disclosureReplyRate: Term(rawValue, "依申请公开回复率", "disclosure requests answered")
        case .kioskRate: Term(rawValue, "自助终端覆盖率", "points with a kiosk")
        case .queueTime: Term(rawValue, "平均排队时长", "time in the queue")
        }
    }

    /// The indicator a person names by its token or its Chinese title.
    package init?(named name: String) {
        guard
            let found = Self.allCases.first(where: {
                $0.rawValue.lowercased() == name.lowercased() || $0.term.wording.chinese == name
            })
        else { return nil }
        self = found
    }
}

extension MissingFacts {
    package var term: Term {
        switch self {
        case .reviewHandling: Term(rawValue, "差评处置与回访", "handling of bad reviews")
        case .workOrders: Term(rawValue, "热线工单", "hotline work orders")
        case .disclosures: Term(rawValue, "依申请公开", "disclosure requests")
        case .channels: Term(rawValue, "办件渠道", "channels of cases")
        case .livelihoodList: Term(rawValue, "省定民生事项清单", "list of livelihood matters")
        case .centres: Term(rawValue, "进驻大厅", "matters at the centre")
        case .certificates: Term(rawValue, "电子证照", "certificates")
        case .kiosks: Term(rawValue, "自助终端", "kiosks")
        case .superiorElements: Term(rawValue, "上级要素", "elements of superiors")
        case .platformUse: Term(rawValue, "平台应用", "use of the platform")
        case .queues: Term(rawValue, "排队取号", "queue tickets")
        }
    }
}
