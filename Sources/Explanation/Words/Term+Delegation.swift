package import ServiceModel

extension DelegationStage {
    /// How far a delegation has come.
    package var term: Term {
        switch self {
        case .drafted: Term("drafted", "草拟", "drafted")
        case .offered: Term("offered", "待答复", "offered")
        case .assessing: Term("assessing", "评估中", "being assessed")
        case .accepted: Term("accepted", "已接", "accepted")
        case .conditionallyAccepted:
            Term("conditionallyAccepted", "有条件接", "accepted with conditions")
        case .declined: Term("declined", "不接", "declined")
        case .training: Term("training", "培训中", "training")
        case .trial: Term("trial", "试运行", "on trial")
        case .active: Term("active", "启用", "active")
        case .suspended: Term("suspended", "暂停", "suspended")
        case .recalled: Term("recalled", "已收回", "recalled")
        case .expired: Term("expired", "已到期", "expired")
        case .superseded: Term("superseded", "已有新要约", "superseded")
        }
    }
}

extension DelegationMove {
    /// What the county does.
    package var term: Term {
        switch self {
        case .offer: Term("offer", "要约", "offer")
        case .train: Term("train", "培训", "train")
        case .startTrial: Term("trial", "试运行", "trial")
        case .activate: Term("activate", "启用", "activate")
        case .suspend: Term("suspend", "暂停", "suspend")
        case .resume: Term("resume", "恢复", "resume")
        case .recall: Term("recall", "收回", "recall")
        case .expire: Term("expire", "到期", "expire")
        }
    }
}

extension DelegationAnswer.Kind {
    /// What the point says.
    package var term: Term {
        switch self {
        case .assess: Term("assess", "评估", "assess")
        case .accept: Term("accept", "接", "accept")
        case .decline: Term("decline", "不接", "decline")
        case .withdraw: Term("withdraw", "收回答复", "withdraw")
        }
    }
}

extension CapabilityItem {
    /// What a point must show.
    package var term: Term {
        switch self {
        case .staff: Term("staff", "人员（A/B岗）", "staff and backup")
        case .training: Term("training", "培训合格", "training passed")
        case .systemAccess: Term("systemAccess", "系统账号", "system access")
        case .network: Term("network", "设备网络", "device and network")
        case .seal: Term("seal", "印章", "seal")
        case .countyContact: Term("countyContact", "县级联系人", "county contact")
        case .guide: Term("guide", "办事指南", "guide complete")
        case .sampleCase: Term("sampleCase", "样件", "sample case passed")
        }
    }

    /// The item a person names by its token or its Chinese name.
    package init?(named name: String) {
        guard
            let item = Self.allCases.first(where: {
                $0.term.token.lowercased() == name.lowercased() || $0.term.wording.chinese == name
            })
        else { return nil }
        self = item
    }
}

extension DeclineReason {
    /// Why a point declines.
    package var term: Term {
        switch self {
        case .noStaff: Term("noStaff", "无人接", "nobody to do it")
        case .noCapability: Term("noCapability", "接不住", "not able to")
        case .unwilling: Term("unwilling", "不愿接", "not willing")
        case .noLegalBasis: Term("noLegalBasis", "缺法律依据", "no legal basis")
        case .noSystem: Term("noSystem", "缺系统", "no system")
        case .other: Term("other", "其他", "other")
        }
    }

    /// The reason a person names by its token or its Chinese name.
    package init?(named name: String) {
        guard
            let reason = Self.allCases.first(where: {
                $0.term.token.lowercased() == name.lowercased() || $0.term.wording.chinese == name
            })
        else { return nil }
        self = reason
    }
}

extension DelegationStanding {
    /// How far a point may go, 代收转办 told apart from 代办; nil if it may not handle the matter.
    package var term: Term? {
        isFallback ? Term("fallback", "代收转办", "take in and pass on") : mode?.term
    }
}
