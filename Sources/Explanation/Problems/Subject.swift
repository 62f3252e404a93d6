package import ServiceModel
package import Storage

/// What a refusal is about, so that the sentence can name it.
package struct Subject: Sendable {
    /// The number of the case, if there is one.
    package let number: String?
    /// The matter, if it is held here.
    package let matter: Matter?

    package init(number: String? = nil, matter: Matter? = nil) {
        self.number = number
        self.matter = matter
    }

    /// A case in a list.
    package init(_ line: CaseLine, _ matter: Matter?) {
        self.init(number: line.number, matter: matter)
    }

    /// The case, as a sentence begins with it.
    package var name: Wording {
        guard let number else { return Wording("这件", "This case") }
        return Wording("办件 \(number)", "Case \(number)")
    }

    /// The case as commands name it.
    package var argument: String { number ?? "." }

    /// A material by number and, if known, by name.
    package func material(_ number: Int) -> String {
        guard let name = matter?.materials.first(where: { $0.number == number })?.name else {
            return "\(number)"
        }
        return "\(number) \(name)"
    }
}
