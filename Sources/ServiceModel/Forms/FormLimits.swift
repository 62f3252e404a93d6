/// How much a form may hold, so that reading and checking one is bounded.
enum FormLimits {
    /// Fields in all; a case has answers for ``Case/mostAnswers`` keys at most.
    static let fields = 256
    /// How deep groups and lists may lie in each other.
    static let depth = 6
    /// Rules across fields.
    static let rules = 64
    /// Conditions under which further fields are required.
    static let conditions = 64
    /// Parts of one rule.
    static let ruleParts = 200
    /// Values of one choice.
    static let choices = 500
    /// Items of one list.
    static let items = 100
    /// Characters of a pattern.
    static let patternLength = 300
    /// How deep groups of a pattern may lie in each other.
    static let patternDepth = 8
    /// How often a part of a pattern may be repeated by number.
    static let patternRepeats = 500
    /// How deep the document's values may lie in each other.
    static let documentDepth = 32
}
