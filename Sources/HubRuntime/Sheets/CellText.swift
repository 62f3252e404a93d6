/// What became of one cell: its text in one spelling, or why it cannot be taken.
struct CellText: Sendable {
    /// The text in its one spelling; empty if nothing stands there.
    var text: String
    /// What was changed to get there, in the order of the changes.
    var changes: [ImportCode] = []
    /// Why the cell cannot be taken; nil if it can.
    var fault: Fault?

    /// Why a cell cannot be taken.
    struct Fault: Sendable {
        let code: ImportCode
        let hint: ImportHint?
    }

    /// Reads a cell as `kind` asks.
    ///
    /// - Parameter isMerged: Whether the value was taken from a merged range.
    init(_ cell: String, as kind: CellKind, isMerged: Bool = false) {
        text = cell
        if text.utf8.contains(UInt8(ascii: "\r")) {
            text = Self.withLineFeeds(text)
            changes.append(.newline)
        }
        let trimmed = text.trimmingBlanks()
        if trimmed.utf8.count != text.utf8.count {
            if !trimmed.isEmpty { changes.append(.trimmed) }
            text = trimmed
        }
        guard !text.isEmpty else { return }
        if isMerged { changes.append(.mergedCell) }
        // A spreadsheet counts UTF-16 units.
        if text.utf8.count > Self.longestCell, text.utf16.count > Self.longestCell {
            changes.append(.longText)
        }
        read(as: kind)
    }

    /// The most characters a cell of a spreadsheet can hold.
    static let longestCell = 32_767

    mutating func refuse(_ code: ImportCode, _ hint: ImportHint?) {
        fault = Fault(code: code, hint: hint)
    }

    /// Brings full-width digits, letters and signs to half width.
    mutating func narrow() {
        let narrow = text.halfWidth()
        if narrow != text {
            text = narrow
            changes.append(.fullWidth)
        }
    }

    private static func withLineFeeds(_ text: String) -> String {
        var bytes: [UInt8] = []
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\r") {
                bytes.append(UInt8(ascii: "\n"))
            } else if byte != UInt8(ascii: "\n") || previous != UInt8(ascii: "\r") {
                bytes.append(byte)
            }
            previous = byte
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
