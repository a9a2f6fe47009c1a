import Spreadsheet

/// What was seen in workbooks; adding it up keeps the compiler from leaving the reading out.
struct Tally {
    /// The number of filled cells.
    var cells = 0
    /// The sum of all numbers and of the lengths of all texts in bytes.
    var sum = 0.0

    /// Takes in one cell.
    mutating func add(_ value: CellValue) {
        cells += 1
        switch value {
        case .number(let number): sum += number
        case .text(let text), .error(let text): sum += Double(text.utf8.count)
        case .boolean, .date, .time, .duration: break
        }
    }

    /// Takes in what was seen elsewhere.
    mutating func add(_ other: Tally) {
        cells += other.cells
        sum += other.sum
    }
}
