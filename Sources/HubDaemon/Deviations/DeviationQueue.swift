import Explanation

/// What points say about guides, and how many of it waits.
struct DeviationQueue: Document {
    let open: Int
    let answered: Int
    let deviations: [DeviationLine]

    func lines() -> [String] {
        let total = Wording(
            "待答复 \(open) 条，已答复 \(answered) 条。",
            "\(open) open, \(answered) answered."
        ).shown
        let next = Wording(
            "答复：tongban-hub deviation answer 编号 --accept|--explain|--decline --text 理由",
            "Answer: tongban-hub deviation answer NO --accept|--explain|--decline --text REASON"
        ).shown
        return ([total] + deviations.flatMap { [$0.head] + $0.body } + (open > 0 ? [next] : []))
            .map(\.printable)
    }
}

/// One deviation.
struct DeviationSheet: Document {
    let deviation: DeviationLine

    func lines() -> [String] {
        ([deviation.head] + deviation.body).map(\.printable)
    }
}
