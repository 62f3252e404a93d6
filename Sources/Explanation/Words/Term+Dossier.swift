package import ServiceModel

extension CaseState {
    package var term: Term {
        switch self {
        case .draft: CaseStage.draft.term
        case .collected: CaseStage.collected.term
        case .received: CaseStage.received.term
        case .correcting: CaseStage.correcting.term
        case .accepted: CaseStage.accepted.term
        case .acceptedDeferred: Term(rawValue, "容缺受理", "accepted with gaps")
        case .processing: CaseStage.processing.term
        case .special: Term(rawValue, "特别程序", "in a special procedure")
        case .withdrawing: Term(rawValue, "撤件待确认", "withdrawal to be confirmed")
        case .approved: CaseStage.approved.term
        case .approvedDeferred: Term(rawValue, "办结（容缺通过）", "approved with gaps")
        case .denied: CaseStage.denied.term
        case .notAccepted: CaseStage.notAccepted.term
        case .withdrawn: CaseStage.withdrawn.term
        case .returned: CaseStage.returned.term
        case .revoked: CaseStage.revoked.term
        }
    }
}

extension SpecialProcedure {
    package var term: Term {
        switch self {
        case .hearing: Term("hearing", "听证", "hearing")
        case .tender: Term("tender", "招标", "tender")
        case .auction: Term("auction", "拍卖", "auction")
        case .inspection: Term("inspection", "检验", "inspection")
        case .testing: Term("testing", "检测", "testing")
        case .quarantine: Term("quarantine", "检疫", "quarantine")
        case .appraisal: Term("appraisal", "鉴定", "appraisal")
        case .expertReview: Term("expertReview", "专家评审", "expert review")
        case .publication: Term("publication", "公示", "publication")
        case .other: Term("other", "其他", "other")
        }
    }
}

extension MaterialVerification.Means {
    package var term: Term {
        switch self {
        case .network: Term("network", "部门间网络核验", "checked with another department")
        case .ownRecords: Term("own", "部门内部核查", "checked in own records")
        case .certificate: Term("certificate", "电子证照", "electronic certificate")
        case .original: Term("original", "核对原件", "original sighted")
        }
    }
}

extension Mandate.Kind {
    package var term: Term {
        switch self {
        case .agency: Term("agency", "代办", "agency")
        case .proxy: Term("proxy", "代理", "proxy")
        }
    }
}

extension Mandate.Act {
    package var term: Term {
        switch self {
        case .submit: Term("submit", "提交申请", "apply")
        case .correct: Term("correct", "补正材料", "correct")
        case .receiveNotices: Term("notices", "接收通知", "take notices")
        case .collectResult: Term("result", "领取结果", "collect the result")
        case .withdraw: Term("withdraw", "申请撤件", "withdraw")
        }
    }
}

extension Delivery.Method {
    package var term: Term {
        switch self {
        case .window: Term("window", "窗口领取", "at the window")
        case .post: Term("post", "邮寄送达", "by post")
        case .electronic: Term("electronic", "电子送达", "electronically")
        case .agent: Term("agent", "代办员送达", "by the agent")
        case .locker: Term("locker", "自助取件", "from a locker")
        }
    }
}

extension Delivery.Receiver {
    package var term: Term {
        switch self {
        case .applicant: Term("applicant", "申请人本人", "the applicant")
        case .proxy: Term("proxy", "代理人", "the proxy")
        }
    }
}

extension CaseLink.Kind {
    package var term: Term {
        switch self {
        case .followsUp: Term("followsUp", "后续办件", "follows up")
        case .answers: Term("answers", "协办", "answers a request of")
        case .memberOf: Term("memberOf", "一件事成员", "is a member of")
        case .duplicateOf: Term("duplicateOf", "合并办件", "is a duplicate of")
        }
    }
}

extension Evaluation.Grade {
    package var term: Term {
        switch self {
        case .excellent: Term("excellent", "非常满意", "very content")
        case .good: Term("good", "满意", "content")
        case .fair: Term("fair", "基本满意", "fairly content")
        case .poor: Term("poor", "不满意", "not content")
        case .bad: Term("bad", "非常不满意", "not content at all")
        }
    }
}

extension Evaluation.Channel {
    package var term: Term {
        switch self {
        case .computer: Term("computer", "电脑端", "computer")
        case .mobile: Term("mobile", "移动端", "mobile")
        case .code: Term("code", "二维码", "QR code")
        case .tablet: Term("tablet", "大厅平板", "tablet in the hall")
        case .terminal: Term("terminal", "大厅其他终端", "terminal in the hall")
        case .telephone: Term("telephone", "电话", "telephone")
        case .message: Term("message", "短信", "text message")
        }
    }
}
