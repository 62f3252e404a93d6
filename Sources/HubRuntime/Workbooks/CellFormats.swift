/// Reads the number format of each cell style of a workbook.
final class CellFormats: XMLVisitor {
    /// By the number of the style that cells name.
    private(set) var formats: [NumberFormat] = []

    private var codes: [Int: String] = [:]
    private var isInCellStyles = false

    func begin(_ name: String, _ attributes: XMLAttributes) {
        switch name {
        case "numFmt":
            // Formats are listed before the styles that use them (ECMA-376 18.8.39).
            if let id = attributes["numFmtId"].flatMap({ Int($0) }) {
                codes[id] = attributes["formatCode"]
            }
        case "cellXfs": isInCellStyles = true
        case "xf" where isInCellStyles:
            let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
            formats.append(NumberFormat(id: id, code: codes[id]))
        default: break
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    func end(_ name: String) {
        if name == "cellXfs" { isInCellStyles = false }
    }
}
