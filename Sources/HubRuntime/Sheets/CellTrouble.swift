/// Why nothing can be taken from a cell of a workbook, whatever its column holds.
enum CellTrouble: Hashable, Sendable {
    /// A formula ended in this error, such as `#REF!`.
    case formulaError(String)
    /// A formula whose result was never stored.
    case notCalculated
    /// A number of more than 15 digits: the spreadsheet has put zeros in place of the others.
    case digitsLost

    /// What to do about it.
    var hint: ImportHint {
        switch self {
        case .formulaError(let name): .formulaError(name)
        case .notCalculated: .notCalculated
        case .digitsLost: .digitsLost
        }
    }
}
