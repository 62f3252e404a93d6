extension Case {
    /// The most keys that the form of one case may have answers for: a long form has a hundred.
    ///
    /// Authors are held to it; two that add keys without knowledge of each other may together pass
    /// it, and nothing of theirs is lost.
    public static let mostAnswers = 256

    /// Writes answers into the form, ascending by key; of two for one key the later counts.
    func answering(
        _ answers: [FormAnswer],
        by actor: Actor
    ) throws(Refusal) -> [CaseChange] {
        try checkOpenForEditing(by: actor)
        guard !answers.isEmpty else { throw .emptyText }
        var last: [FormKey: FormValue] = [:]
        for answer in answers {
            if let fault = answer.value.fault { throw .invalidAnswer(answer.key, fault) }
            last[answer.key] = answer.value
        }
        let misfits = form?.misfits(of: answers) ?? []
        guard misfits.isEmpty else { throw .formMisfits(misfits) }
        let added = last.keys.count { !answeredKeys.contains($0) }
        guard answeredKeys.count + added <= Self.mostAnswers else {
            throw .tooManyAnswers(limit: Self.mostAnswers)
        }
        return last.sorted { $0.key < $1.key }.map { .answered($0.key, $0.value) }
    }
}
