public import FoundationEssentials
public import Spreadsheet

/// What a school sent: the values of its form, each with the cell it came from.
public struct Submission: Sendable {
    /// The version of the form whose codes and wordings the values have; empty when nobody said.
    ///
    /// A file that was filled in on an older blank is translated when it is read, so this is not
    /// the version that the file carries: see ``Identity/formVersion``.
    public var formVersion: String
    /// The values of the fixed rows. A cell that is empty has no entry.
    public var entries: [ValueKey: Entry]
    /// The filled rows of the registers, by the number of their sheet, in the order of the file.
    public var registers: [Int: [RegisterRow]]
    /// Where each cell to be filled stands in the file, empty ones included.
    public var places: [ValueKey: CellSource]
    /// What the school wrote about warnings, in the order of the file.
    public var explanations: [Explanation]

    /// Makes a submission.
    public init(
        formVersion: String = "", entries: [ValueKey: Entry] = [:],
        registers: [Int: [RegisterRow]] = [:], places: [ValueKey: CellSource] = [:],
        explanations: [Explanation] = []
    ) {
        self.formVersion = formVersion
        self.entries = entries
        self.registers = registers
        self.places = places
        self.explanations = explanations
    }

    /// The value at a place; nil when the cell is empty or was not understood.
    public subscript(_ row: Int, _ column: Int = 3) -> FormValue? {
        entries[ValueKey(row, column)]?.value
    }

    /// The number at a place; nil when there is none.
    public func number(_ row: Int, _ column: Int = 3) -> Decimal? {
        guard case .number(let number)? = self[row, column] else { return nil }
        return number
    }

    /// A row of the register on the sheet of that number, with its place in the file's order.
    public func entry(_ ordinal: Int, ofSheet sheet: Int) -> (index: Int, row: RegisterRow)? {
        let rows = registers[sheet] ?? []
        // Rows are numbered in their order, so the search is for what was made by hand only.
        let likely = ordinal - 1
        if rows.indices.contains(likely), rows[likely].ordinal == ordinal {
            return (likely, rows[likely])
        }
        return rows.firstIndex { $0.ordinal == ordinal }.map { ($0, rows[$0]) }
    }

    /// The whole number at a place; nil when there is none.
    public func count(at key: ValueKey?) -> Int? {
        key.flatMap { number($0.row, $0.column) }.flatMap { Int("\($0)") }
    }

    /// The day at a place; nil when there is none.
    public func date(at key: ValueKey?) -> CalendarDate? {
        guard let key, case .date(let day)? = self[key.row, key.column] else { return nil }
        return day
    }

    /// The text at a place; nil when there is none.
    public func text(at key: ValueKey?) -> String? {
        guard let key, case .text(let text)? = self[key.row, key.column] else { return nil }
        return text
    }
}

/// A row that a school added to a register.
public struct RegisterRow: Sendable {
    /// Its place among the filled rows, from 1.
    public var ordinal: Int
    /// Its values by column number. A cell that is empty has no entry.
    public var entries: [Int: Entry]
    /// Where its cells stand in the file, by column number, empty ones included.
    public var places: [Int: CellSource]

    /// Makes a row.
    public init(ordinal: Int, entries: [Int: Entry], places: [Int: CellSource] = [:]) {
        self.ordinal = ordinal
        self.entries = entries
        self.places = places
    }
}

/// A filled cell.
public struct Entry: Hashable, Sendable {
    /// What it means; nil when something stands there that was not understood.
    public var value: FormValue?
    /// What stands in the cell, as its user sees it.
    public var typed: String
    /// Where it stands in the file.
    public var source: CellSource
    /// The cell whose answer says that this one is 0, which then is the source; nil for a cell that
    /// was filled itself.
    public var impliedBy: ValueKey?

    /// Makes an entry.
    public init(
        value: FormValue?, typed: String, source: CellSource, impliedBy: ValueKey? = nil
    ) {
        self.value = value
        self.typed = typed
        self.source = source
        self.impliedBy = impliedBy
    }
}

/// A value of a form.
public enum FormValue: Hashable, Sendable, Codable {
    /// A number, exact.
    case number(Decimal)
    /// A day.
    case date(CalendarDate)
    /// A text; the wording of the list for a choice.
    case text(String)
}

/// A cell of a file.
public struct CellSource: Hashable, Sendable, Codable {
    /// The name of the sheet in the file.
    public var sheet: String
    /// The cell.
    public var cell: CellAddress

    /// Names a cell.
    public init(sheet: String, cell: CellAddress) {
        self.sheet = sheet
        self.cell = cell
    }
}
