/// What happened to a case, as far as time limits ask: facts only, nothing computed.
///
/// Facts stand in causal order, never in the order of anybody's clock, and are those that acted:
/// what was superseded or refused has no place here.
public struct CaseTimeline: Hashable, Sendable {
    /// The time the law allows for the pinned matter, and the time the county promises.
    public struct Limits: Hashable, Sendable {
        /// 法定办结时限; none if the list states none.
        public let statutory: WorkingDays
        /// 承诺办结时限; none for a matter handled while the citizen waits.
        public let promised: WorkingDays

        /// States the limits.
        public init(statutory: WorkingDays, promised: WorkingDays) {
            self.statutory = statutory
            self.promised = promised
        }
    }

    /// One fact.
    public struct Fact: Hashable, Sendable {
        /// What happened.
        public let event: CaseEvent
        /// When.
        public let moment: ClaimedMoment
        /// Who wrote it: a number that is the same for one author and means nothing else.
        public let author: Int64

        /// States a fact.
        public init(_ event: CaseEvent, at moment: ClaimedMoment, by author: Int64 = 0) {
            self.event = event
            self.moment = moment
            self.author = author
        }
    }

    /// The limits of the matter in the version the case pins; nil if that is not held here.
    public var limits: Limits?
    /// What happened, in causal order.
    public var facts: [Fact]
    /// Who may decide, as ``Fact/author`` names him; nil if nobody that has written.
    public var holder: Int64?
    /// What the citizen was told, oldest first.
    public var told: [ToldDate]
    /// Whether the program records deliveries; where it does not, none can be missed.
    public var recordsDelivery: Bool

    /// Gathers what limits are reckoned from.
    public init(
        limits: Limits?,
        facts: [Fact],
        holder: Int64? = nil,
        told: [ToldDate] = [],
        recordsDelivery: Bool = false
    ) {
        self.limits = limits
        self.facts = facts
        self.holder = holder
        self.told = told
        self.recordsDelivery = recordsDelivery
    }
}

/// Something that starts, stops, lengthens or ends a time limit.
public enum CaseEvent: Hashable, Sendable {
    /// 代收: an agent collected the papers for the applicant; no limit of the authority begins.
    case receivedByAgent
    /// 移交: the agent handed the papers over.
    case handedOver
    /// 接件: the authority received the application.
    case receivedByAuthority
    /// 补正告知: the applicant was told what is missing.
    case correctionRequested
    /// 补正完成: what these notices asked for was handed in. Positions in ``CaseTimeline/facts``.
    case correctionSupplied(answering: [Int])
    /// 受理; with gaps if papers may follow later (容缺受理).
    case accepted(withGaps: Bool)
    /// 不予受理.
    case acceptanceRefused
    /// 特别程序开始: hearing, inspection, expert opinion and the like.
    case specialBegan
    /// 特别程序结束 of these beginnings. Positions in ``CaseTimeline/facts``; none if the beginning
    /// was never recorded.
    case specialEnded([Int])
    /// 延长审批, by so many working days.
    case extended(WorkingDays)
    /// 容缺后补: a paper was promised by a day.
    case promised(material: Int, by: Day)
    /// 容缺展期: a promised paper may come until a later day.
    case promiseExtended(material: Int, by: Day)
    /// A promised paper was handed in.
    case supplied(material: Int)
    /// 办结: the authority decided, at a desk of this level.
    case decided(approved: Bool, at: Tier)
    /// 送达.
    case delivered
    /// 撤件.
    case withdrawn
    /// 退件: closed because what was promised never came.
    case returned
    /// 撤销: an approval was revoked.
    case revoked
    /// 评价 by the applicant, as far as it counts: the last word on each visit.
    case evaluated(isBad: Bool)
}
