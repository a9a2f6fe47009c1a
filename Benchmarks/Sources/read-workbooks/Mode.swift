import Spreadsheet
import WorkbookReader

/// How much is made of each cell.
enum Mode: String {
    /// Cells stream by; no String is made.
    case cells
    /// Cells stream by, and each one's typed value is made.
    case values
    /// The whole workbook is kept in memory.
    case contents

    /// Reads all sheets of a workbook.
    func read(_ path: String) throws(WorkbookError) -> Tally {
        let book = try WorkbookReader(path: path, limits: .large)
        var tally = Tally()
        switch self {
        case .cells:
            for sheet in book.sheets {
                try book.forEachCell(in: sheet) { cell in
                    tally.cells += 1
                    tally.sum += cell.number ?? Double(cell.withText { $0.count })
                }
            }
        case .values:
            for sheet in book.sheets {
                try book.forEachCell(in: sheet) { cell in
                    if let value = cell.value { tally.add(value) }
                }
            }
        case .contents:
            for sheet in try book.contents().sheets {
                for cell in sheet.cells { tally.add(cell.value) }
            }
        }
        return tally
    }
}
