/// One cell while it is read (ECMA-376 18.3.1.4).
struct WorksheetCell {
    private let kind: String
    private let format: NumberFormat
    private let limit: Int
    private var value: [UInt8] = []
    private var inline: CellTextCollector
    private var isInValue = false
    private var isInline = false
    private var hasFormula = false
    private var hasValue = false

    /// What was read.
    struct Content {
        /// What a person sees; empty if nothing.
        let text: String
        /// Why it cannot be taken; nil if it can.
        var trouble: CellTrouble?
    }

    /// - Parameter kind: The cell's type, such as `s` for a shared text.
    init(kind: String, format: NumberFormat, limit: Int) {
        self.kind = kind
        self.format = format
        self.limit = limit
        inline = CellTextCollector(limit: limit)
    }

    mutating func begin(_ name: String) {
        switch name {
        case "v": (isInValue, hasValue) = (true, true)
        case "f": hasFormula = true
        case "is":
            isInline = true
            inline.start()
        default: if isInline { inline.begin(name) }
        }
    }

    mutating func end(_ name: String) {
        switch name {
        case "v": isInValue = false
        case "is": isInline = false
        default: if isInline { inline.end(name) }
        }
    }

    /// Adds characters; whether the cell stays within its limit.
    mutating func add(_ characters: UnsafeBufferPointer<UInt8>) -> Bool {
        if isInline { return inline.add(characters) }
        guard isInValue else { return true }
        guard value.count + characters.count <= limit else { return false }
        value.append(contentsOf: characters)
        return true
    }

    /// What stands in the cell; nil if it does not hold what its type says.
    mutating func finish(_ context: SheetContext) -> Content? {
        if kind == "inlineStr" { return Content(text: inline.finish()) }
        let stored = String(decoding: value, as: UTF8.self)
        guard !stored.isEmpty else {
            // An empty text is a result; no result at all means that nobody has calculated it.
            let isMissing = hasFormula && !(kind == "str" && hasValue)
            return Content(text: "", trouble: isMissing ? .notCalculated : nil)
        }
        switch kind {
        case "s":
            guard let index = Int(stored), context.texts.indices.contains(index) else { return nil }
            return Content(text: context.texts[index])
        case "str": return Content(text: EscapedText.plain(value))
        case "b": return Content(text: stored == "1" || stored == "true" ? "TRUE" : "FALSE")
        case "e": return Content(text: stored, trouble: .formulaError(stored))
        case "d": return Content(text: stored)
        case "n":
            let number = CellNumber(
                stored.trimmingBlanks(),
                format,
                countsFrom1904: context.countsFrom1904
            )
            return number.map { Content(text: $0.text, trouble: $0.trouble) }
        default: return nil
        }
    }
}
