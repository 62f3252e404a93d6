import ServiceModel

/// How much of a person is shown.
enum Mask: Hashable, Sendable {
    /// Enough to recognise somebody who stands at the counter, not enough to misuse.
    case personal
    /// Everything.
    case none

    /// A name, such as `王*兰`.
    func name(_ name: String) -> String {
        switch self {
        case .personal: Applicant.maskedName(name)
        case .none: name
        }
    }

    /// An applicant in one line.
    func applicant(_ applicant: Applicant) -> String {
        switch self {
        case .personal: return applicant.description
        case .none:
            guard let number = applicant.identityNumber else { return applicant.name }
            return applicant.name + " " + number.text
        }
    }

    /// The value of a field in one line.
    func value(_ value: FieldValue, of field: CaseField) -> String {
        switch value {
        case .applicant(let applicant): self.applicant(applicant)
        case .text(let text): self == .none ? text : Self.masked(text, of: field)
        }
    }

    /// An answer of a form in one line; all of it is personal.
    func answer(_ value: FormValue) -> String {
        switch value {
        case .text(let text): self == .none || text.isEmpty ? text : "****"
        case .number(let number): self == .none ? "\(number)" : "****"
        }
    }

    private static func masked(_ text: String, of field: CaseField) -> String {
        switch field {
        case .applicant: Applicant.maskedName(text)
        case .phone: hidingMiddle(text, first: 3, last: 4)
        case .bankAccount: hidingMiddle(text, first: 0, last: 4)
        case .address: text.isEmpty ? "" : String(text.prefix(min(6, text.count / 2))) + "****"
        case .amount, .summary: text
        }
    }

    /// A short text is hidden altogether: its ends would be all of it.
    private static func hidingMiddle(_ text: String, first: Int, last: Int) -> String {
        guard !text.isEmpty else { return "" }
        guard text.count >= first + last + 2 else { return "****" }
        return text.prefix(first) + "****" + text.suffix(last)
    }
}
