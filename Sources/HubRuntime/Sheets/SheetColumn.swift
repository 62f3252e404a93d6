/// What one column of a sheet holds, and how its cells are read.
struct SheetColumn: Sendable {
    /// The title as the contract spells it.
    let title: String
    /// What its cells hold.
    let kind: CellKind
    /// What an empty cell means.
    let need: Need
    /// Other titles in use for it.
    let alsoKnownAs: [String]

    /// What an empty cell means.
    enum Need: Sendable {
        /// The line is rejected.
        case required
        /// The line is kept with a warning: normally something stands there.
        case expected
        /// Nothing: the cell is filled in some lines only.
        case situational
    }

    init(
        _ title: String,
        _ kind: CellKind,
        _ need: Need,
        alsoKnownAs: [String] = []
    ) {
        self.title = title
        self.kind = kind
        self.need = need
        self.alsoKnownAs = alsoKnownAs
    }
}

/// What the cells of a column hold.
enum CellKind: Sendable {
    /// Words for people.
    case text
    /// Digits and what stands between them, such as a telephone number.
    case digits
    /// A code: digits, or digits and capital letters; of one of these lengths, if any is named.
    case code(lengths: [Int], digitsOnly: Bool)
    /// The name of something in another file, spelt with capital letters.
    case capitals
    /// The name of something in another file, spelt exactly.
    case name
    /// A unified social credit code (统一社会信用代码).
    case creditCode
    /// One of these values.
    case choice([String])
    /// Some of these values, with `;` between them.
    case choices([String])
    /// A whole number in this range.
    case number(ClosedRange<Int>)
    /// A day.
    case day
    /// `n.n`.
    case version

    /// Whether it is a day.
    var isDay: Bool {
        if case .day = self { true } else { false }
    }
}

/// What one kind of sheet holds.
struct SheetFormat: Sendable {
    /// Its columns in the order of the contract.
    let columns: [SheetColumn]
    /// Titles of the columns that name a line.
    let key: [String]

    /// The position of a column by any folded title it is known under.
    private let titles: [String: Int]

    init(key: [String], _ columns: [SheetColumn]) {
        self.columns = columns
        self.key = key
        var titles: [String: Int] = [:]
        for (position, column) in columns.enumerated() {
            titles[SheetHeader.folded(column.title)] = position
        }
        for (position, column) in columns.enumerated() {
            for other in [SheetHeader.withoutBracket(column.title)] + column.alsoKnownAs {
                let folded = SheetHeader.folded(other)
                titles[folded] = titles[folded] ?? position
            }
        }
        self.titles = titles
    }

    /// The position of the column that a title means, in any spelling known; nil if none.
    func position(spelt title: String) -> Int? {
        // No title is so long, and a long text costs time for each format it is held against.
        guard title.utf8.count <= 256 else { return nil }
        return titles[SheetHeader.folded(title)]
    }

    /// The position of a column; O(columns).
    func position(of title: String) -> Int? {
        columns.firstIndex { $0.title == title }
    }
}
