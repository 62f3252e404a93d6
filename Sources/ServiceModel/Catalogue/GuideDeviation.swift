/// A service point's word that a guide is not what is done (与实际不符).
public struct GuideDeviation: Hashable, Sendable {
    /// The matter.
    public let matter: MatterCode
    /// The version whose guide is meant.
    public let version: Int
    /// The element; nil if the guide as a whole is meant.
    public let element: MatterElement?
    /// The number of the material, fee item or question where the element is of one; else 0.
    public let part: Int
    /// What the guide says; empty if it says nothing.
    public let says: String
    /// What is done.
    public let actual: String
    /// The day by the author's clock; evidence for display.
    public let filedOn: Day

    /// States a deviation.
    public init(
        matter: MatterCode,
        version: Int,
        element: MatterElement?,
        part: Int = 0,
        says: String,
        actual: String,
        filedOn: Day
    ) {
        self.matter = matter
        self.version = version
        self.element = element
        self.part = part
        self.says = says
        self.actual = actual
        self.filedOn = filedOn
    }

    /// The most characters of either text, in Unicode scalars: what the guide says may be quoted in
    /// part, as the county has it whole.
    public static let longest = 500

    /// What is wrong with the deviation; nil if it can be filed.
    public var fault: DeviationFault? {
        if actual.isBlank { return .saysNothing }
        guard [says, actual].allSatisfy({ $0.unicodeScalars.count <= Self.longest }) else {
            return .tooLong(limit: Self.longest)
        }
        let hasControl = (says + actual).unicodeScalars.contains {
            $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t"
        }
        if hasControl { return .unexpectedCharacter }
        if actual == says { return .saysTheSame }
        let isOfPart = element.map { !$0.isOfMatter } ?? false
        if part < 0 || isOfPart != (part > 0) { return .wrongPart }
        return nil
    }
}

/// Why a deviation cannot be filed, or an answer not given.
public enum DeviationFault: Hashable, Sendable {
    /// It does not say what is done.
    case saysNothing
    /// A text is longer than this many characters.
    case tooLong(limit: Int)
    /// A text holds a character that cannot be printed.
    case unexpectedCharacter
    /// What is done is what the guide says.
    case saysTheSame
    /// The element is of a material, fee item or question and none is named, or the reverse.
    case wrongPart
}

/// The county's word on a deviation.
public struct DeviationAnswer: Hashable, Sendable {
    /// What becomes of it.
    public let outcome: Outcome
    /// The reason, for whoever filed it.
    public let text: String

    /// What becomes of a deviation.
    public enum Outcome: Hashable, Sendable {
        /// The guide will say so; from which version on, if that is known.
        case accepted(asVersion: Int?)
        /// The guide is right, and why is explained.
        case explained
        /// It is not taken up.
        case declined
    }

    /// Answers a deviation.
    public init(outcome: Outcome, text: String) {
        self.outcome = outcome
        self.text = text
    }

    /// What is wrong with the answer; nil if it can be given. Only what is accepted needs no reason.
    public var fault: DeviationFault? {
        if text.unicodeScalars.count > GuideDeviation.longest {
            return .tooLong(limit: GuideDeviation.longest)
        }
        let hasControl = text.unicodeScalars.contains {
            $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t"
        }
        if hasControl { return .unexpectedCharacter }
        switch outcome {
        case .accepted: return nil
        case .explained, .declined: return text.isBlank ? .saysNothing : nil
        }
    }
}

extension Matter {
    /// What the guide says in one element of the matter, or of the material, fee item or question of
    /// that number; nil if it has no such part. O(elements).
    public func guideText(of element: MatterElement, part: Int = 0) -> String? {
        switch element.row.group {
        case .material: materials.first { $0.number == part }?.text(of: element)
        case .fee: fees.first { $0.number == part }?.text(of: element)
        case .question: questions.first { $0.number == part }?.text(of: element)
        case .identity, .basis, .limits, .handling, .online, .result, .fees, .contact, .county:
            part == 0 ? listText(of: element) : nil
        }
    }
}
