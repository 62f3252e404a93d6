/// What the county offers a service point: to handle a matter this far, on these terms (赋权要约).
///
/// Offers of one matter to one point are numbered; an answer names the version it answers, so that
/// declining version n says nothing about n + 1.
public struct DelegationOffer: Hashable, Sendable {
    /// The matter, in every version of its text.
    public let matter: MatterCode
    /// To whom.
    public let point: ServicePointID
    /// Counts the offers of this matter to this point from 1.
    public let version: Int
    /// How far the point would take the matter.
    public let mode: HandlingMode
    /// The county's day of the offer.
    public let offeredOn: Day
    /// The last day for an answer.
    public let replyBy: Day
    /// The last day of the delegation (授权期限); nil if it has no end.
    public let until: Day?
    /// What an acceptance must show, ascending, each once.
    public let checks: [CapabilityItem]
    /// Cases of trial before the county activates; 0 for no trial.
    public let trialCases: Int
    /// Code of the department that delegates; may be empty.
    public let department: String
    /// Number of the document that says so (文号); may be empty.
    public let document: String
    /// What training comes with it; may be empty.
    public let training: String
    /// What service the citizen may expect (服务标准); may be empty.
    public let serviceLevel: String
    /// Anything else; may be empty.
    public let note: String

    /// The most characters of one of its texts.
    public static let longestText = 500
    /// The most cases a trial may take.
    public static let mostTrialCases = 1_000

    /// States an offer; checks are put in order, each once.
    public init(
        matter: MatterCode,
        point: ServicePointID,
        version: Int,
        mode: HandlingMode,
        offeredOn: Day,
        replyBy: Day,
        until: Day? = nil,
        checks: [CapabilityItem] = CapabilityItem.allCases,
        trialCases: Int = DelegationRules().trialCases,
        department: String = "",
        document: String = "",
        training: String = "",
        serviceLevel: String = "",
        note: String = ""
    ) {
        self.matter = matter
        self.point = point
        self.version = version
        self.mode = mode
        self.offeredOn = offeredOn
        self.replyBy = replyBy
        self.until = until
        self.checks = Set(checks).sorted()
        self.trialCases = trialCases
        self.department = department
        self.document = document
        self.training = training
        self.serviceLevel = serviceLevel
        self.note = note
    }

    /// Days from the end of the answering time to `day`; nil while it runs.
    public func daysUnanswered(on day: Day) -> Int? {
        day > replyBy ? Int(day.number - replyBy.number) : nil
    }

    /// Why the county may not make this offer; nil if it may.
    ///
    /// The law's bounds: what is delegated to a township is not handed on, so a village never gets
    /// more of a licence than taking it in (行政许可法 art. 24), and a village accepts nothing but
    /// public services by itself.
    public func fault(of matter: Matter, at point: ServicePoint) -> DelegationFault? {
        switch point.tier {
        case .county: return .countyItself
        case .village where mode > .agency && matter.type != .publicService:
            return .beyondLevel(point.tier, matter.type, mode)
        case .township, .village: break
        }
        if replyBy < offeredOn { return .dayPassed(replyBy) }
        if let until, until < replyBy { return .dayPassed(until) }
        let texts = [department, document, training, serviceLevel, note]
        guard texts.allSatisfy({ $0.unicodeScalars.count <= Self.longestText }) else {
            return .textTooLong(limit: Self.longestText)
        }
        guard (0...Self.mostTrialCases).contains(trialCases) else {
            return .tooManyTrialCases(limit: Self.mostTrialCases)
        }
        return nil
    }
}
