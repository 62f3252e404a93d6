/// One field of a form (表单字段).
public struct FormField: Hashable, Sendable {
    /// The last part of its key; empty for an item of a list.
    public let name: String
    /// What it is called on paper.
    public let title: String
    /// The same in English, if the form says so; else the title.
    public let english: String
    /// The unit of its number; empty if none.
    public let unit: String
    /// Whether the group in which it stands cannot be without it.
    public let isRequired: Bool
    /// What it holds.
    public let kind: Kind

    /// What a field holds.
    public indirect enum Kind: Hashable, Sendable {
        /// Words.
        case text(TextBounds)
        /// One of these words.
        case choice([String])
        /// A number.
        case number(NumberBounds)
        /// 是 or 否; `mustBe` if only one of them is admitted.
        case yesNo(mustBe: Bool?)
        /// Fields of its own.
        case group([FormField])
        /// Any number of items alike.
        case list(of: FormField, ListBounds)
    }

    /// What a text must be.
    public struct TextBounds: Hashable, Sendable {
        /// The fewest characters, in Unicode scalars.
        public var atLeast = 0
        /// The most characters, in Unicode scalars.
        public var atMost = FormValue.longest
        /// What it must match; nil for anything.
        public var pattern: TextPattern?
        /// Which check digits it must have.
        public var check: FormCheck?
        /// Whether it must be a day of the calendar, `YYYY-MM-DD`.
        public var isDay = false
    }

    /// What a number must be.
    public struct NumberBounds: Hashable, Sendable {
        /// The least number; nil if there is none.
        public var atLeast: FormNumber?
        /// The greatest number; nil if there is none.
        public var atMost: FormNumber?
        /// The step it must be a multiple of; nil if it may be any.
        public var step: FormNumber?
        /// Whether it has no decimals.
        public var isWhole = false
        /// The numbers it must be one of; empty if it may be any.
        public var choices: [FormNumber] = []
    }

    /// How many items a list may have.
    public struct ListBounds: Hashable, Sendable {
        /// The fewest items.
        public var atLeast = 0
        /// The most items.
        public var atMost = FormLimits.items
        /// Whether no two items may be alike.
        public var isUnique = false
    }
}

/// Check digits that a text must have right.
public enum FormCheck: String, CaseIterable, Sendable {
    /// A citizen's identity number (公民身份号码).
    case identityNumber = "GB11643"
    /// A unified social credit code (统一社会信用代码).
    case creditCode = "GB32100"
    /// A bank card (ISO/IEC 7812, annex B).
    case bankCard = "LUHN"

    /// Whether a text passes.
    func passes(_ text: String) -> Bool {
        switch self {
        case .identityNumber: (try? IdentityNumber(text)) != nil
        case .creditCode: CreditCode(text) != nil
        case .bankCard: Self.isLuhn(text)
        }
    }

    /// From the right every second digit is doubled and its digits are added; the sum ends in 0.
    static func isLuhn(_ text: String) -> Bool {
        let digits = text.utf8.map { Int($0) - 0x30 }
        guard !digits.isEmpty, digits.allSatisfy({ (0...9).contains($0) }) else { return false }
        let sum = digits.reversed().enumerated().reduce(0) { sum, item in
            let (place, digit) = item
            let doubled = place % 2 == 1 ? digit * 2 : digit
            return sum + doubled / 10 + doubled % 10
        }
        return sum % 10 == 0
    }
}
