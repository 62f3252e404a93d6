import ServiceModel
import SwiftProtobuf
import WireFormat

extension FieldValue {
    init?(fieldSet message: Tongban_Records_V1_FieldSet) {
        switch message.value {
        case .text(let text): self = .text(text)
        case .applicant(let applicant): self = .applicant(Applicant(applicant))
        case nil: return nil
        }
    }

    init?(resolved message: Tongban_Records_V1_ConflictResolved) {
        switch message.value {
        case .text(let text): self = .text(text)
        case .applicant(let applicant): self = .applicant(Applicant(applicant))
        case nil: return nil
        }
    }
}

extension Applicant {
    var message: Tongban_Records_V1_Applicant {
        .with {
            $0.name = name
            $0.identityNumber = identityNumber?.text ?? ""
        }
    }

    init(_ message: Tongban_Records_V1_Applicant) {
        // A number that fails its check was the author's to refuse; here it would only hide a name.
        let number =
            message.identityNumber.isEmpty ? nil : try? IdentityNumber(message.identityNumber)
        self.init(name: message.name, identityNumber: number)
    }
}

extension EntryName {
    var message: Tongban_Records_V1_EntryName {
        .with {
            $0.replica = octets(author)
            $0.sequence = sequence
        }
    }

    /// Nil unless it spells a dot.
    init?(_ message: Tongban_Records_V1_EntryName) {
        self.init(author: Array(message.replica), sequence: message.sequence)
        if dot == nil { return nil }
    }
}

extension [EntryName] {
    /// Nil unless there is at least one and each spells a dot.
    init?(_ messages: [Tongban_Records_V1_EntryName]) {
        let names = messages.compactMap { EntryName($0) }
        guard !names.isEmpty, names.count == messages.count else { return nil }
        self = names
    }
}
