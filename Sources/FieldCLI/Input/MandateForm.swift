import ServiceModel

/// Who may act for the applicant, as a file or standard input hands it over: never an argument.
struct MandateForm: Hashable, Sendable {
    let person: Applicant
    let phone: String

    /// Reads `{"name", "identityNumber", "phone"}`; the name must be there.
    init(json text: String) throws {
        let entries = try CaseForm.texts(
            in: text,
            allowed: ["name", "identityNumber", "phone"]
        )
        guard let name = entries["name"] else { throw InputFault.missingEntry("name") }
        let number = entries["identityNumber"].flatMap { $0.isEmpty ? nil : $0 }
        person = Applicant(name: name, identityNumber: try number.map { try IdentityNumber($0) })
        phone = entries["phone"] ?? ""
    }
}
