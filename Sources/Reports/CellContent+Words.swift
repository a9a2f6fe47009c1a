import WorkbookWriter

extension CellContent {
    /// The text that is shown; nil for anything but texts.
    var words: String? {
        switch self {
        case .text(let text), .link(let text, _): text
        case .blank, .number, .date, .boolean, .formula, .prepared, .inRow: nil
        }
    }
}
