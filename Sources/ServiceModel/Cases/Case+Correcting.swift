extension Case {
    /// Tells the applicant what is missing, all at once: materials by number, the rest in the note.
    ///
    /// With neither, the notice names what acceptance waits for, so that nobody is sent home twice
    /// (一次性告知, 行政许可法 art. 32).
    func requestingCorrection(
        of materials: [Int],
        note: String,
        by actor: Actor,
        matter: Matter
    ) throws(Refusal) -> [CaseChange] {
        try checkEntitlement(to: .requestCorrection, by: actor, matter: matter)
        var materials = Set(materials).sorted()
        for number in materials where !matter.asks(for: number) {
            throw .unknownMaterial(number)
        }
        if materials.isEmpty, note.isBlank {
            materials = materialsMissing(for: matter)
            guard !materials.isEmpty else { throw .nothingMissing }
        } else if !note.isBlank {
            try checkText(note)
        }
        return receiving(by: actor, matter: matter).steps + [
            .moved(.requestCorrection, reason: nil),
            .correctionRequested(materials: materials, note: note),
        ]
    }
}
