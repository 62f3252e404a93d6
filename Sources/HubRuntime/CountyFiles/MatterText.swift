import ServiceModel

/// A matter as its line in the county's list: every element in its one spelling.
struct MatterText: Hashable, Sendable {
    private let texts: [MatterElement: String]

    init(_ texts: [MatterElement: String]) {
        self.texts = texts
    }

    /// What an element says; empty if it is not filled in.
    subscript(element: MatterElement) -> String {
        texts[element] ?? ""
    }
}

extension Matter {
    /// Reads a matter out of its line; nil if an element it cannot be without is not filled in, or
    /// if the promise exceeds the statutory limit.
    init?(_ text: MatterText, materials: [MaterialRequirement], _ further: FurtherGuide) {
        guard let code = MatterCode(text[.code]),
            let version = Self.version(text[.version]), !text[.name].isEmpty,
            let type = Words.types[text[.type]],
            let status = Words.statuses[text[.status]],
            let effectiveFrom = Day(iso: text[.effectiveFrom]),
            let statutory = Int(text[.statutoryLimit]), let promised = Int(text[.promisedLimit]),
            promised <= statutory
        else { return nil }
        var elements = further.elements
        for element in MatterElement.listed { elements[element] = text[element] }
        self.init(
            code: code,
            version: version,
            name: text[.name],
            type: type,
            status: status,
            effectiveFrom: effectiveFrom,
            statutoryLimit: WorkingDays(count: statutory),
            promisedLimit: WorkingDays(count: promised),
            materials: materials,
            elements: elements,
            fees: further.fees,
            questions: further.questions
        )
    }

    /// `n.n` as one number that grows with it: 4.8 is 4008.
    private static func version(_ text: String) -> Int? {
        let parts = text.split(separator: ".").compactMap { Int($0) }
        guard parts.count == 2, parts[1] < 1000 else { return nil }
        return parts[0] * 1000 + parts[1]
    }
}
