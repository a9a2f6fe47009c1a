import Forms
import FoundationEssentials
import Messages
import Spreadsheet
import Validation

/// Writes expressions of the rule language as formulas of Excel 2010 over the sheet «Расчёт».
///
/// It is the second back end of the language; the first is the evaluator, whose numbered rules the
/// formulas keep. What a formula cannot do alike is refused: the rule is then checked after sending.
struct LiveCompiler {
    /// The form, for its lists.
    let form: Form
    /// Where values stand.
    let map: LiveMap
    /// What was asked for so far.
    var used = LiveUse()

    init(form: Form, map: LiveMap) {
        self.form = form
        self.map = map
    }

    /// The expression as a formula; nil when it asks for something the workbook does not hold.
    mutating func piece(_ expression: Forms.Expression, in scope: LiveScope) -> LivePiece? {
        switch expression {
        case .number(let number):
            LivePiece(
                "\(number)", .number, isSure: true,
                hasDecimals: "\(number)".contains("."))
        case .text(let text):
            LivePiece(LivePiece.quoted(text), .text(isFree: true), isSure: true)
        case .boolean(let isTrue):
            LivePiece(isTrue ? "TRUE" : "FALSE", .truth, isSure: true)
        case .reference(let reference): value(of: reference, in: scope)
        case .range: nil
        case .variable(let variable): value(of: variable, in: scope)
        case .unary(.minus, let operand):
            piece(operand, in: scope).map {
                LivePiece("(-\($0.text))", .number, isSure: $0.isSure, hasDecimals: $0.hasDecimals)
            }
        case .binary(let sign, let left, let right):
            sign.compares
                ? comparison(sign, left, right, in: scope) : reckoned(sign, left, right, in: scope)
        case .call(let function, let arguments): call(function, arguments, in: scope)
        }
    }

    // MARK: Values

    private mutating func value(
        of reference: Forms.Expression.Reference, in scope: LiveScope
    ) -> LivePiece? {
        guard let cell = cell(of: reference, in: scope) else {
            return isNowhere(reference, in: scope) ? LivePiece("NA()", .number) : nil
        }
        var piece = cell
        piece.text = "IF(\(cell.text)=\"\",NA(),\(cell.text))"
        return piece
    }

    /// Whether no cell of the form is meant, so that the evaluator gives a blank.
    private func isNowhere(
        _ reference: Forms.Expression.Reference, in scope: LiveScope
    ) -> Bool {
        if reference.row == nil, let column = reference.column,
            map.index.registers[column] != nil
        {
            return false
        }
        return map.index.key(of: reference, in: scope.evaluated) == nil
    }

    /// The cell that a reference means, blank or not; nil when it means none or a whole column.
    mutating func cell(
        of reference: Forms.Expression.Reference, in scope: LiveScope
    ) -> LivePiece? {
        if reference.row == nil, let column = reference.column,
            let sheet = map.index.registers[column]
        {
            return registerCell(column, sheet, reference.source, in: scope)
        }
        let isPrevious = reference.source == .previous
        guard let key = map.index.key(of: reference, in: scope.evaluated),
            let cell = form.cell(at: key),
            let address = map.address(key, isPrevious: isPrevious)
        else { return nil }
        used.note(key, isPrevious: isPrevious)
        return piece(address.absolute, of: cell)
    }

    /// A cell of the form on the sheet «Расчёт», or an expression for one.
    private func piece(_ text: String, of cell: InputCell) -> LivePiece {
        var piece = LivePiece(
            text, LivePiece.Kind(cell.kind), hasDecimals: cell.kind.hasDecimals)
        piece.choices = form.choices(of: cell)
        return piece
    }

    private mutating func registerCell(
        _ column: Int, _ sheet: Int, _ source: Forms.Expression.Source, in scope: LiveScope
    ) -> LivePiece? {
        guard let input = map.grid(ofSheet: sheet)?.sheet.column(column)?.cell else { return nil }
        let text: String?
        switch source {
        case .current, .checked: text = nil
        case .report:
            guard let current = scope.register, current.sheet == sheet else { return nil }
            text = cell(inColumn: column, isPrevious: false, line: current.line)
        case .previous:
            if let previous = scope.previous, previous.sheet == sheet {
                text = cell(inColumn: column, isPrevious: true, line: previous.line)
            } else if let current = scope.register, current.sheet == sheet,
                let there = help(.counterpart, sheet, line: current.line),
                let range = map.range(ofColumn: column, isPrevious: true)
            {
                used.counterparts.insert(sheet)
                used.note(column: column, isPrevious: true)
                text = "INDEX(\(range.absolute),\(there))"
            } else {
                text = nil
            }
        }
        return text.map { piece($0, of: input) }
    }

    private mutating func cell(
        inColumn column: Int, isPrevious: Bool, line: LiveScope.Line
    ) -> String? {
        guard let range = map.range(ofColumn: column, isPrevious: isPrevious) else { return nil }
        used.note(column: column, isPrevious: isPrevious)
        return Self.cell(of: range, line: line)
    }

    /// A column of help on a line of a register.
    func help(_ help: LiveMap.Help, _ sheet: Int, line: LiveScope.Line) -> String? {
        map.range(of: help, sheet: sheet).map { Self.cell(of: $0, line: line) }
    }

    static func cell(of range: CellRange, line: LiveScope.Line) -> String {
        switch line {
        case .fixed(let line):
            // Relative, since these are the most and the shortest.
            CellAddress(row: range.first.row + line, column: range.first.column).description
        case .found(let number): "INDEX(\(range.absolute),\(number))"
        }
    }

