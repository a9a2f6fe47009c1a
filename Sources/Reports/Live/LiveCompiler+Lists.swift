import Forms
import FoundationEssentials
import Spreadsheet
import Validation

extension LiveCompiler {
    /// What stands where a function takes a list.
    enum Argument {
        case range(LiveList)
        /// A single value.
        case single
        /// Cells that are no rectangle, or that the workbook does not hold.
        case impossible
    }

    /// Cells in a list.
    struct LiveList {
        /// The range, or several with commas between.
        var text: String
        /// Whether it is of the report before, which was accepted, so that all of it is understood.
        var isPrevious = false
        /// Whether it is one rectangle.
        var isRectangle = true
        /// The column that says which lines are current; nil when all are meant.
        var current: String?
        var hasDecimals = false
        /// The wordings that its cells offer; empty when they offer no choice.
        var choices: [String] = []
    }

    /// The cells that an argument means; `whole` when a register's column is always meant as such.
    mutating func list(
        _ expression: Forms.Expression, in scope: LiveScope, whole: Bool = false
    ) -> Argument {
        switch expression {
        case .variable(.registerHosts): .impossible
        case .reference(let reference):
            column(of: reference, in: scope, whole: whole)
        case .range(let first, let last): range(from: first, to: last, in: scope)
        default: .single
        }
    }

    private mutating func column(
        of reference: Forms.Expression.Reference, in scope: LiveScope, whole: Bool
    ) -> Argument {
        guard reference.row == nil, let column = reference.column,
            let sheet = map.index.registers[column]
        else { return .single }
        let isOwn =
            switch reference.source {
            case .report: scope.register?.sheet == sheet
            case .current, .checked: false
            case .previous: scope.previous?.sheet == sheet || scope.register?.sheet == sheet
            }
        if isOwn, !whole { return .single }
        let isPrevious = reference.source == .previous
        guard let range = map.range(ofColumn: column, isPrevious: isPrevious) else {
            return .impossible
        }
        used.note(column: column, isPrevious: isPrevious)
        let cell = map.grid(ofSheet: sheet)?.sheet.column(column)?.cell
        var list = LiveList(text: range.absolute, isPrevious: isPrevious)
        list.hasDecimals = cell?.kind.hasDecimals ?? false
        list.choices = form.choices(of: cell)
        if reference.source == .current, map.index.currentRows[sheet] != nil {
            used.currentRows.insert(sheet)
            list.current = map.range(of: .current, sheet: sheet)?.absolute
        }
        return .range(list)
    }

    private mutating func range(
        from first: Forms.Expression.Reference, to last: Forms.Expression.Reference,
        in scope: LiveScope
    ) -> Argument {
        if first.row == nil, let low = first.column, let high = last.column,
            let current = scope.register, map.index.registers[low] == current.sheet
        {
            var cells: [String] = []
            for column in low...max(low, high) {
                let reference = Forms.Expression.Reference(row: nil, column: column)
                guard let cell = cell(of: reference, in: scope) else { return .impossible }
                cells.append(cell.text)
            }
            return .range(
                LiveList(text: cells.joined(separator: ","), isRectangle: cells.count == 1))
        }
        let isPrevious = first.source == .previous
        let keys = map.index.keys(from: first, to: last, in: scope.evaluated)
        var rectangles = BlankRectangles<Int>()
        var list = LiveList(text: "", isPrevious: isPrevious)
        for key in keys {
            guard let address = map.address(key, isPrevious: isPrevious) else {
                return .impossible
            }
            used.note(key, isPrevious: isPrevious)
            rectangles.add(0, at: address)
            if form.cell(at: key)?.kind.hasDecimals == true { list.hasDecimals = true }
            list.choices = form.choices(at: key)
        }
        let parts = rectangles.parts().map(\.range)
        guard let whole = Self.box(around: parts) else { return .impossible }
        list.isRectangle = parts.count == 1 || isOnly(keys, in: whole, isPrevious: isPrevious)
        list.text =
            list.isRectangle
            ? whole.absolute : parts.map(\.absolute).joined(separator: ",")
        return .range(list)
    }

