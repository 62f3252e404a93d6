/// A citizen's identity number (公民身份号码) whose form has been checked.
///
/// The form is GB 11643-1999: six digits of division, eight of the date of birth, three of order and
/// one check character. The division is not looked up, because codes of divisions long gone remain
/// valid in the numbers of people born there.
public struct IdentityNumber: Hashable, Sendable {
    /// How many characters a number has.
    public static let length = 18

    /// The eighteen characters, the last one a digit or a capital `X`.
    public let text: String

    /// Checks a number as typed; a small `x` at the end is read as `X`.
    ///
    /// - Throws: ``IdentityNumberFault``, naming the first thing that is wrong, in the order length,
    ///   characters, date of birth, check character.
    public init(_ text: some StringProtocol) throws(IdentityNumberFault) {
        let characters = Array(text)
        guard characters.count == Self.length else { throw .wrongLength(characters.count) }
        let digits = try Self.digits(of: characters.dropLast())
        let check = try Self.checkValue(of: characters[Self.length - 1])
        try Self.checkDateOfBirth(digits)
        guard check == Self.checkValue(for: digits) else { throw .wrongCheckCharacter }
        self.text = digits.map(String.init).joined() + (check == 10 ? "X" : String(check))
    }

    /// The number with the date of birth hidden, such as `421399********0441`.
    public var masked: String {
        text.prefix(6) + "********" + text.suffix(4)
    }
}

extension IdentityNumber: CustomStringConvertible, CustomDebugStringConvertible {
    /// The masked form, so that a number cannot reach a log by accident.
    public var description: String { masked }

    /// The masked form, so that a number cannot reach a log by accident.
    public var debugDescription: String { masked }
}

extension IdentityNumber {
    // ISO 7064 MOD 11-2: the weight of position i is 2^(17 - i) mod 11.
    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

    private static func digits(
        of characters: ArraySlice<Character>
    ) throws(IdentityNumberFault) -> [Int] {
        var digits: [Int] = []
        for (position, character) in characters.enumerated() {
            guard let digit = digit(character) else { throw .notADigit(position: position + 1) }
            digits.append(digit)
        }
        return digits
    }

    // `wholeNumberValue` also knows full-width and Chinese digits, which a number must not contain.
    private static func digit(_ character: Character) -> Int? {
        character.isASCII ? character.wholeNumberValue : nil
    }

    private static func checkValue(of character: Character) throws(IdentityNumberFault) -> Int {
        if character == "X" || character == "x" { return 10 }
        guard let digit = digit(character) else { throw .notADigit(position: length) }
        return digit
    }

    private static func checkValue(for digits: [Int]) -> Int {
        let sum = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
        return (12 - sum % 11) % 11
    }

    private static func checkDateOfBirth(_ digits: [Int]) throws(IdentityNumberFault) {
        func number(_ range: Range<Int>) -> Int {
            digits[range].reduce(0) { $0 * 10 + $1 }
        }
        let (year, month, day) = (number(6..<10), number(10..<12), number(12..<14))
        // No clock is read here: the century bounds only catch slips of the finger.
        guard (1850..<2150).contains(year), (1...12).contains(month) else {
            throw .impossibleDateOfBirth
        }
        guard (1...daysInMonth(month, of: year)).contains(day) else {
            throw .impossibleDateOfBirth
        }
    }

    private static func daysInMonth(_ month: Int, of year: Int) -> Int {
        switch month {
        case 2:
            let isLeap =
                year.isMultiple(of: 4)
                && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
            return isLeap ? 29 : 28
        case 4, 6, 9, 11:
            return 30
        default:
            return 31
        }
    }
}
