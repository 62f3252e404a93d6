/// Evaluates rules over the answers of a form. What is not there is absent, and an operator over
/// what it cannot take is absent too: absent does not hold, and is neither less nor greater.
struct FormEvaluation {
    private let form: Form
    private let content: FormContent
    private let day: Day

    init(_ form: Form, _ content: FormContent, on day: Day) {
        self.form = form
        self.content = content
        self.day = day
    }

    /// Whether an expression holds: it is neither absent nor 否, 0, an empty text or an empty list.
    func holds(_ expression: FormExpression) -> Bool {
        switch value(of: expression) {
        case .absent: false
        case .yesNo(let flag): flag
        case .number(let number): number.millionths != 0
        case .text(let text): !text.isEmpty
        case .list(let items): !items.isEmpty
        }
    }

    private func value(of expression: FormExpression) -> FormDatum {
        switch expression {
        case .constant(let datum): return datum
        case .answer(let key):
            return form.field(at: key).map { content.datum(key, of: $0) } ?? .absent
        case .list(let items): return .list(items.map(value))
        case .apply(let name, let operands): return apply(name, operands)
        }
    }

    private func apply(_ name: FormOperator, _ operands: [FormExpression]) -> FormDatum {
        switch name {
        case .and: return .yesNo(operands.allSatisfy(holds))
        case .or: return .yesNo(operands.contains(where: holds))
        case .not: return .yesNo(!holds(operands[0]))
        case .holds: return .yesNo(holds(operands[0]))
        case .choose: return choose(operands)
        case .sum, .pluck, .isUnique, .allAtLeast: return overItems(name, operands)
        default: return apply(name, to: operands.map(value))
        }
    }

    private func choose(_ operands: [FormExpression]) -> FormDatum {
        var index = 0
        while index + 1 < operands.count {
            if holds(operands[index]) { return value(of: operands[index + 1]) }
            index += 2
        }
        return index < operands.count ? value(of: operands[index]) : .absent
    }

    private func apply(_ name: FormOperator, to values: [FormDatum]) -> FormDatum {
        switch (name, values[0], values.dropFirst().first) {
        case (.equal, let left, let right?): return .yesNo(left == right)
        case (.unequal, let left, let right?): return .yesNo(left != right)
        case (.less, _, _): return .yesNo(isOrdered(values) { $0 < $1 })
        case (.atMost, _, _): return .yesNo(isOrdered(values) { $0 <= $1 })
        case (.greater, _, _): return .yesNo(isOrdered(values) { $0 > $1 })
        case (.atLeast, _, _): return .yesNo(isOrdered(values) { $0 >= $1 })
        case (.isIn, let item, .list(let items)): return .yesNo(items.contains(item))
        case (.isIn, .text(let part), .text(let text)): return .yesNo(text.contains(part))
        case (.plus, _, _): return sum(of: values)
        case (.minus, .number(let left), .number(let right)):
            return Self.datum(left.subtracting(right))
        case (.minus, .number(let only), nil):
            return Self.datum(FormNumber.zero.subtracting(only))
        case (.times, .number(let left), .number(let right)):
            return Self.datum(left.multiplying(right))
        case (.age, .text(let number), _): return age(of: number, on: day)
        case (.ageOn, .text(let number), .text(let text)):
            return Day(iso: text).map { age(of: number, on: $0) } ?? .absent
        case (.isIdentityNumber, .text(let text), _):
            return .yesNo(FormCheck.identityNumber.passes(text))
        case (.isCreditCode, .text(let text), _):
            return .yesNo(FormCheck.creditCode.passes(text))
        case (.isBankCard, .text(let text), _): return .yesNo(FormCheck.bankCard.passes(text))
        case (.length, .list(let items), _): return Self.datum(FormNumber(items.count))
        case (.length, .absent, _): return Self.datum(FormNumber(0))
        case (.magnitude, .number(let number), _): return Self.datum(number.magnitude)
        case (.days, .text(let from), .text(let to)):
            guard let from = Day(iso: from), let to = Day(iso: to) else { return .absent }
            return Self.datum(FormNumber(Int(to.number) - Int(from.number)))
        case (.left, .text(let text), .number(let count)):
            return .text(Self.part(of: text, from: FormNumber.zero, count))
        case (.substring, .text(let text), .number(let start)):
            guard case .number(let count) = values[2] else { return .absent }
            return .text(Self.part(of: text, from: start, count))
        case (.text, let value, _): return Self.text(of: value).map { .text($0) } ?? .absent
        default: return .absent
        }
    }

