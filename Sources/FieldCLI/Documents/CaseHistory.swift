import Explanation
import Replication
import ServiceModel
import ServiceRecords
import Storage

/// The story of a case in causal order: every entry with its author, what it changed, and what became
/// of it; what lost is told with what it lost to.
struct CaseHistory: Document {
    let number: String
    let stage: Term
    let frozen: Bool
    let steps: [Step]

    /// One entry.
    struct Step: Encodable, Sendable {
        let author: EntryAuthor
        let deeds: [Deed]
        /// `effective`, `superseded`, `withdrawn` or `refused`.
        let standing: Term
        /// Why it does not act, if it does not.
        let reason: Term?
        /// The entry it gave way to, rests on or was withdrawn by, if one can be named.
        let by: String?
        /// When the county ruled on it, by the county's clock.
        let ruledAt: LocalTime?
        /// The county's word that a refused entry counts after all.
        let released: Release?
    }

    /// A release.
    struct Release: Encodable, Sendable {
        let at: LocalTime
        let `operator`: String?
        let role: Term?
    }

    /// One fact of an entry.
    struct Deed: Encodable, Sendable {
        let kind: String
        var field: Term?
        /// The key of the matter's form that was answered.
        var key: String?
        /// What the field held as the author saw it, masked.
        var before: [String]?
        /// What was written, masked.
        var after: String?
        /// The entry that took this value's place, if one did.
        var replacedBy: String?
        var transition: Term?
        var materials: [Int]?
        var text: String?
        /// What was put on file, if something was.
        var fact: Term?
        /// The entries a settlement superseded, set aside or took back.
        var entries: [String]?
    }
}
