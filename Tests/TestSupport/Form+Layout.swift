public import Forms
public import Spreadsheet

extension Form {
    /// Lays the form out as a simple blank does: a title, the captions with «№ строки», the numbers
    /// of the columns, the rows. The values fill it.
    ///
    /// - Parameters:
    ///   - values: the cells of the fixed rows.
    ///   - registers: the rows of each register, by the number of its sheet, values by column.
    ///   - service: what the document properties and the sheet «Служебный» say.
    /// - Returns: the file as the reader would deliver it.
    public func laidOut(
        _ values: [ValueKey: CellValue] = [:], registers: [Int: [[Int: CellValue]]] = [:],
        service: [ServiceKey: String] = [:]
    ) -> WorkbookContents {
        var sheets = sheets.map { sheet in
            sheet.isRegister
                ? Self.layOut(sheet, rows: registers[sheet.number] ?? [])
                : Self.layOut(sheet, values)
        }
        var keys = SheetContents(name: OwnSheet.service.name)
        for (row, key) in ServiceKey.allCases.enumerated() {
            guard let text = service[key] else { continue }
            keys.set("A\(row + 1)", .text(key.caption), format: nil)
            keys.set("B\(row + 1)", .text(text), format: nil)
        }
        sheets.append(keys)
        let properties = service.map { ($0.property, $1) }
        return WorkbookContents(
            sheets: sheets,
            customProperties: Dictionary(properties, uniquingKeysWith: { first, _ in first }))
    }

    private static func layOut(
        _ sheet: FormSheet, _ values: [ValueKey: CellValue]
    ) -> SheetContents {
        var contents = header(of: sheet)
        for row in sheet.rows {
            let line = (contents.cells.last?.address.row ?? 0) + 1
            for (place, column) in sheet.columns.enumerated() {
                let value: CellValue? =
                    switch column.role {
                    case .code: .number(Double(row.code))
                    case .caption: .text(row.caption)
                    case .printed: row.printed[column.number].map { .text($0) }
                    case .input:
                        row.cells[column.number] == nil
                            ? .text("х") : values[ValueKey(row.code, column.number)]
                    }
                contents.append(value, line, place)
            }
        }
        return contents
    }

    private static func layOut(_ sheet: FormSheet, rows: [[Int: CellValue]]) -> SheetContents {
        var contents = header(of: sheet)
        for (index, row) in rows.enumerated() {
            for (place, column) in sheet.columns.enumerated() {
                contents.append(row[column.number], headerHeight + index, place)
            }
        }
        return contents
    }

    private static let headerHeight = 4

    private static func header(of sheet: FormSheet) -> SheetContents {
        var contents = SheetContents(name: sheet.name)
        contents.append(.text(sheet.title), 0, 0)
        contents.append(.text(sheet.help), 1, 0)
        for (place, column) in sheet.columns.enumerated() {
            contents.append(.text(column.role == .code ? "№\nстроки" : column.caption), 2, place)
        }
        for (place, column) in sheet.columns.enumerated() {
            contents.append(.number(Double(column.number)), 3, place)
        }
        return contents
    }
}

extension SheetContents {
    fileprivate mutating func append(_ value: CellValue?, _ row: Int, _ column: Int) {
        guard let value else { return }
        cells.append(Cell(address: CellAddress(row: row, column: column), value: value))
    }
}
