import Forms
import Messages
import Spreadsheet

/// A count as a formula, with its present value.
struct Count {
    /// The formula without "=".
    var formula: String
    /// What it comes to now.
    var value: Int

    /// One cell less another.
    static func difference(
        _ left: CellAddress, _ right: CellAddress, _ count: BlankCount.Result
    ) -> Count {
        Count(
            formula: "\(left)-\(right)", value: count.required.value - count.empty.value)
    }
}

/// Counts the required cells of a sheet and those of them that are empty.
struct BlankCount {
    /// Required cells, and empty ones among them.
    struct Result {
        var required: Count
        var empty: Count
    }

    /// The numbered sheet.
    let sheet: BlankFormSheet
    /// Where values stand.
    let map: BlankMap

    // MARK: Fixed rows

    /// Counts the cells of the fixed rows; each block under one condition is one term.
    func fixed(_ values: [ValueKey: FormValue]) -> Result {
        var required = Terms()
        var empty = Terms()
        for part in sheet.required {
            guard let condition = part.fact, condition != .constant(false) else { continue }
            let perRow = condition.references.contains { $0.row == nil }
            for block in perRow ? Self.rows(of: part.range) : [part.range] {
                let code = perRow ? self.code(atRow: block.first.row) : nil
                let formula = condition.formula { map.qualified($0, row: code) }
                guard let formula else { continue }
                let holds = condition.holds { reference in
                    map.key(of: reference, inRow: code).flatMap { values[$0] }
                }
                let cells = block.rows.count * block.columns.count
                let blank = blanks(in: block, values)
                let range = "'\(sheet.grid.sheet.name)'!\(block.absolute)"
                required.add("\(cells)", cells, while: formula, holds: holds)
                empty.add("COUNTBLANK(\(range))", blank, while: formula, holds: holds)
            }
        }
        return Result(required: required.sum, empty: empty.sum)
    }

    private static func rows(of range: CellRange) -> [CellRange] {
        range.rows.map { CellRange(rows: $0...$0, columns: range.columns) }
    }

    private func code(atRow row: Int) -> Int? {
        guard case .row(let formRow) = sheet.grid.lines[row - sheet.grid.firstRow] else {
            return nil
        }
        return formRow.code
    }

    private func blanks(in range: CellRange, _ values: [ValueKey: FormValue]) -> Int {
        var count = 0
        for row in range.rows {
            guard let code = code(atRow: row) else { continue }
            for column in range.columns {
                let key = ValueKey(code, sheet.grid.sheet.columns[column].number)
                if values[key] == nil { count += 1 }
            }
        }
        return count
    }

    // MARK: Registers

    /// Counts the cells that are required in the rows that were begun.
    ///
    /// The numbers of the rows are printed, so they count as filled.
    func register(_ rows: [RegisterRow], beside values: [ValueKey: FormValue]) -> Result {
        let grid = sheet.grid
        let telling = Set(grid.sheet.tellingColumns.map(\.number))
        let begun = rows.filter { row in
            row.entries.contains { telling.contains($0.key) && !isEmpty($0.value) }
        }
        let texts = grid.tellingPlaces.map { column(at: $0) }
        let isBegun = "(LEN(\(texts.joined(separator: "&")))>0)"
        let hasOrdinals = grid.sheet.ordinalColumn != nil
        var required = hasOrdinals ? ["1"] : []
        var empty: [String] = []
        var counts = (required: hasOrdinals ? begun.count : 0, empty: 0)
        for (index, definition) in grid.sheet.columns.enumerated()
        where definition.number != grid.sheet.ordinalColumn?.number {
            let condition = definition.cell.flatMap {
                BlankCondition($0.requirement, half: sheet.half)
            }
            let formula = condition?.product { reference in
                guard reference.row == nil else { return map.qualified(reference, row: nil) }
                return reference.column.flatMap(place(ofColumn:)).map { column(at: $0) }
            }
            guard let condition, condition != .constant(false), let formula else { continue }
            required.append(formula)
            empty.append("\(formula)*(LEN(\(column(at: index)))=0)")
            for row in begun {
                let holds = condition.holds { reference in
                    guard reference.row == nil else {
                        return map.key(of: reference, inRow: nil).flatMap { values[$0] }
                    }
                    return reference.column.flatMap { row.entries[$0] }
                        .flatMap(BlankFilling.value(of:))
                }
                guard holds else { continue }
                counts.required += 1
                if row.entries[definition.number].map(isEmpty) ?? true { counts.empty += 1 }
            }
        }
        return Result(
            required: Count(
                formula: Self.sum(required, while: isBegun),
                value: counts.required),
            empty: Count(
                formula: Self.sum(empty, while: isBegun),
                value: counts.empty))
    }

    private static func sum(_ terms: [String], while condition: String) -> String {
        terms.isEmpty ? "0" : "SUMPRODUCT(\(condition)*(\(terms.joined(separator: "+"))))"
    }

    private func place(ofColumn number: Int) -> Int? {
        sheet.grid.sheet.columns.firstIndex { $0.number == number }
    }

    private func isEmpty(_ entry: Entry) -> Bool { BlankFilling.value(of: entry) == nil }

    private func column(at column: Int) -> String {
        let rows = sheet.grid.firstRow...sheet.grid.lastRow
        return
            "'\(sheet.grid.sheet.name)'!\(CellRange(rows: rows, columns: column...column).absolute)"
    }
}

/// A sum that is being written down.
private struct Terms {
    private var terms: [String: [String]] = [:]
    private var order: [String] = []
    private var value = 0

    /// Adds a term that counts while the condition holds.
    mutating func add(_ term: String, _ value: Int, while condition: String, holds: Bool) {
        if terms[condition] == nil { order.append(condition) }
        terms[condition, default: []].append(term)
        if holds { self.value += value }
    }

    /// The sum; terms under the same condition stand together.
    var sum: Count {
        let formula = order.map { condition in
            let sum = (terms[condition] ?? []).joined(separator: "+")
            return condition == "TRUE" ? sum : "IF(\(condition),\(sum),0)"
        }.joined(separator: "+")
        return Count(formula: formula.isEmpty ? "0" : formula, value: value)
    }
}
