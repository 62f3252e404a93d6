/// What is on file about a case beside its stage: promises, procedures, mandates, hand-overs.
///
/// Facts never move a case. They are kept for ever, and each is read together with the facts its
/// author knew, see ``Dossier``. Numbers of the written form are in `Protocol/records.proto`.
public enum CaseFact: Hashable, Sendable {
    /// 容缺承诺: accepted though these materials are missing; stands beside the acceptance.
    case promised(DeferralPromise)
    /// The promised materials with these numbers, ascending, were handed in.
    case promiseKept([Int])
    /// 容缺展期: the materials with these numbers may follow until another day.
    case promiseExtended([Int], until: Day, reason: String)
    /// The materials that were not handed in; stands beside the closing of the case for it.
    case promiseBroken([Int])
    /// 核验: how far a material can be relied on without the paper, or in spite of it.
    case materialVerified(MaterialVerification)
    /// 特别程序开始: time that does not count begins.
    case specialBegan(SpecialProcedure, reason: String)
    /// 特别程序结束; the note may be empty.
    case specialEnded(note: String)
    /// 延长审批: the limit is longer by so many working days.
    case extended(WorkingDays, reason: String)
    /// 告知承诺: the applicant states in writing what would otherwise have to be proved.
    case committed(Commitment)
    /// 事后核查 of the commitment with this name.
    case commitmentChecked(EntryName, kept: Bool, note: String)
    /// 委托: somebody else may act for the applicant.
    case mandateGiven(Mandate)
    /// The mandate with this name ended; the reason may be empty.
    case mandateEnded(EntryName, reason: String)
    /// 移交: papers left for another point; the note may be empty.
    case handedOver(materials: [Int], to: ServicePointID, note: String)
    /// 签收 of the hand-over with this name; what was missing, ascending. The note may be empty.
    case handOverAcknowledged(EntryName, missing: [Int], note: String)
    /// 送达 of the result.
    case delivered(Delivery)
    /// 申请撤件 after acceptance: who holds the case must answer it.
    case withdrawalRequested(reason: String)
    /// The applicant stays with the application after all.
    case withdrawalDropped(reason: String)
    /// Approved although these promised materials were still missing; beside the decision.
    case decidedWithGaps([Int])
    /// 关联: the case has to do with another one.
    case linked(CaseLink)
    /// 办件编号 that an authority gave it.
    case numbered(OfficialNumber)
    /// 评价 by the applicant.
    case evaluated(Evaluation)
    /// 归档; the note may be empty.
    case archived(note: String)
}

/// The papers that may follow an acceptance with gaps (容缺受理), as the applicant was told.
public struct DeferralPromise: Hashable, Sendable {
    /// Numbers of the materials, ascending, at least one.
    public let materials: [Int]
    /// The last day on which they may be handed in, as told; what is told is never recomputed.
    public let due: Day
    /// The words of the promise (容缺承诺书).
    public let text: String

    /// States a promise; the order of `materials` does not matter.
    public init(materials: some Sequence<Int>, due: Day, text: String) {
        self.materials = Set(materials).sorted()
        self.due = due
        self.text = text
    }
}

/// What was found out about a material (材料核验).
public struct MaterialVerification: Hashable, Sendable {
    /// Number of the material.
    public let material: Int
    /// By which means.
    public let means: Means
    /// Whether it may be relied on.
    public let isValid: Bool
    /// The day as of which that was known; a copy of a register may be older than the case.
    public let asOf: Day

    /// How a material is verified.
    public enum Means: UInt8, CaseIterable, Sendable {
        /// 部门间网络核验.
        case network = 1
        /// 部门内部核查.
        case ownRecords = 2
        /// 电子证照.
        case certificate = 3
        /// 核对原件.
        case original = 4
    }

    /// States what was found out.
    public init(material: Int, means: Means, isValid: Bool, asOf: Day) {
        self.material = material
        self.means = means
        self.isValid = isValid
        self.asOf = asOf
    }
}

/// A procedure whose time does not count (行政许可法 art. 45); the code list is the law's own.
public enum SpecialProcedure: UInt8, CaseIterable, Sendable {
    /// 听证.
    case hearing = 1
    /// 招标.
    case tender = 2
    /// 拍卖.
    case auction = 3
    /// 检验.
    case inspection = 4
    /// 检测.
    case testing = 5
    /// 检疫.
    case quarantine = 6
    /// 鉴定.
    case appraisal = 7
    /// 专家评审.
    case expertReview = 8
    /// 公示.
    case publication = 9
    /// 其他.
    case other = 15
}
