import Explanation
import HubRuntime

/// What would have been right, or what was made of a value, for programs.
///
/// `kind` says which of the other keys are there.
struct HintLine: Encodable, Sendable {
    private(set) var kind: String
    private(set) var text: String?
    private(set) var values: [String]?
    private(set) var lengths: [Int]?
    private(set) var file: String?
    private(set) var row: Int?
    private(set) var column: String?
    private(set) var number: Int?
    private(set) var from: Int?
    private(set) var to: Int?

    init(_ hint: ImportHint) {
        kind = hint.token
        switch hint {
        case .readAs(let text), .checkCharacter(let text), .shouldBe(let text), .stands(let text),
            .withdrawnFrom(let text), .formulaError(let text):
            self.text = text
        case .oneOf(let words): values = words
        case .code(let lengths, _): self.lengths = lengths
        case .wholeNumber(let range): (from, to) = (range.lowerBound, range.upperBound)
        case .version, .day, .noColumn, .notCalculated, .digitsLost, .characterLost: break
        case .form: text = hint.wording.shown
        case .atMost(let column, let value), .notBefore(let column, let value),
            .because(let column, let value), .emptyBecause(let column, let value):
            (self.column, text) = (column, value)
        case .sameAs(let line): row = line
        case .listed(let file, let column): (self.file, self.column) = (file, column)
        case .rejected(let file, let line): (self.file, row) = (file, line)
        case .extraCells(let count), .numberMissing(let count): number = count
        case .daysMissing(let count, let first): (number, text) = (count, first)
        }
    }
}

extension ImportHint {
    /// Its name for programs; never changed.
    fileprivate var token: String {
        switch self {
        case .readAs: "readAs"
        case .oneOf: "oneOf"
        case .code(_, let digitsOnly): digitsOnly ? "digits" : "digitsAndCapitals"
        case .checkCharacter: "checkCharacter"
        case .shouldBe: "shouldBe"
        case .wholeNumber: "wholeNumber"
        case .version: "version"
        case .day: "day"
        case .atMost: "atMost"
        case .notBefore: "notBefore"
        case .sameAs: "sameAs"
        case .listed: "listedIn"
        case .rejected: "rejected"
        case .because: "requiredBecause"
        case .emptyBecause: "emptyBecause"
        case .extraCells: "extraCells"
        case .noColumn: "noColumn"
        case .numberMissing: "numberMissing"
        case .daysMissing: "daysMissing"
        case .stands: "stands"
        case .withdrawnFrom: "withdrawnFrom"
        case .formulaError: "formulaError"
        case .notCalculated: "notCalculated"
        case .digitsLost: "digitsLost"
        case .characterLost: "characterLost"
        case .form: "form"
        }
    }
}
