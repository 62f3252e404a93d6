/// What a rule of a form says, as a tree: JsonLogic with the operators that the county's forms use.
public indirect enum FormExpression: Hashable, Sendable {
    /// A value.
    case constant(FormDatum)
    /// The answer under a key.
    case answer(String)
    /// Values one after another.
    case list([FormExpression])
    /// An operator over its operands.
    case apply(FormOperator, [FormExpression])
}

/// The operators of rules, by their names in the form.
public enum FormOperator: String, CaseIterable, Sendable {
    /// All operands hold.
    case and
    /// Some operand holds.
    case or
    /// The operand does not hold.
    case not = "!"
    /// The operand holds.
    case holds = "!!"
    /// Both are the same.
    case equal = "=="
    /// They differ.
    case unequal = "!="
    /// The first is less.
    case less = "<"
    /// The first is not greater.
    case atMost = "<="
    /// The first is greater.
    case greater = ">"
    /// The first is not less.
    case atLeast = ">="
    /// The first is an item of the second, or a part of its text.
    case isIn = "in"
    /// Condition, then, else; again and again.
    case choose = "if"
    /// The sum.
    case plus = "+"
    /// The difference.
    case minus = "-"
    /// The product.
    case times = "*"
    /// Full years since the birth that an identity number states, on the day of the check.
    case age
    /// The same on a day.
    case ageOn = "age_on"
    /// Whether an identity number is right.
    case isIdentityNumber = "id_valid"
    /// Whether a credit code is right.
    case isCreditCode = "uscc_valid"
    /// Whether a bank card's number is right.
    case isBankCard = "luhn"
    /// How many items a list has.
    case length = "len"
    /// The sum of one field of the items of a list.
    case sum
    /// One field of each item of a list.
    case pluck
    /// Whether no two items of a list are the same in one field.
    case isUnique = "unique"
    /// Whether one field of each item of a list is at least a value.
    case allAtLeast = "all_ge"
    /// The size without the sign.
    case magnitude = "abs"
    /// Calendar days from one day to another.
    case days
    /// The first characters of a text.
    case left
    /// Characters of a text, from a place counted from 0.
    case substring = "substr"
    /// A value as text.
    case text = "str"

    /// How many operands it takes.
    var operands: ClosedRange<Int> {
        switch self {
        case .and, .or, .plus: 1...FormLimits.ruleParts
        case .not, .holds, .isIdentityNumber, .isCreditCode, .isBankCard, .length, .magnitude,
            .text, .age:
            1...1
        case .equal, .unequal, .isIn, .times, .sum, .pluck, .isUnique, .days, .left, .ageOn: 2...2
        case .less, .atMost, .greater, .atLeast: 2...3
        case .minus: 1...2
        case .allAtLeast, .substring: 3...3
        case .choose: 2...FormLimits.ruleParts
        }
    }
}