    // MARK: Lists

    private func overItems(_ name: FormOperator, _ operands: [FormExpression]) -> FormDatum {
        guard case .answer(let key) = operands[0],
            case .list(let item, _)? = form.field(at: key)?.kind
        else { return .absent }
        var values: [FormDatum] = []
        for place in 0..<min(content.count(of: key), FormLimits.items) {
            guard case .constant(.text(let name)) = operands[1] else { return .absent }
            let inner = "\(key).\(place).\(name)"
            guard case .group(let fields) = item.kind,
                let field = fields.first(where: { $0.name == name })
            else { return .absent }
            values.append(content.datum(inner, of: field))
        }
        switch name {
        case .sum: return sum(of: values.filter { $0 != .absent })
        case .pluck: return .list(values)
        case .isUnique: return .yesNo(Set(values).count == values.count)
        case .allAtLeast:
            let bound = value(of: operands[2])
            return .yesNo(values.allSatisfy { isOrdered([$0, bound]) { $0 >= $1 } })
        default: return .absent
        }
    }

    private func sum(of values: [FormDatum]) -> FormDatum {
        var total: FormNumber? = FormNumber.zero
        for value in values {
            guard case .number(let number) = value else { return .absent }
            total = total?.adding(number)
        }
        return Self.datum(total)
    }

    // MARK: Single values

    /// Numbers by size, texts by their scalars: days and codes of one width so stand in their order.
    private func isOrdered(_ values: [FormDatum], _ holds: (Int, Int) -> Bool) -> Bool {
        zip(values, values.dropFirst()).allSatisfy { left, right in
            switch (left, right) {
            case (.number(let left), .number(let right)):
                return holds(left < right ? -1 : left > right ? 1 : 0, 0)
            case (.text(let left), .text(let right)):
                let isLess = left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
                return holds(isLess ? -1 : left == right ? 0 : 1, 0)
            default: return false
            }
        }
    }

    private func age(of number: String, on day: Day) -> FormDatum {
        guard (try? IdentityNumber(number)) != nil else { return .absent }
        let digits = Array(number.utf8.prefix(14).suffix(8)).map { Int($0) - 0x30 }
        let year = digits[0..<4].reduce(0) { $0 * 10 + $1 }
        let birthday = digits[4..<8].reduce(0) { $0 * 10 + $1 }
        let date = day.date
        let hasHadBirthday = date.month * 100 + date.day >= birthday
        return Self.datum(FormNumber(date.year - year - (hasHadBirthday ? 0 : 1)))
    }

    private static func part(of text: String, from start: FormNumber, _ count: FormNumber) -> String
    {
        let scalars = Array(text.unicodeScalars)
        let from = min(max(Int(start.millionths / 1_000_000), 0), scalars.count)
        let length = min(max(Int(count.millionths / 1_000_000), 0), scalars.count - from)
        return String(String.UnicodeScalarView(scalars[from..<(from + length)]))
    }

    private static func text(of value: FormDatum) -> String? {
        switch value {
        case .text(let text): text
        case .number(let number): number.description
        case .yesNo(let flag): flag ? "true" : "false"
        case .absent, .list: nil
        }
    }

    private static func datum(_ number: FormNumber?) -> FormDatum {
        number.map { .number($0) } ?? .absent
    }
}
