public import Replication
public import ServiceModel

/// How each field of a case merges, and why; the one place to look it up.
///
/// | part of a case | merge rule | reason |
/// |---|---|---|
/// | applicant | multi-value | a wrong identity is worse than a delay: a person must choose |
/// | bank account | multi-value | money goes there; a person must choose |
/// | amount | multi-value | money; a person must choose |
/// | phone | register, latest shown | a contact changes often; whoever spoke to the citizen last knows |
/// | address | register, closest to the applicant shown | the village knows where people live |
/// | summary | register, highest level shown | the handling office words the file |
/// | answers of the form | register each, latest shown | whoever asked last knows; no key is marked yet |
/// | materials | add-wins set | a paper someone holds is held, whoever did not see it |
/// | progress | flow (see `Flow`) | the workflow decides, never the later writer |
/// | notes, correction notices | grow-only log | what was said stays said |
/// | dates told to the citizen | grow-only log | what was told stays told, whatever is recomputed |
/// | decision right | chain of moves | at most one holder; see `DecisionRight` |
///
/// Every register keeps all causally maximal writes; the policy only chooses the one *shown*.
public struct CaseFieldPolicy: Sendable {
    /// Which of several concurrent writes is shown first.
    public let shown: ShownWritePolicy
    /// Whether several different concurrent writes are an open conflict that a person settles.
    public let needsChoice: Bool

    /// The policy of every answer of a form.
    public static let answer = CaseFieldPolicy(shown: .latest, needsChoice: false)

    /// The policy of `field`.
    public static func of(_ field: CaseField) -> CaseFieldPolicy {
        switch field {
        case .applicant: CaseFieldPolicy(shown: .highestLevel, needsChoice: true)
        case .bankAccount: CaseFieldPolicy(shown: .highestLevel, needsChoice: true)
        case .amount: CaseFieldPolicy(shown: .highestLevel, needsChoice: true)
        case .phone: CaseFieldPolicy(shown: .latest, needsChoice: false)
        case .address: CaseFieldPolicy(shown: .closestToApplicant, needsChoice: false)
        case .summary: CaseFieldPolicy(shown: .highestLevel, needsChoice: false)
        }
    }
}
