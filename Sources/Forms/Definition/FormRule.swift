/// A rule of sense: what must hold between values, and what to say where it does not.
public struct FormRule: Sendable {
    /// Where a rule is applied.
    public enum Scope: Hashable, Sendable {
        /// Once for the whole form.
        case once
        /// For each of the fixed rows: `c3` then means column 3 of that row.
        case rows([Int])
        /// For each of the columns: `r304` then means row 304 in that column.
        case columns([Int])
        /// For each of the rows and columns.
        case cells(rows: [Int], columns: [Int])
        /// For each filled row of the register on the sheet of that number.
        case register(sheet: Int)
        /// For each row that the register on that sheet had in the report before:
        /// `previous.c502` then means that row's cell, `c502` the whole column of this report.
        case previousRegister(sheet: Int)
    }

    /// The code, which never changes its meaning: "R301".
    public var id: String
    /// What must hold, in a few words: «Итог равен сумме граф 4–9».
    public var title: String
    /// How serious a breach is.
    public var severity: Severity
    /// Where it is applied.
    public var scope: Scope
    /// When it is applied at all; nil for always.
    public var condition: Expression?
    /// What must hold. A result of blank means that it cannot be told, and is no breach.
    public var check: Expression
    /// The cell that a finding points at; nil for the first cell named in ``check``.
    public var place: Expression.Reference?
    /// What is said at a breach: the fact with its numbers.
    public var message: MessageTemplate
    /// What is to be done then.
    public var remedy: MessageTemplate

    /// Makes a rule.
    public init(
        id: String, title: String = "", severity: Severity, scope: Scope = .once,
        condition: Expression? = nil,
        check: Expression, place: Expression.Reference? = nil, message: MessageTemplate,
        remedy: MessageTemplate
    ) {
        self.id = id
        self.title = title
        self.severity = severity
        self.scope = scope
        self.condition = condition
        self.check = check
        self.place = place
        self.message = message
        self.remedy = remedy
    }
}

extension FormRule {
    /// The cell that a finding points at: ``place``, or the first cell of this report in the check.
    public var pointsAt: Expression.Reference? {
        let named = check.references + (condition?.references ?? [])
        return place ?? named.first { $0.source != .previous }
    }

    /// Whether the report of the half-year before is needed to tell whether it holds.
    public var asksForPrevious: Bool {
        if case .previousRegister = scope { return true }
        return [condition, check].contains { $0?.asksForPrevious ?? false }
    }
}

/// A sentence with places for values: «указано {r304.c3}, а сумма граф 4-9 равна {SUM(…)}».
public struct MessageTemplate: Hashable, Sendable {
    /// A piece of a sentence.
    public enum Piece: Hashable, Sendable {
        /// Words as they stand.
        case words(String)
        /// The value of an expression.
        case value(Expression)
        /// The code of the row the rule is being applied to: `{row}`.
        case row
        /// The number of the column the rule is being applied to: `{column}`.
        case column
    }

    /// The pieces in their order.
    public var pieces: [Piece]

    /// Makes a template.
    public init(pieces: [Piece]) {
        self.pieces = pieces
    }
}
