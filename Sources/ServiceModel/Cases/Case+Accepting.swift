extension Case {
    func accepting(by actor: Actor, matter: Matter) throws(Refusal) -> [CaseChange] {
        try checkEntitlement(to: .accept, by: actor, matter: matter)
        try checkCertainty()
        let missing = matter.materialsForAcceptance.filter { !materialsReceived.contains($0) }
        guard missing.isEmpty else { throw .materialsMissing(missing.sorted()) }
        return [.moved(.accept, reason: nil)]
    }

    /// Holds back a step that binds the authority while it is open who applies or who is paid.
    func checkCertainty() throws(Refusal) {
        let conflicts = openConflicts.filter(\.blocksDecisions).sorted()
        guard conflicts.isEmpty else { throw .conflictOpen(conflicts) }
        guard hasApplicant else { throw .applicantMissing }
    }
}
