package import ServiceModel
package import Storage

extension CaseStage {
    package var term: Term {
        switch self {
        case .draft: Term("draft", "草稿", "draft")
        case .received: Term("received", "已接件", "received")
        case .withdrawn: Term("withdrawn", "已撤件", "withdrawn")
        case .accepted: Term("accepted", "已受理", "accepted")
        case .notAccepted: Term("notAccepted", "不予受理", "not accepted")
        case .correcting: Term("correcting", "补正中", "being corrected")
        case .processing: Term("processing", "办理中", "processing")
        case .approved: Term("approved", "办结（通过）", "approved")
        case .denied: Term("denied", "办结（不通过）", "denied")
        case .returned: Term("returned", "退件", "returned")
        case .revoked: Term("revoked", "撤销", "revoked")
        case .collected: Term("collected", "代收件", "collected by the agent")
        }
    }
}

extension Transition {
    package var term: Term {
        switch self {
        case .receive: Term("receive", "接件", "receive")
        case .requestCorrection: Term("correct", "补正告知", "ask for correction")
        case .supplyCorrection: Term("supply", "补正完成", "supply correction")
        case .accept: Term("accept", "受理", "accept")
        case .startProcessing: Term("process", "开始办理", "start processing")
        case .approve: Term("approve", "办结（通过）", "approve")
        case .deny: Term("deny", "办结（不通过）", "deny")
        case .refuseAcceptance: Term("refuseAcceptance", "不予受理", "refuse acceptance")
        case .withdraw: Term("withdraw", "撤件", "withdraw")
        case .collect: Term("collect", "代收", "collect as agent")
        case .revoke: Term("revoke", "撤销", "revoke")
        case .closeUnkept: Term("close", "退件", "close for missing materials")
        }
    }
}

extension Transition {
    /// The subcommand of `tongban case` that takes this step.
    package var command: String {
        switch self {
        case .approve: "decide --approve"
        case .deny: "decide --deny"
        case .refuseAcceptance: "decide --refuse-acceptance"
        case .collect: Transition.receive.term.token
        case .receive, .requestCorrection, .supplyCorrection, .accept, .startProcessing,
            .withdraw, .revoke, .closeUnkept:
            term.token
        }
    }
}

extension CaseField {
    package var term: Term {
        switch self {
        case .applicant: Term("applicant", "申请人", "applicant")
        case .phone: Term("phone", "联系电话", "phone")
        case .address: Term("address", "地址", "address")
        case .bankAccount: Term("bankAccount", "银行账号", "bank account")
        case .amount: Term("amount", "金额", "amount")
        case .summary: Term("summary", "摘要", "summary")
        }
    }

    /// The field a person names by its token or its Chinese name.
    package init?(named name: String) {
        guard
            let field = Self.allCases.first(where: {
                $0.term.token.lowercased() == name.lowercased() || $0.term.wording.chinese == name
            })
        else { return nil }
        self = field
    }
}

extension HandlingMode {
    package var term: Term {
        switch self {
        case .agency: Term("agency", "代办", "agency")
        case .acceptance: Term("acceptance", "受理", "acceptance")
        case .decision: Term("decision", "办结", "decision")
        }
    }
}

extension MatterStatus {
    package var term: Term {
        switch self {
        case .inUse: Term("inUse", "在用", "in use")
        case .suspended: Term("suspended", "暂停", "suspended")
        case .withdrawn: Term("withdrawn", "取消", "withdrawn")
        }
    }
}

extension Tier {
    package var term: Term {
        switch self {
        case .county: Term("county", "县", "county")
        case .township: Term("township", "乡镇", "township")
        case .village: Term("village", "村", "village")
        }
    }
}

extension Custody {
    package var term: Term {
        switch self {
        case .here: Term("here", "本机", "here")
        case .township: Term("township", "乡镇", "township")
        case .county: Term("county", "县", "county")
        }
    }
}

extension MaterialNecessity {
    package var term: Term {
        switch self {
        case .required: Term("required", "必要", "required")
        case .optional: Term("optional", "非必要", "optional")
        case .deferrable: Term("deferrable", "可容缺", "deferrable")
        }
    }
}

extension MaterialForm {
    package var term: Term {
        switch self {
        case .original: Term("original", "原件", "original")
        case .copy: Term("copy", "复印件", "copy")
        case .electronic: Term("electronic", "电子", "electronic")
        }
    }
}
