import FoundationEssentials
public import Forms
import Spreadsheet

extension Form {
    /// A submission with a valid value in every cell, each different from its neighbours where its
    /// kind allows, and with so many rows in every register.
    public func filled(registerRows: Int = 3) -> Submission {
        var submission = Submission()
        var seed = 0
        for sheet in sheets {
            for row in sheet.rows {
                for (column, cell) in row.cells.sorted(by: { $0.key < $1.key }) {
                    seed += 1
                    submission.entries[ValueKey(row.code, column)] = entry(cell, seed)
                }
            }
            guard sheet.isRegister else { continue }
            submission.registers[sheet.number] = (1...registerRows).map { ordinal in
                var row = RegisterRow(ordinal: ordinal, entries: [:])
                for column in sheet.inputColumns {
                    guard let cell = column.cell else { continue }
                    seed += 1
                    row.entries[column.number] = entry(cell, seed)
                }
                return row
            }
        }
        return submission
    }

    private func entry(_ cell: InputCell, _ seed: Int) -> Entry {
        let value: FormValue =
            switch cell.kind {
            case .integer(let bounds):
                .number(Decimal(bounds.lowerBound + seed % min(bounds.count, 997)))
            case .decimal(_, let bounds): .number(bounds.lowerBound + Decimal(seed % 9) / 10)
            case .date: .date(CalendarDate(dayNumber: 20_400 + seed))
            case .text(let limit): .text(String("№\(seed)-п по «приказу»".prefix(limit)))
            case .choice(let name):
                .text(
                    list(named: name).flatMap { list in
                        list.values.isEmpty ? nil : list.values[seed % list.values.count]
                    } ?? "Школа \(seed)")
            case .url: .text("https://sh\(seed).gosuslugi.ru/a?b=\(seed)")
            case .inn: .text("0012345673")
            }
        return Entry(
            value: value, typed: "",
            source: CellSource(sheet: "", cell: CellAddress(row: 0, column: 0)))
    }
}