    private static func box(around ranges: [CellRange]) -> CellRange? {
        guard let first = ranges.first else { return nil }
        return ranges.reduce(first) { box, range in
            CellRange(
                CellAddress(
                    row: min(box.first.row, range.first.row),
                    column: min(box.first.column, range.first.column)),
                CellAddress(
                    row: max(box.last.row, range.last.row),
                    column: max(box.last.column, range.last.column)))
        }
    }

    /// Whether no other cell to fill of the form stands in the rectangle.
    private func isOnly(_ keys: [ValueKey], in range: CellRange, isPrevious: Bool) -> Bool {
        guard let row = keys.first?.row, let grid = map.grid(ofRow: row) else { return false }
        let known = Set(keys)
        return grid.sheet.rows.allSatisfy { row in
            row.cells.keys.allSatisfy { column in
                let key = ValueKey(row.code, column)
                guard !known.contains(key), let cell = map.address(key, isPrevious: isPrevious)
                else { return true }
                return !range.contains(cell)
            }
        }
    }

    // MARK: Criteria

    /// COUNTIFS or SUMIFS; an error when a cell of their ranges was not understood.
    mutating func rows(
        _ name: String, _ summed: Forms.Expression?, _ pairs: ArraySlice<Forms.Expression>,
        in scope: LiveScope
    ) -> LivePiece? {
        var parts: [String] = []
        var guards: [String] = []
        var unknown: [String] = []
        var currents: Set<String> = []
        func doubt(_ list: LiveList) -> [String] {
            if list.isPrevious { return [] }
            return [
                list.current.map { "0*SUMIFS(\(list.text),\($0),1)" } ?? "0*SUM(\(list.text))"
            ]
        }
        var hasDecimals = false
        if let summed {
            guard case .range(let list) = list(summed, in: scope, whole: true), list.isRectangle
            else { return nil }
            parts.append(list.text)
            hasDecimals = list.hasDecimals
            if let current = list.current { currents.insert(current) }
        }
        var rest = pairs
        while let cells = rest.popFirst(), let written = rest.popFirst() {
            guard case .range(let list) = list(cells, in: scope, whole: true), list.isRectangle,
                let criterion = criterion(written, for: list, in: scope)
            else { return nil }
            parts += [list.text, criterion.text]
            guards += doubt(list)
            if let current = list.current { currents.insert(current) }
            if !criterion.isSure { unknown.append("ISERROR(\(criterion.text))") }
        }
        for current in currents.sorted() {
            parts += [current, "1"]
            guards.append("0*SUM(\(current))")
        }
        let body = (["\(name)(\(parts.joined(separator: ",")))"] + guards).joined(separator: "+")
        let text =
            switch unknown.count {
            case 0: "(\(body))"
            case 1: "IF(\(unknown[0]),NA(),\(body))"
            default: "IF(OR(\(unknown.joined(separator: ","))),NA(),\(body))"
            }
        return LivePiece(text, .number, hasDecimals: hasDecimals)
    }

    /// A criterion; nil for those that spreadsheets understand in another way.
    private mutating func criterion(
        _ expression: Forms.Expression, for list: LiveList, in scope: LiveScope
    ) -> LivePiece? {
        if case .text(let text) = expression {
            guard !text.isEmpty, text != "=", !text.hasPrefix("<>") else { return nil }
            return LivePiece(
                LivePiece.quoted(wording(text, of: list.choices)), .text(isFree: true),
                isSure: true)
        }
        if case .binary(.joined, .text(let sign), _) = expression {
            guard [">", ">=", "<", "<=", "="].contains(sign) else { return nil }
        }
        return piece(expression, in: scope)
    }
}
