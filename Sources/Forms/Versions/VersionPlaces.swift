/// Where the rows, columns and cells of an older version of a form are in the current one.
struct VersionPlaces: Sendable {
    /// A column of a sheet of the older version.
    private struct Column: Hashable {
        var sheet: Int
        var number: Int
    }

    /// The current version.
    let form: Form
    private let older: Form
    private let successors: [CellCode: CellCode]
    /// The current code of each row that went on as a whole or in part.
    private var rows: [Int: Int] = [:]
    /// The current number of each column that went on as a whole or in part.
    private var columns: [Column: Int] = [:]

    init(from older: Form, to form: Form, _ successors: [CellCode: CellCode]) {
        self.older = older
        self.form = form
        self.successors = successors
        for (code, _, sheet) in older.cellCodes {
            guard let next = successors[code] else { continue }
            let column = Column(sheet: sheet, number: code.column)
            if columns[column] == nil { columns[column] = next.column }
            if case .fixed(let key) = code, case .fixed(let nextKey) = next, rows[key.row] == nil {
                rows[key.row] = nextKey.row
            }
        }
    }

    /// The current cell; nil when it was given up.
    func successor(of code: CellCode) -> CellCode? { successors[code] }

    /// The findings at their current places; those on what was given up are left out.
    func translated(_ findings: [Finding]) -> [Finding] {
        let sheets = sheetNumbers(findings)
        return findings.compactMap { finding in
            var next = finding
            let sheet = finding.place.sheet.flatMap { sheets[Wording.sheetKey($0)] }
            guard let place = translated(finding.place, onSheet: sheet),
                let fact = translated(finding.fact, onSheet: sheet)
            else { return nil }
            next.place = place
            next.fact = fact
            return next
        }
    }

    /// The numbers of the older version's sheets by the keys of their names in the file, which the
    /// findings tell where they are others.
    private func sheetNumbers(_ findings: [Finding]) -> [String: Int] {
        var numbers: [String: Int] = [:]
        for sheet in older.sheets { numbers[Wording.sheetKey(sheet.name)] = sheet.number }
        for finding in findings {
            guard case .sheetRenamed(let name, let found) = finding.fact else { continue }
            numbers[Wording.sheetKey(found)] = older.sheets.first { $0.name == name }?.number
        }
        return numbers
    }

    private func translated(
        _ place: Finding.Place, onSheet sheet: Int?
    ) -> Finding.Place? {
        var next = place
        switch (place.row, place.column) {
        case (let row?, let column?):
            guard let key = successor(of: ValueKey(row, column)) else { return nil }
            next.row = key.row
            next.column = key.column
        case (let row?, nil):
            guard let code = rows[row] else { return nil }
            next.row = code
        case (nil, let column?):
            let number = sheet.map { columns[Column(sheet: $0, number: column)] } ?? column
            guard let number else { return nil }
            next.column = number
        case (nil, nil): break
        }
        return next
    }

    /// The current row; nil when it was given up.
    func successor(ofRow code: Int) -> Int? { rows[code] }

    /// The current column of a register; a column of a table, whose number alone says nothing,
    /// stays as it is. Nil when it was given up.
    func successor(ofRegisterColumn number: Int) -> Int? {
        guard let sheet = older.registerSheets[number] else { return number }
        return columns[Column(sheet: sheet, number: number)]
    }

    /// The current place of a fixed cell; one that is crossed out goes where its row and its column
    /// went.
    func successor(of key: ValueKey) -> ValueKey? {
        if older.cell(at: key) != nil {
            guard case .fixed(let next)? = successors[.fixed(key)] else { return nil }
            return next
        }
        guard let sheet = older.sheet(ofRow: key.row), let row = rows[key.row],
            let column = columns[Column(sheet: sheet.number, number: key.column)]
        else { return nil }
        return ValueKey(row, column)
    }

    /// Facts that name rows and columns themselves.
    private func translated(_ fact: Fact, onSheet sheet: Int?) -> Fact? {
        switch fact {
        case .rowMissing(let code, _):
            rows[code].map { .rowMissing(code: $0, caption: form.caption(of: .row($0))) }
        case .rowRepeated(let code): rows[code].map { .rowRepeated(code: $0) }
        case .columnMissing(let number, let caption):
            sheet.flatMap { columns[Column(sheet: $0, number: number)] }
                .map { .columnMissing(number: $0, caption: caption) }
        default: fact
        }
    }
}
