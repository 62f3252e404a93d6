/// What an applicant states in writing instead of proving it (告知承诺).
public struct Commitment: Hashable, Sendable {
    /// Numbers of the materials it stands for, ascending; may be empty.
    public let materials: [Int]
    /// The words of the commitment.
    public let text: String
    /// The last day for checking it (事后核查期限); nil if no check is foreseen.
    public let checkBy: Day?

    /// States a commitment; the order of `materials` does not matter.
    public init(materials: some Sequence<Int>, text: String, checkBy: Day?) {
        self.materials = Set(materials).sorted()
        self.text = text
        self.checkBy = checkBy
    }
}

/// Who may act for the applicant, in what, and until when (授权委托).
public struct Mandate: Hashable, Sendable {
    /// What kind of mandate.
    public enum Kind: UInt8, CaseIterable, Sendable {
        /// 代办: the agent of the service point.
        case agency = 1
        /// 代理: a person of the applicant's choice.
        case proxy = 2
    }

    /// What a mandate allows.
    public enum Act: UInt8, CaseIterable, Comparable, Sendable {
        /// 提交申请.
        case submit = 1
        /// 补正材料.
        case correct = 2
        /// 接收通知.
        case receiveNotices = 3
        /// 领取结果.
        case collectResult = 4
        /// 申请撤件.
        case withdraw = 5

        public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
    }

    /// What kind.
    public let kind: Kind
    /// The person; nil for the agent on duty at the point where the case was opened.
    public let person: Applicant?
    /// Where the person is called; may be empty.
    public let phone: String
    /// What it allows, ascending, at least one.
    public let acts: [Act]
    /// Its last day; nil if it ends with the case.
    public let until: Day?

    /// States a mandate; the order of `acts` does not matter.
    public init(
        kind: Kind,
        person: Applicant?,
        phone: String,
        acts: some Sequence<Act>,
        until: Day?
    ) {
        self.kind = kind
        self.person = person
        self.phone = phone
        self.acts = Set(acts).sorted()
        self.until = until
    }

    /// What is wrong with it; nil if it can stand.
    var fault: MandateFault? {
        if acts.isEmpty { return .allowsNothing }
        switch (kind, person) {
        case (.proxy, nil): return .personMissing
        case (_, let person?):
            if CaseField.applicant.fault(in: .applicant(person)) != nil { return .personUnfit }
        case (.agency, nil): break
        }
        return CaseField.phone.fault(in: .text(phone)) == nil ? nil : .phoneUnfit
    }
}

/// What is wrong with a mandate; it never carries personal data.
public enum MandateFault: Hashable, Sendable {
    /// It allows no act.
    case allowsNothing
    /// A proxy must be named.
    case personMissing
    /// The person's name or number does not fit.
    case personUnfit
    /// The telephone number does not fit.
    case phoneUnfit
}