    private mutating func value(
        of variable: Forms.Expression.Variable, in scope: LiveScope
    ) -> LivePiece? {
        switch variable {
        case .year: fact(.year, .number, isSure: true)
        case .half: fact(.half, .number, isSure: true)
        case .due: fact(.due, .date, isSure: true)
        case .schoolYearStart: fact(.schoolYearStart, .date, isSure: true)
        case .registerName: fact(.name, .text(isFree: true))
        case .registerINN: fact(.inn, .text(isFree: false))
        case .registerDistrict: fact(.district, .text(isFree: true))
        case .registerKind: fact(.kind, .text(isFree: true))
        case .isUnchanged: unchanged()
        case .rowCaption:
            scope.row.flatMap { map.index.captions[$0] }.map {
                LivePiece(LivePiece.quoted($0), .text(isFree: true), isSure: true)
            }
        // The day of arrival is not known yet, and sites may be added to the register later; the
        // rest is of checklists and indicators.
        case .today, .registerHosts, .score, .mark, .criteria, .checkedArrived, .checkedDue: nil
        }
    }

    private func fact(
        _ fact: LiveMap.Fact, _ kind: LivePiece.Kind, isSure: Bool = false
    ) -> LivePiece {
        let cell = LiveMap.address(of: fact).absolute
        return LivePiece(isSure ? cell : "IF(\(cell)=\"\",NA(),\(cell))", kind, isSure: isSure)
    }

    private mutating func unchanged() -> LivePiece {
        used.asksForUnchanged = true
        return LivePiece(LiveMap.address(of: .isUnchanged).absolute, .truth)
    }

    // MARK: Operators

    private mutating func reckoned(
        _ sign: Forms.Expression.BinaryOperator, _ left: Forms.Expression,
        _ right: Forms.Expression, in scope: LiveScope
    ) -> LivePiece? {
        guard let left = piece(left, in: scope), let right = piece(right, in: scope) else {
            return nil
        }
        let isSure = left.isSure && right.isSure && sign != .divided
        let text = "(\(left.text)\(sign.rawValue)\(right.text))"
        if sign == .joined { return LivePiece(text, .text(isFree: true), isSure: isSure) }
        guard !left.isText, !right.isText, left.kind != .truth, right.kind != .truth else {
            return nil
        }
        let isDate = (left.kind == .date) != (right.kind == .date)
        return LivePiece(
            text, isDate ? .date : .number, isSure: isSure,
            hasDecimals: left.hasDecimals || right.hasDecimals || sign == .divided)
    }

    private mutating func comparison(
        _ sign: Forms.Expression.BinaryOperator, _ left: Forms.Expression,
        _ right: Forms.Expression, in scope: LiveScope
    ) -> LivePiece? {
        if left == .text("") || right == .text("") {
            guard sign == .equal || sign == .notEqual else { return nil }
            let empty = isEmpty(left == .text("") ? right : left, in: scope)
            return sign == .equal
                ? empty : empty.map { LivePiece("NOT(\($0.text))", .truth, isSure: true) }
        }
        guard let one = piece(left, in: scope), let other = piece(right, in: scope) else {
            return nil
        }
        let isSure = one.isSure && other.isSure
        if one.isText || other.isText {
            guard one.isText, other.isText, sign == .equal || sign == .notEqual else { return nil }
            let (first, second) = texts(one, left, other, right)
            return LivePiece("(\(first)\(sign.rawValue)\(second))", .truth, isSure: isSure)
        }
        // Binary fractions must not decide; see ``LivePiece/hasDecimals``.
        let rounds = one.hasDecimals || other.hasDecimals
        let text = { (piece: LivePiece) in rounds ? "ROUND(\(piece.text),9)" : piece.text }
        return LivePiece("(\(text(one))\(sign.rawValue)\(text(other)))", .truth, isSure: isSure)
    }

    /// Both sides of a comparison of texts. Spreadsheets disregard case by themselves.
    private func texts(
        _ one: LivePiece, _ left: Forms.Expression, _ other: LivePiece, _ right: Forms.Expression
    ) -> (String, String) {
        if case .text(let literal) = right { return compared(one, with: literal) }
        if case .text(let literal) = left {
            let (cell, text) = compared(other, with: literal)
            return (text, cell)
        }
        let isPlain = one.kind == .text(isFree: false) && other.kind == .text(isFree: false)
        return isPlain ? (one.text, other.text) : (one.withoutYo, other.withoutYo)
    }

    private func compared(_ piece: LivePiece, with literal: String) -> (String, String) {
        guard piece.kind == .text(isFree: true) else {
            return (piece.text, LivePiece.quoted(wording(literal, of: piece.choices)))
        }
        let folded = literal.replacing("ё", with: "е").replacing("Ё", with: "Е")
        let hasYe = folded.contains("е") || folded.contains("Е")
        return (hasYe ? piece.withoutYo : piece.text, LivePiece.quoted(folded))
    }

    /// The text as a list spells it, which is how cells with a choice are kept.
    func wording(_ literal: String, of choices: [String]) -> String {
        choices.first { $0.matches(literal) } ?? literal
    }

    /// Whether a cell is empty; always known.
    mutating func isEmpty(_ expression: Forms.Expression, in scope: LiveScope) -> LivePiece? {
        guard case .reference(let reference) = expression,
            let cell = cell(of: reference, in: scope)
        else { return nil }
        return LivePiece("IFERROR(LEN(\(cell.text))=0,FALSE)", .truth, isSure: true)
    }
}

extension LiveScope {
    /// The scope as the evaluator knows it, for looking up fixed cells.
    var evaluated: EvaluationScope { EvaluationScope(row: row, column: column) }
}

extension LivePiece {
    /// The text with ё as е.
    fileprivate var withoutYo: String { "SUBSTITUTE(SUBSTITUTE(\(text),\"ё\",\"е\"),\"Ё\",\"Е\")" }
}
