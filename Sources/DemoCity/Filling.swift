import FoundationEssentials
import Forms
import Spreadsheet

/// A form being filled in by an invented school.
struct Filling {
    let form: Form
    private(set) var submission: Submission
    /// The cells of the form by place, so that only what the form asks for is filled in.
    private let cells: [ValueKey: InputCell]

    init(form: Form) {
        self.form = form
        submission = Submission(formVersion: form.version)
        var cells: [ValueKey: InputCell] = [:]
        for row in form.sheets.flatMap(\.rows) {
            for (column, cell) in row.cells { cells[ValueKey(row.code, column)] = cell }
        }
        self.cells = cells
    }

    /// Puts a number into the only column of a row, if the form has the row.
    mutating func put(_ row: Int?, _ number: Int) {
        if let row { put(row, 3, number) }
    }

    mutating func put(_ row: Int, _ column: Int, _ number: Int) {
        put(.number(Decimal(number)), typed: String(number), at: ValueKey(row, column))
    }

    mutating func put(_ row: Int?, _ text: String) {
        if let row { put(row, 3, text) }
    }

    mutating func put(_ row: Int, _ column: Int, _ text: String) {
        put(.text(text), typed: text, at: ValueKey(row, column))
    }

    mutating func put(_ row: Int?, _ date: CalendarDate) {
        if let row { put(row, 3, date) }
    }

    mutating func put(_ row: Int, _ column: Int, _ date: CalendarDate) {
        put(.date(date), typed: date.russian, at: ValueKey(row, column))
    }

    mutating func choose(_ row: Int?, _ beginning: String) {
        if let row { choose(row, 3, beginning) }
    }

    /// Puts the value of the cell's list that begins so; nothing where there is none.
    mutating func choose(_ row: Int, _ column: Int, _ beginning: String) {
        let values = form.choices(of: cells[ValueKey(row, column)])
        guard let value = values.first(where: { $0.hasPrefix(beginning) }) else { return }
        put(row, column, value)
    }

    /// Puts a text that the school typed where the form wants something else.
    mutating func scribble(_ text: String, at key: ValueKey) {
        submission.entries[key] = Entry(value: nil, typed: text, source: Self.nowhere)
    }

    mutating func erase(_ row: Int, _ column: Int = 3) {
        submission.entries[ValueKey(row, column)] = nil
    }

    mutating func add(_ row: [Int: FormValue], toRegister sheet: Int) {
        let ordinal = submission.registers[sheet, default: []].count + 1
        let entries = row.mapValues { Entry(value: $0, typed: "", source: Self.nowhere) }
        submission.registers[sheet, default: []].append(
            RegisterRow(ordinal: ordinal, entries: entries))
    }

    /// Puts a value into the last row of a register.
    mutating func put(_ column: Int, _ value: FormValue, inLastRowOf sheet: Int) {
        guard let last = submission.registers[sheet]?.indices.last else { return }
        submission.registers[sheet]?[last].entries[column] = Entry(
            value: value, typed: "", source: Self.nowhere)
    }

    /// Leaves out the first row of a register; the rows below move up.
    mutating func removeFirstRow(ofRegister sheet: Int) {
        let rows = submission.registers[sheet, default: []].dropFirst()
        submission.registers[sheet] = rows.enumerated().map { index, row in
            RegisterRow(ordinal: index + 1, entries: row.entries)
        }
    }

    mutating func put(_ value: FormValue, typed: String, at key: ValueKey) {
        guard cells[key] != nil else { return }
        submission.entries[key] = Entry(value: value, typed: typed, source: Self.nowhere)
    }

    /// An invented value comes from no file.
    private static let nowhere = CellSource(sheet: "", cell: CellAddress(row: 0, column: 0))
}
