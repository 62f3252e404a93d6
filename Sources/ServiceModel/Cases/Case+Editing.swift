extension Case {
    func editing(
        _ field: CaseField,
        to value: FieldValue,
        by actor: Actor
    ) throws(Refusal) -> [CaseChange] {
        try checkOpenForEditing(by: actor)
        return [try Self.setting(field, to: value)]
    }

    /// A material that is held already may be taken again: the newer copy replaces the older one.
    func taking(
        material number: Int,
        by actor: Actor,
        matter: Matter
    ) throws(Refusal) -> [CaseChange] {
        try checkOpenForEditing(by: actor)
        guard matter.asks(for: number) else { throw .unknownMaterial(number) }
        let isPromised = openPromises.contains { $0.material == number }
        return isPromised
            ? [.materialTaken(number), .recorded(.promiseKept([number]))]
            : [.materialTaken(number)]
    }

    func returning(
        material number: Int,
        by actor: Actor,
        matter: Matter
    ) throws(Refusal) -> [CaseChange] {
        try checkOpenForEditing(by: actor)
        guard matter.asks(for: number) else { throw .unknownMaterial(number) }
        guard materialsReceived.contains(number) else { throw .materialNotHeld(number) }
        return [.materialReturned(number)]
    }

    /// Notes are the one thing that a frozen or ended case still takes: they change nothing.
    func noting(_ text: String, by actor: Actor) throws(Refusal) -> [CaseChange] {
        if let refusal = Self.judgeReach(on: self, by: actor) { throw refusal }
        try checkText(text)
        return [.noted(text)]
    }

    func checkOpenForEditing(by actor: Actor) throws(Refusal) {
        if let refusal = Self.judgeReach(on: self, by: actor) { throw refusal }
        guard !frozen else { throw .caseFrozen }
        guard !stage.isTerminal else { throw .caseClosed(stage) }
    }
}
