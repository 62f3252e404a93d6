import Explanation

/// A deviation that was filed.
struct DeviationFiling: Document {
    let deviation: DeviationLine
    /// Whether the element is the county's alone.
    let unified: Bool

    func lines() -> [String] {
        let locked = Wording(
            "这是全县统一要素，只有县里能改。",
            "Only the county changes this element."
        ).shown
        let saved = Wording(
            "已记下，断网也有效；同步后县里可见。答复看：tongban matter deviations",
            "Saved, valid offline; the county sees it after a sync. Answers: tongban matter deviations"
        ).shown
        return ([deviation.head] + deviation.body + (unified ? [locked] : []) + [saved])
            .map(\.printable)
    }
}

/// Deviations held here.
struct DeviationListing: Document {
    let deviations: [DeviationLine]

    func lines() -> [String] {
        guard !deviations.isEmpty else {
            return [
                Wording(
                    "没有报过。要报：tongban matter deviate 事项 --element 要素 --actual 实际是怎样",
                    "None told. Tell one: tongban matter deviate MATTER --element NAME --actual TEXT"
                ).shown
            ]
        }
        return deviations.flatMap { [$0.head] + $0.body }.map(\.printable)
    }
}
