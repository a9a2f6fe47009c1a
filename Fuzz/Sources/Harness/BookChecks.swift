import Spreadsheet

/// Checks what is true of every workbook, whatever is in it.
func check(_ book: Book) {
    for sheet in book.sheets {
        for (one, next) in zip(sheet.cells, sheet.cells.dropFirst()) {
            require(one.address < next.address, "cells are in order: \(one), \(next)")
        }
        for cell in sheet.cells { check(cell) }
        for address in sheet.formulasWithoutResult + sheet.externalFormulas {
            require(address.isInSheet, "a formula lies in its sheet: \(address)")
        }
        check(rectangles: sheet.merges)
        check(ascending: sheet.hiddenRows, below: CellAddress.rowLimit)
    }
}

/// Checks a cell on its own.
func check(_ cell: CellText) {
    require(cell.address.isInSheet, "a cell lies in its sheet: \(cell)")
    switch cell.value {
    case .number(let number): require(number.isFinite, "numbers are finite: \(cell)")
    case .text, .error: require(!cell.text.isEmpty, "texts are not empty: \(cell)")
    case .date(let moment):
        require((1...9999).contains(moment.date.year), "a year has four digits: \(cell)")
    case .time(let milliseconds):
        require((0..<86_400_000).contains(milliseconds), "a time lies in its day: \(cell)")
    case .duration, .boolean: break
    }
}

/// Checks rectangles: merged ones, those of validations.
func check(rectangles: [CellRange]) {
    for range in rectangles {
        require(
            range.first.isInSheet && range.last.isInSheet, "a merge lies in its sheet: \(range)")
    }
}

/// Checks numbers of rows or columns.
func check(ascending numbers: [Int], below limit: Int) {
    for (one, next) in zip(numbers, numbers.dropFirst()) {
        require(one < next, "hidden rows and columns ascend: \(one), \(next)")
    }
    if let first = numbers.first, let last = numbers.last {
        require(first >= 0 && last < limit, "what is hidden lies in its sheet: \(first), \(last)")
    }
}

extension CellAddress {
    /// Whether a sheet has such a cell.
    var isInSheet: Bool {
        (0..<CellAddress.rowLimit).contains(row) && (0..<CellAddress.columnLimit).contains(column)
    }
}
