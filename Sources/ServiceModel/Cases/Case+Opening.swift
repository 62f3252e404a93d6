extension Case {
    /// The facts that opening a case would write: the case, its applicant, fields and materials.
    ///
    /// Fields keep the order given; materials come ascending, each once.
    ///
    /// - Parameters:
    ///   - matter: The matter in the version that will bind the case.
    ///   - applicant: Who applies.
    ///   - fields: The other fields filled in so far.
    ///   - materials: Numbers of the materials handed over so far.
    ///   - actor: Who opens the case.
    /// - Throws: ``Refusal`` `notDelegated`, `invalidField` or `unknownMaterial`.
    public static func opening(
        matter: Matter,
        applicant: Applicant,
        fields: [FieldEntry],
        materials: [Int],
        by actor: Actor
    ) throws(Refusal) -> [CaseChange] {
        if let refusal = judgeOpening(of: matter, by: actor) { throw refusal }
        var changes: [CaseChange] = [.opened(matter: matter.code, version: matter.version)]
        changes.append(try setting(.applicant, to: .applicant(applicant)))
        for entry in fields {
            changes.append(try setting(entry.field, to: .text(entry.text)))
        }
        for number in Set(materials).sorted() {
            guard matter.asks(for: number) else { throw .unknownMaterial(number) }
            changes.append(.materialTaken(number))
        }
        return changes
    }

    static func setting(
        _ field: CaseField,
        to value: FieldValue
    ) throws(Refusal) -> CaseChange {
        if let fault = field.fault(in: value) { throw .invalidField(field, fault) }
        return .fieldSet(field, value)
    }
}
