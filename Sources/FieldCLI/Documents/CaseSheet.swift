import Explanation
import Replication
import ServiceModel
import ServiceRecords
import Storage

/// Everything one replica knows of a case.
struct CaseSheet: Document {
    let number: String
    let stage: Term
    let frozen: Bool
    let matter: MatterName
    let point: PointName
    let openedAt: LocalTime
    let custody: Term
    /// Its time limits today.
    let clock: ClockSheet
    let decision: Decision
    let fields: [Field]
    let answers: [Answered]
    let materials: [Paper]
    let history: [Step]

    /// The matter the case pins.
    struct MatterName: Encodable, Sendable {
        let code: String
        let name: String
        let version: Int
        /// The version as its publisher writes it.
        let versionText: String
        let promisedDays: Int?
    }

    /// A service point, as far as the register names it.
    struct PointName: Encodable, Sendable {
        let number: UInt32
        let name: String
        let division: String?
        let tier: Term?
    }

    /// Who may decide.
    struct Decision: Encodable, Sendable {
        /// The point whose deciding device holds the right; nil if the register names none.
        let point: PointName?
        /// The replica that holds it, in short.
        let replica: String?
        /// Whether it is here and may be used.
        let here: Bool
    }

    /// A field that was filled in, with the write that is shown.
    struct Field: Encodable, Sendable {
        let field: Term
        let value: String
        let tier: Term?
        let point: String?
        let writtenAt: LocalTime?
        /// Whether a person must settle it; in a case that has ended nobody can.
        let conflict: Bool
        /// The other writes of the same time if they differ, kept and visible.
        let others: [Write]

        /// Who wrote the value that is shown, and when.
        var writer: String { Write(value, tier, point, writtenAt).writer }
    }

    /// An answer of the form, with the write that is shown.
    struct Answered: Encodable, Sendable {
        let key: String
        let value: String
        let tier: Term?
        let point: String?
        let writtenAt: LocalTime?
        /// The other writes of the same time if they differ, kept and visible.
        let others: [Write]
    }

    /// A value with who wrote it, and when its author's clock says so.
    struct Write: Encodable, Sendable {
        let value: String
        let tier: Term?
        let point: String?
        let writtenAt: LocalTime?

        init(_ value: String, _ tier: Term?, _ point: String?, _ writtenAt: LocalTime?) {
            self.value = value
            self.tier = tier
            self.point = point
            self.writtenAt = writtenAt
        }

        /// Level, point and time in one piece.
        var writer: String {
            [tier?.shown, point, writtenAt?.shown].compactMap { $0 }.joined(separator: " ")
        }
    }

    /// A paper the matter asks for.
    struct Paper: Encodable, Sendable {
        let number: Int
        let name: String
        let necessity: Term?
        let held: Bool
    }

    /// One entry of the history.
    struct Step: Encodable, Sendable {
        let at: LocalTime?
        let point: String?
        let tier: Term?
        /// What was done, in words; programs read `acts`.
        let text: Wording
        let acts: [Act]
        /// `effective`, `superseded` or `refused`.
        let standing: Term
        /// Why it did not act, if it did not.
        let reason: Term?
        let custody: Term

        private enum CodingKeys: String, CodingKey {
            case at, point, tier, acts, standing, reason, custody
        }
    }

    /// One fact of an entry; values of fields are not repeated here.
    struct Act: Encodable, Sendable {
        let kind: String
        var field: Term?
        var key: String?
        var transition: Term?
        var materials: [Int]?
        var text: String?
        /// What was put on file, if something was.
        var fact: Term?
    }
}
