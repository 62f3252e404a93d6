extension Case {
    func accepting(by actor: Actor, matter: Matter) throws(Refusal) -> [CaseChange] {
        try checkEntitlement(to: .accept, by: actor, matter: matter)
        try checkCertainty()
        let missing = materialsMissing(for: matter)
        guard missing.isEmpty else { throw .materialsMissing(missing) }
        try checkForm()
        return receiving(by: actor, matter: matter).steps + [.moved(.accept, reason: nil)]
    }

    /// Accepts with gaps: whatever is missing is to follow until `due`, if the list lets it.
    func accepting(
        due: Day,
        promise text: String,
        by actor: Actor,
        matter: Matter
    ) throws(Refusal) -> [CaseChange] {
        try checkEntitlement(to: .accept, by: actor, matter: matter)
        try checkCertainty()
        guard matter.takesGaps else { throw .deferralNotOffered(matter.code) }
        let missing = materialsMissing(for: matter)
        guard !missing.isEmpty else { throw .nothingMissing }
        let fixed = missing.filter { !matter.lets($0) }
        guard fixed.isEmpty else { throw .notDeferrable(fixed) }
        if let today = actor.today, due < today { throw .dayHasPassed(due) }
        try checkText(text)
        try checkForm()
        let promise = DeferralPromise(materials: missing, due: due, text: text)
        return receiving(by: actor, matter: matter).steps
            + [.moved(.accept, reason: nil), .recorded(.promised(promise))]
    }

    /// The materials that acceptance waits for, ascending: required ones that are neither held, nor
    /// verified without the paper, nor covered by a commitment.
    public func materialsMissing(for matter: Matter) -> [Int] {
        var covered = materialsReceived
        for found in dossier.verifications where found.isValid { covered.insert(found.material) }
        for standing in dossier.commitments where standing.wasKept != false {
            covered.formUnion(standing.commitment.materials)
        }
        return matter.materialsForAcceptance.filter { !covered.contains($0) }.sorted()
    }

    /// Holds back a step that binds the authority while it is open who applies or who is paid.
    func checkCertainty() throws(Refusal) {
        let conflicts = openConflicts.filter(\.blocksDecisions).sorted()
        guard conflicts.isEmpty else { throw .conflictOpen(conflicts) }
        guard hasApplicant else { throw .applicantMissing }
    }

    /// Holds back acceptance while the matter's form is begun and not filled in as it asks.
    func checkForm() throws(Refusal) {
        guard let form, form.isBegun else { return }
        let findings = form.findings
        guard findings.isEmpty else { throw .formNotWhole(findings) }
    }
}

extension Matter {
    /// Whether the list lets cases of the matter be accepted with gaps (是否可容缺).
    public var takesGaps: Bool { text(of: .takesGaps) == Self.yes }

    /// Whether the list lets commitments stand for proofs (是否告知承诺制).
    public var takesPromises: Bool { text(of: .takesPromises) == Self.yes }

    /// How the list writes that something applies.
    private static let yes = "是"

    fileprivate func lets(_ material: Int) -> Bool {
        materials.contains {
            guard $0.number == material, case .deferrable = $0.necessity else { return false }
            return true
        }
    }
}
