/// How complete the guide of a matter is (要素完备率): filled mandatory elements of all mandatory ones.
public struct Completeness: Hashable, Sendable {
    /// Elements that must be filled in, those of materials, fee items and questions counted each.
    public let mandatory: Int
    /// Those of them that are.
    public let filled: Int
    /// Everything wrong with the guide, by element.
    public let findings: [ElementFinding]

    /// Holds a matter against the table of elements. O(elements and materials).
    public init(of matter: Matter, under rules: ElementRules = .standard) {
        var check = ElementCheck(rules)
        check.checkWhole(matter)
        check.checkParts(matter)
        check.checkSense(matter)
        mandatory = check.mandatory
        filled = check.filled
        findings = check.findings.sorted { ($0.element, $0.part) < ($1.element, $1.part) }
    }

    /// Whether all that must be filled in is filled in and fits.
    public var isWhole: Bool { findings.isEmpty }

    /// Filled mandatory elements in ten-thousandths of all; ten thousand if none is mandatory.
    public var share: Int { mandatory == 0 ? 10_000 : filled * 10_000 / mandatory }
}

/// Something wrong with one element of a guide.
public struct ElementFinding: Hashable, Sendable {
    /// The element.
    public let element: MatterElement
    /// The number of the material, fee item or question; 0 for the matter as a whole.
    public let part: Int
    /// What is wrong.
    public let fault: ElementFault

    /// States what is wrong.
    public init(_ element: MatterElement, part: Int = 0, _ fault: ElementFault) {
        self.element = element
        self.part = part
        self.fault = fault
    }
}

/// Counts and notes while a matter is held against the table.
private struct ElementCheck {
    let rules: ElementRules
    var mandatory = 0
    var filled = 0
    var findings: [ElementFinding] = []

    init(_ rules: ElementRules) {
        self.rules = rules
    }

    mutating func checkWhole(_ matter: Matter) {
        for element in MatterElement.allCases where element.isOfMatter {
            let text = matter.listText(of: element)
            switch rules.need(of: element) {
            case .mandatory: demand(element, text, because: nil)
            case .mandatoryIfYes(let other):
                if matter.listText(of: other) == "是" { demand(element, text, because: other) }
            case .mandatoryInPart, .optional: break
            }
            note(element, element.row.content.fault(of: text))
        }
    }

    mutating func checkParts(_ matter: Matter) {
        for material in matter.materials {
            checkPart(.material, material.number) { material.text(of: $0) }
        }
        for fee in matter.fees { checkPart(.fee, fee.number) { fee.text(of: $0) } }
        for question in matter.questions {
            checkPart(.question, question.number) { question.text(of: $0) }
        }
    }

    /// What two elements say together.
    mutating func checkSense(_ matter: Matter) {
        let isAtOnce = matter.listText(of: .caseKind) == "即办件"
        if !matter.listText(of: .caseKind).isEmpty, isAtOnce != (matter.promisedLimit.count == 1) {
            note(.caseKind, .contradicts(.promisedLimit))
        }
        if matter.promisedLimit > matter.statutoryLimit {
            note(.promisedLimit, .contradicts(.statutoryLimit))
        }
        let hasDeferrable = matter.materials.contains {
            if case .deferrable = $0.necessity { true } else { false }
        }
        let takesGaps = matter.listText(of: .takesGaps)
        if !takesGaps.isEmpty, (takesGaps == "是") != hasDeferrable {
            note(.takesGaps, .contradicts(.materialNeed))
        }
        if matter.listText(of: .hasFee) == "否", !matter.fees.isEmpty {
            note(.hasFee, .contradicts(.feeName))
        }
    }

    private mutating func checkPart(
        _ group: ElementGroup,
        _ number: Int,
        text: (MatterElement) -> String
    ) {
        for element in MatterElement.allCases where element.row.group == group {
            let text = text(element)
            if rules.need(of: element) == .mandatoryInPart {
                demand(element, part: number, text, because: nil)
            }
            note(element, part: number, element.row.content.fault(of: text))
        }
    }

    private mutating func demand(
        _ element: MatterElement,
        part: Int = 0,
        _ text: String,
        because other: MatterElement?
    ) {
        mandatory += 1
        if text.isEmpty {
            note(element, part: part, .missing(because: other))
        } else {
            filled += 1
        }
    }

    private mutating func note(_ element: MatterElement, part: Int = 0, _ fault: ElementFault?) {
        if let fault { findings.append(ElementFinding(element, part: part, fault)) }
    }
}
