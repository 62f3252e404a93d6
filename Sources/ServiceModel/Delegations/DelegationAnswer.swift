/// What a service point says about an offer to it; an entry of its own status, on which the county
/// acts.
public struct DelegationAnswer: Hashable, Sendable {
    /// The matter.
    public let matter: MatterCode
    /// Which version of the offer it answers.
    public let version: Int
    /// What it says.
    public let word: Word
    /// When, by the author's clock, seconds since 1970; evidence and display only.
    public let claimedAt: Int64

    /// What a point can say.
    public enum Word: Hashable, Sendable {
        /// 评估中: it is looking into it.
        case assess
        /// 接: with each item the offer asks for; conditional while some are due.
        case accept([CapabilityCheck])
        /// 不接, and why.
        case decline(DeclineReason, text: String)
        /// Takes back what it said; of a delegation that has begun, asks the county to take it back.
        case withdraw(text: String)
    }

    /// What kind of word it is; raw values are written into records and never change their meaning.
    public enum Kind: UInt8, CaseIterable, Sendable {
        /// Looking into it.
        case assess = 1
        /// Accepts.
        case accept = 2
        /// Declines.
        case decline = 3
        /// Takes back.
        case withdraw = 4
    }

    /// States an answer.
    public init(matter: MatterCode, version: Int, word: Word, claimedAt: Int64) {
        self.matter = matter
        self.version = version
        self.word = word
        self.claimedAt = claimedAt
    }

    /// What kind of word it is.
    public var kind: Kind {
        switch word {
        case .assess: .assess
        case .accept: .accept
        case .decline: .decline
        case .withdraw: .withdraw
        }
    }

    /// The items it promises for later, ascending; empty unless it accepts with conditions.
    public var openChecks: [CapabilityCheck] {
        guard case .accept(let checks) = word else { return [] }
        return checks.filter { $0.due != nil }.sorted { $0.item < $1.item }
    }

    /// What is wrong with it as an answer to `offer` on `day`; nil if it can be given.
    ///
    /// An acceptance shows each item the offer asks for, once: by evidence and who says so, or by
    /// the day on which it will be met.
    public func fault(to offer: DelegationOffer, on day: Day) -> DelegationFault? {
        switch word {
        case .assess: return nil
        case .withdraw(let text): return Self.fault(in: text)
        case .decline(let reason, let text):
            if reason == .other, text.isBlank { return .reasonMissing }
            return Self.fault(in: text)
        case .accept(let checks):
            let items = checks.map(\.item)
            if let stray = items.first(where: { !offer.checks.contains($0) }) {
                return .checkNotAsked(stray)
            }
            if let twice = items.first(where: { item in items.count { $0 == item } > 1 }) {
                return .checkNotAsked(twice)
            }
            let missing = offer.checks.filter { !items.contains($0) }
            guard missing.isEmpty else { return .checksMissing(missing) }
            return checks.lazy.compactMap { Self.fault(in: $0, on: day) }.first
        }
    }

    private static func fault(in check: CapabilityCheck, on day: Day) -> DelegationFault? {
        switch check.finding {
        case .met(let evidence, let person):
            if evidence.isBlank || person.isBlank { return .evidenceMissing(check.item) }
            return fault(in: evidence) ?? fault(in: person)
        case .due(let due, let plan):
            return due < day ? .dayPassed(due) : fault(in: plan)
        }
    }

    private static func fault(in text: String) -> DelegationFault? {
        text.unicodeScalars.count <= DelegationOffer.longestText
            ? nil : .textTooLong(limit: DelegationOffer.longestText)
    }
}

/// Why a point declines: 无人接、接不住、不愿接 are different troubles with different remedies.
///
/// Raw values are written into records and never change their meaning.
public enum DeclineReason: UInt8, CaseIterable, Sendable {
    /// 无人接: nobody there to do it.
    case noStaff = 1
    /// 接不住: somebody, but not able to.
    case noCapability = 2
    /// 不愿接.
    case unwilling = 3
    /// 缺法律依据.
    case noLegalBasis = 4
    /// 缺系统.
    case noSystem = 5
    /// 其他; the text says what.
    case other = 9
}
