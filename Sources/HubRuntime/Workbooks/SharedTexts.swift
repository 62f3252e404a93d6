/// Reads the texts that the cells of a workbook share, in their order.
final class SharedTexts: XMLVisitor {
    /// The texts.
    private(set) var texts: [String] = []

    private let limits: ImportLimits
    private var text: CellTextCollector

    init(_ limits: ImportLimits) {
        self.limits = limits
        text = CellTextCollector(limit: limits.cellBytes)
    }

    func begin(_ name: String, _ attributes: XMLAttributes) throws(FileFault) {
        switch name {
        case "si":
            guard texts.count < limits.sharedTexts else {
                throw .workbook(.tooManyTexts(limit: limits.sharedTexts))
            }
            text.start()
        default: text.begin(name)
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(FileFault) {
        guard text.add(bytes) else {
            throw .workbook(
                .cellTooLong(cell: "sharedStrings \(texts.count + 1)", limit: limits.cellBytes)
            )
        }
    }

    func end(_ name: String) {
        if name == "si" { texts.append(text.finish()) } else { text.end(name) }
    }
}

/// Puts the text of a cell together from its runs, without the phonetic ones (ECMA-376 18.4).
struct CellTextCollector {
    private let limit: Int
    private var bytes: [UInt8] = []
    private var isCollecting = false
    private var isTold = false
    private var isPhonetic = false

    init(limit: Int) {
        self.limit = limit
    }

    /// Begins a text.
    mutating func start() {
        bytes.removeAll(keepingCapacity: true)
        (isCollecting, isTold, isPhonetic) = (true, false, false)
    }

    /// An element inside the text begins.
    mutating func begin(_ name: String) {
        if name == "rPh" { isPhonetic = true }
        if name == "t" { isTold = isCollecting && !isPhonetic }
    }

    /// An element inside the text ends.
    mutating func end(_ name: String) {
        if name == "rPh" { isPhonetic = false }
        if name == "t" { isTold = false }
    }

    /// Adds characters, if they belong to the text; whether the text stays within its limit.
    mutating func add(_ characters: UnsafeBufferPointer<UInt8>) -> Bool {
        guard isTold else { return true }
        guard bytes.count + characters.count <= limit else { return false }
        bytes.append(contentsOf: characters)
        return true
    }

    /// The whole text.
    mutating func finish() -> String {
        isCollecting = false
        return EscapedText.plain(bytes)
    }
}
