extension Case {
    /// Tells the applicant what is missing, all at once: materials by number, the rest in the note.
    func requestingCorrection(
        of materials: [Int],
        note: String,
        by actor: Actor,
        matter: Matter
    ) throws(Refusal) -> [CaseChange] {
        try checkEntitlement(to: .requestCorrection, by: actor, matter: matter)
        let materials = Set(materials).sorted()
        for number in materials where !matter.asks(for: number) {
            throw .unknownMaterial(number)
        }
        if materials.isEmpty, note.isBlank { throw .emptyText }
        return [
            .moved(.requestCorrection, reason: nil),
            .correctionRequested(materials: materials, note: note),
        ]
    }
}
