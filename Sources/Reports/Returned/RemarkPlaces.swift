import Forms
import Spreadsheet

/// Where the remarks on a report stand in the form that is rebuilt from it.
///
/// Rows may have been inserted or deleted in the school's file and sheets renamed; a place is found
/// by the codes of its row and column, and by what was read from the cell it names.
struct RemarkPlaces {
    /// A place of the rebuilt form.
    enum Target: Hashable {
        /// A cell.
        case cell(sheet: String, CellAddress)
        /// A part of a sheet: where it begins.
        case part(sheet: String, CellAddress)
        /// An explanation of the school, by its place among those of the submission.
        case explanation(Int)
    }

    private let form: Form
    private let map: BlankMap
    private let submission: Submission
    private let cells: [CellSource: Finding.Place]
    private let sheets: [String: Int]
    private let explanations: [CellSource: Int]

    init(form: Form, map: BlankMap, submission: Submission, findings: [Finding]) {
        self.form = form
        self.map = map
        self.submission = submission
        var cells: [CellSource: Finding.Place] = [:]
        var sheets: [String: Int] = [:]
        for sheet in form.sheets { sheets[sheet.name] = sheet.number }
        for case let .sheetRenamed(name, found) in findings.map(\.fact) {
            sheets[found] = sheets[name]
        }
        for (key, source) in submission.places {
            cells[source] = Finding.Place(row: key.row, column: key.column)
            // A sheet may have had another name in an older version of the form.
            if sheets[source.sheet] == nil {
                sheets[source.sheet] = map.grid(ofRow: key.row)?.sheet.number
            }
        }
        for (sheet, rows) in submission.registers {
            for row in rows {
                for (column, source) in row.places {
                    cells[source] = Finding.Place(column: column, ordinal: row.ordinal)
                    if sheets[source.sheet] == nil { sheets[source.sheet] = sheet }
                }
            }
        }
        self.cells = cells
        self.sheets = sheets
        explanations = Dictionary(
            submission.explanations.enumerated().map { ($1.source, $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Where a finding stands in the rebuilt form; nil for the whole file.
    func target(of finding: Finding) -> Target? {
        var place = finding.place
        if case .sheetMissing(let name) = finding.fact { place.sheet = name }
        return target(of: place)
    }

    /// Where a place of the school's file is in the rebuilt form; nil for the whole file.
    func target(of place: Finding.Place) -> Target? {
        if let source = place.source, let index = explanations[source] {
            return .explanation(index)
        }
        let place = known(place)
        if let row = place.row, let grid = map.grid(ofRow: row) {
            let column = place.column ?? firstInput(inRow: row, of: grid.sheet)
            return column.flatMap { grid.address(ValueKey(row, $0)) }
                .map { .cell(sheet: grid.sheet.name, $0) }
        }
        if let column = place.column, let grid = register(withColumn: column) {
            return target(inColumn: column, ordinal: place.ordinal, of: grid)
        }
        let number = place.sheet.flatMap { sheets[$0] }
        return number.flatMap { map.grids[$0] }.map { grid in
            let column = place.column.flatMap { grid.address(ordinal: 1, column: $0)?.column }
            return .part(
                sheet: grid.sheet.name,
                CellAddress(
                    row: column == nil ? grid.firstRow : grid.headerRow,
                    column: column ?? grid.firstInputColumn))
        }
    }

    /// The place with row, column and ordinal, even where the finding names the cell alone.
    func known(_ place: Finding.Place) -> Finding.Place {
        guard place.row == nil, place.column == nil, let source = place.source else {
            return place
        }
        return cells[source] ?? place
    }

    // MARK: Sheets

    private func register(withColumn number: Int) -> BlankGrid? {
        map.grids.values.first { $0.sheet.isRegister && $0.sheet.column(number) != nil }
    }

    private func target(inColumn column: Int, ordinal: Int?, of grid: BlankGrid) -> Target? {
        guard let ordinal else {
            return grid.address(ordinal: 1, column: column).map {
                .part(
                    sheet: grid.sheet.name, CellAddress(row: grid.headerRow, column: $0.column))
            }
        }
        // The rows are written one below the other, whatever numbers they had.
        let index = submission.entry(ordinal, ofSheet: grid.sheet.number)?.index ?? ordinal - 1
        return grid.address(ordinal: index + 1, column: column).map {
            .cell(sheet: grid.sheet.name, $0)
        }
    }

    private func firstInput(inRow code: Int, of sheet: FormSheet) -> Int? {
        let cells = sheet.rows.first { $0.code == code }?.cells ?? [:]
        return sheet.columns.first { cells[$0.number] != nil }?.number
    }
}

extension Finding.Place {
    /// The cell in the school's file; nil when the place is larger.
    fileprivate var source: CellSource? {
        guard let sheet, let cell else { return nil }
        return CellSource(sheet: sheet, cell: cell)
    }
}
