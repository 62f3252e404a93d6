package import ServiceModel

extension DeadlineKind {
    package var term: Term {
        switch self {
        case .statutory: Term("statutory", "法定时限", "statutory limit")
        case .promised: Term("promised", "承诺时限", "promised limit")
        case .telling: Term("telling", "五日告知", "telling the applicant")
        case .handOver: Term("handOver", "移交", "handing over")
        case .supplement: Term("supplement", "容缺补齐", "papers to follow")
        case .delivery: Term("delivery", "送达", "delivery")
        }
    }
}

extension CaseLight.Colour {
    package var term: Term {
        switch self {
        case .red: Term("red", "红", "red")
        case .yellow: Term("yellow", "黄", "yellow")
        case .green: Term("green", "绿", "green")
        case .grey: Term("grey", "灰", "grey")
        }
    }
}

extension CaseLight.Reason {
    package var term: Term {
        switch self {
        case .late: Term("late", "超期", "late")
        case .lateByMerge: Term("lateByMerge", "超期（系统合并）", "late by a merge")
        case .soon: Term("soon", "快到期", "due soon")
        case .inTime: Term("inTime", "在期限内", "in time")
        case .paused: Term("paused", "特别程序中，不计时", "paused")
        case .correcting: Term("correcting", "等申请人补正", "waits for the applicant")
        case .draft: Term("draft", "还没接件", "not received yet")
        case .unknownLimits: Term("unknownLimits", "本机没有事项，不知时限", "limits not known here")
        case .ended: Term("ended", "已结束", "ended")
        }
    }
}

extension CaseLight {
    /// Colour and days in a few characters, for a list.
    package var brief: Wording {
        guard let deadline else {
            return Wording(
                "\(colour.term.wording.chinese) \(reason.term.wording.chinese)",
                "\(colour.term.wording.english), \(reason.term.wording.english)"
            )
        }
        let days = deadline.left
        return reason == .late || reason == .lateByMerge
            ? Wording("红 超 \(max(-days, 0)) 日", "red, \(max(-days, 0)) d late")
            : Wording(
                "\(colour.term.wording.chinese) 剩 \(days) 日",
                "\(colour.term.wording.english), \(days) d left"
            )
    }
}

extension DeadlineParameter {
    package var term: Term {
        switch self {
        case .tellWithin: Term(rawValue, "告知时限", "to tell the applicant")
        case .handOverWithin: Term(rawValue, "代收移交时限", "to hand over what an agent took")
        case .handOverAlarm: Term(rawValue, "移交提醒", "reminder to hand over, after")
        case .deliverWithin: Term(rawValue, "送达时限", "to deliver a decision")
        case .longestExtension: Term(rawValue, "延长审批最多", "longest extension")
        case .yellowFrom: Term(rawValue, "黄灯起于剩余", "yellow light from, left")
        }
    }
}
