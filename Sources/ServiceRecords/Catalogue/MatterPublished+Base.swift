import SwiftProtobuf

/// A version as the difference from another: `Protocol/folding.md` §3 fixes the rule.
extension Tongban_Records_V1_MatterPublished {
    /// This version, leaving out what `base` says just so.
    func difference(from base: Self) -> Self {
        var short = self
        short.base = base.version
        if name == base.name { short.name = "" }
        if type == base.type { short.type = "" }
        // Zero is written where the base has another number: absent means the base's.
        if statutoryDays == base.statutoryDays {
            short.clearStatutoryDays()
        } else {
            short.statutoryDays = statutoryDays
        }
        if promisedDays == base.promisedDays {
            short.clearPromisedDays()
        } else {
            short.promisedDays = promisedDays
        }
        if status == base.status { short.clearStatus() } else { short.status = status }
        if effectiveFrom == base.effectiveFrom {
            short.clearEffectiveFrom()
        } else {
            short.effectiveFrom = effectiveFrom
        }
        short.materials = Self.changes(from: base.materials, to: materials)
        short.elements = Self.changes(from: base.elements, to: elements)
        short.fees = Self.changes(from: base.fees, to: fees)
        short.questions = Self.changes(from: base.questions, to: questions)
        return short
    }

    /// The whole version that this difference from `base` means.
    func completed(by base: Self) -> Self {
        var whole = self
        whole.base = 0
        if name.isEmpty { whole.name = base.name }
        if type.isEmpty { whole.type = base.type }
        // As in a version that stands by itself: zero is not written.
        let days = hasStatutoryDays ? statutoryDays : base.statutoryDays
        if days == 0 { whole.clearStatutoryDays() } else { whole.statutoryDays = days }
        let promise = hasPromisedDays ? promisedDays : base.promisedDays
        if promise == 0 { whole.clearPromisedDays() } else { whole.promisedDays = promise }
        let state = hasStatus ? status : base.status
        if state == 0 { whole.clearStatus() } else { whole.status = state }
        let day = hasEffectiveFrom ? effectiveFrom : base.effectiveFrom
        if day == 0 { whole.clearEffectiveFrom() } else { whole.effectiveFrom = day }
        whole.materials = Self.completed(materials, by: base.materials)
        whole.elements = Self.completed(elements, by: base.elements)
        whole.fees = Self.completed(fees, by: base.fees)
        whole.questions = Self.completed(questions, by: base.questions)
        return whole
    }

    /// What is new or says something else, and the bare number of what is gone; ascending.
    private static func changes<Part: NumberedPart>(from base: [Part], to new: [Part]) -> [Part] {
        let gone = base.filter { part in !new.contains { $0.number == part.number } }
        return (new.filter { !base.contains($0) } + gone.map { Part.bare($0.number) })
            .sorted { $0.number < $1.number }
    }

    private static func completed<Part: NumberedPart>(_ parts: [Part], by base: [Part]) -> [Part] {
        let given = Set(parts.map(\.number))
        return
            (base.filter { !given.contains($0.number) }
            + parts.filter { $0 != Part.bare($0.number) })
            .sorted { $0.number < $1.number }
    }
}

/// A part of a matter that is told from its like by a number.
private protocol NumberedPart: Message, Equatable {
    var number: UInt32 { get set }
}

extension NumberedPart {
    /// Nothing but a number: in a difference it takes the part away.
    fileprivate static func bare(_ number: UInt32) -> Self {
        var part = Self()
        part.number = number
        return part
    }
}

extension Tongban_Records_V1_Material: NumberedPart {}
extension Tongban_Records_V1_Element: NumberedPart {}
extension Tongban_Records_V1_Fee: NumberedPart {}
extension Tongban_Records_V1_Question: NumberedPart {}
