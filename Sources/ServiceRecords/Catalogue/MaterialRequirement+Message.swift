import ServiceModel
import SwiftProtobuf

extension MaterialRequirement {
    var message: Tongban_Records_V1_Material {
        .with {
            $0.number = UInt32(number)
            $0.name = name
            $0.form = UInt32(form.rawValue)
            $0.copies = UInt32(copies)
            switch necessity {
            case .required: $0.necessity = 1
            case .optional: $0.necessity = 2
            case .deferrable(let days):
                $0.necessity = 3
                $0.deferDays = UInt32(days.count)
            }
            $0.source = UInt32(source.rawValue)
            $0.exemption = UInt32(exemption.rawValue)
            $0.sharedFrom = sharedFrom ?? ""
            $0.applicability = applicability ?? ""
            $0.kind = details.kind
            $0.pages = UInt32(clamping: details.pages)
            $0.pageFormat = details.pageFormat
            $0.sourceNote = details.sourceNote
            $0.blankForm = details.blankForm
            $0.sample = details.sample
            $0.filling = details.filling
            $0.acceptance = details.acceptance
            $0.basis = details.basis
        }
    }

    /// Nil for codes outside their tables.
    init?(_ message: Tongban_Records_V1_Material) {
        guard let form = UInt8(exactly: message.form).flatMap(MaterialForm.init(rawValue:)),
            let source = UInt8(exactly: message.source).flatMap(MaterialSource.init(rawValue:)),
            let exemption = UInt8(exactly: message.exemption)
                .flatMap(MaterialExemption.init(rawValue:))
        else { return nil }
        let necessity: MaterialNecessity
        switch message.necessity {
        case 1: necessity = .required
        case 2: necessity = .optional
        case 3: necessity = .deferrable(WorkingDays(count: Int(message.deferDays)))
        default: return nil
        }
        var details = MaterialDetails()
        details.kind = message.kind
        details.pages = Int(message.pages)
        details.pageFormat = message.pageFormat
        details.sourceNote = message.sourceNote
        details.blankForm = message.blankForm
        details.sample = message.sample
        details.filling = message.filling
        details.acceptance = message.acceptance
        details.basis = message.basis
        self.init(
            number: Int(message.number),
            name: message.name,
            form: form,
            copies: Int(message.copies),
            necessity: necessity,
            source: source,
            exemption: exemption,
            sharedFrom: message.sharedFrom.isEmpty ? nil : message.sharedFrom,
            applicability: message.applicability.isEmpty ? nil : message.applicability,
            details: details
        )
    }
}

extension FeeItem {
    var message: Tongban_Records_V1_Fee {
        .with {
            $0.number = UInt32(number)
            $0.name = name
            $0.standard = standard
            $0.reducible = isReducible
            $0.reduction = reduction
        }
    }

    init(_ message: Tongban_Records_V1_Fee) {
        self.init(
            number: Int(message.number),
            name: message.name,
            standard: message.standard,
            isReducible: message.reducible,
            reduction: message.reduction
        )
    }
}

extension GuideQuestion {
    var message: Tongban_Records_V1_Question {
        .with {
            $0.number = UInt32(number)
            $0.question = question
            $0.answer = answer
        }
    }

    init(_ message: Tongban_Records_V1_Question) {
        self.init(
            number: Int(message.number),
            question: message.question,
            answer: message.answer
        )
    }
}
