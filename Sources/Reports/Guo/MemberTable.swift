import Spreadsheet

/// Where a table with one row for each institution stands, so that formulas can refer to it.
///
/// Rows of other tables are found by the running number in column A, which is the same everywhere.
struct MemberTable {
    /// The name of the sheet.
    var sheet: String
    /// The zero-based rows of the institutions.
    var rows: ClosedRange<Int>

    /// A column's cells, for formulas on any sheet.
    func column(_ column: Int) -> String {
        "'\(sheet)'!\(CellRange(rows: rows, columns: column...column).absolute)"
    }

    /// A column's cells, for formulas on the same sheet.
    func ownColumn(_ column: Int) -> String {
        CellRange(rows: rows, columns: column...column).absolute
    }
}

extension CellAddress {
    /// A cell in a relative reference.
    static func reference(_ row: Int, _ column: Int) -> String {
        CellAddress(row: row, column: column).description
    }
}
