package import ServiceModel
package import Storage

/// What a refusal is about, so that the sentence can name it.
package struct Subject: Sendable {
    /// The number of the case, if there is one.
    package let number: String?
    /// The matter, if it is held here.
    package let matter: Matter?

    /// The matter's name, if it is known without its text.
    private let matterName: String?
    /// The point that was asked about, if a person should read its name instead of its division.
    private let point: ServicePoint?

    package init(
        number: String? = nil,
        matter: Matter? = nil,
        matterName: String? = nil,
        point: ServicePoint? = nil
    ) {
        self.number = number
        self.matter = matter
        self.matterName = matterName
        self.point = point
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

    /// The matter as a sentence names it: by its name if that is known.
    package func name(of code: MatterCode) -> String {
        matter?.name ?? matterName ?? code.text
    }

    /// A division as a sentence names it: by the point's name if that was asked about.
    package func place(_ division: DivisionCode) -> String {
        point.flatMap { $0.division == division ? $0.name : nil } ?? division.text
    }

    /// A material by number and, if known, by name.
    package func material(_ number: Int) -> String {
        guard let name = matter?.materials.first(where: { $0.number == number })?.name else {
            return "\(number)"
        }
        return "\(number) \(name)"
    }
}
