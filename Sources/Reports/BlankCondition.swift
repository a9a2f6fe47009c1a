import Forms
import FoundationEssentials

/// When a cell is required, in the part of the rule language that spreadsheets show at once.
///
/// The condition can be asked and it can be written as a formula; both give the same answer. A
/// comparison with an empty cell does not hold.
indirect enum BlankCondition: Hashable, Sendable {
    /// Something to compare with.
    enum Literal: Hashable, Sendable {
        case number(Decimal)
        case text(String)
    }

    case constant(Bool)
    case blank(Forms.Expression.Reference)
    case filled(Forms.Expression.Reference)
    /// The text of a cell, or the sum of some, compared.
    case compares([Forms.Expression.Reference], Forms.Expression.BinaryOperator, Literal)
    case all([BlankCondition])
    case any([BlankCondition])

    /// The condition of a requirement in that half-year; nil when it is beyond what is shown.
    init?(_ requirement: InputCell.Requirement, half: Half) {
        switch requirement {
        case .never: self = .constant(false)
        case .always: self = .constant(true)
        case .when(let expression):
            guard let condition = Self.parsed(expression, half: half) else { return nil }
            self = condition
        }
    }

    private static func parsed(_ expression: Forms.Expression, half: Half) -> BlankCondition? {
        switch expression {
        case .boolean(let value):
            return .constant(value)
        case .call(.isBlank, let parts):
            return reference(parts.first).map { .blank($0) }
        case .call(.not, let parts):
            guard case .call(.isBlank, let inner)? = parts.first else { return nil }
            return reference(inner.first).map { .filled($0) }
        case .call(.and, let parts):
            return joined(parts, half: half, decisive: false) { .all($0) }
        case .call(.or, let parts):
            return joined(parts, half: half, decisive: true) { .any($0) }
        case .binary(let comparison, .variable(.half), .number(let number)):
            return holds(Decimal(half.rawValue), comparison, number).map { .constant($0) }
        case .binary(.greater, .call(.countFilled, let parts), .number(0)):
            return counted(parts).map { .any($0.map { .filled($0) }) }
        case .binary(let comparison, let left, .number(let number)) where comparison.compares:
            return summands(left).map { .compares($0, comparison, .number(number)) }
        case .binary(let comparison, let left, .text(let text))
        where comparison == .equal || comparison == .notEqual:
            return reference(left).map { .compares([$0], comparison, .text(text)) }
        default:
            return nil
        }
    }

    private static func reference(_ expression: Forms.Expression?) -> Forms.Expression.Reference? {
        guard case .reference(let reference)? = expression, reference.source == .report else {
            return nil
        }
        return reference
    }

    /// The cells that are counted; nil when they are more than some cells and stretches of a row.
    private static func counted(_ parts: [Forms.Expression]) -> [Forms.Expression.Reference]? {
        var cells: [Forms.Expression.Reference] = []
        for part in parts {
            if case .range(let first, let last) = part {
                guard first.source == .report, first.row == last.row,
                    let start = first.column, let end = last.column, start <= end
                else { return nil }
                cells += (start...end).map {
                    Forms.Expression.Reference(row: first.row, column: $0)
                }
            } else {
                guard let cell = reference(part) else { return nil }
                cells.append(cell)
            }
        }
        return cells
    }

    private static func summands(_ expression: Forms.Expression) -> [Forms.Expression.Reference]? {
        if case .binary(.plus, let left, let right) = expression {
            guard let first = summands(left), let second = summands(right) else { return nil }
            return first + second
        }
        return reference(expression).map { [$0] }
    }

    private static func joined(
        _ parts: [Forms.Expression], half: Half, decisive: Bool,
        _ join: ([BlankCondition]) -> BlankCondition
    ) -> BlankCondition? {
        var open: [BlankCondition] = []
        for part in parts {
            guard let condition = parsed(part, half: half) else { return nil }
            if condition == .constant(decisive) { return condition }
            if condition != .constant(!decisive) { open.append(condition) }
        }
        switch open.count {
        case 0: return .constant(!decisive)
        case 1: return open[0]
        default: return join(open)
        }
    }

    // MARK: The two back ends

    /// Whether it holds when the cells have these values.
    func holds(_ value: (Forms.Expression.Reference) -> FormValue?) -> Bool {
        switch self {
        case .constant(let constant): constant
        case .blank(let reference): value(reference) == nil
        case .filled(let reference): value(reference) != nil
        case .compares(let references, let comparison, .number(let number)):
            Self.sum(references.map(value)).flatMap { Self.holds($0, comparison, number) } ?? false
        case .compares(let references, let comparison, .text(let text)):
            switch references.first.flatMap(value) {
            case nil: false
            case .text(let found)?:
                (found.lowercased() == text.lowercased()) == (comparison == .equal)
            case .number?, .date?: comparison == .notEqual
            }
        case .all(let parts): parts.allSatisfy { $0.holds(value) }
        case .any(let parts): parts.contains { $0.holds(value) }
        }
    }

    /// The condition as a formula; nil when a reference has no cell.
    func formula(_ cell: (Forms.Expression.Reference) -> String?) -> String? {
        switch self {
        case .constant(let constant): return constant ? "TRUE" : "FALSE"
        case .blank(let reference): return cell(reference).map { "LEN(\($0))=0" }
        case .filled(let reference): return cell(reference).map { "LEN(\($0))>0" }
        case .compares(let references, let comparison, .number(let number)):
            let cells = references.compactMap(cell)
            guard cells.count == references.count else { return nil }
            let list = cells.joined(separator: ",")
            return "AND(COUNT(\(list))=\(cells.count),SUM(\(list))\(comparison.rawValue)\(number))"
        case .compares(let references, let comparison, .text(let text)):
            let quoted = Self.quoted(text)
            return references.first.flatMap(cell).map {
                comparison == .equal
                    ? "\($0)=\(quoted)" : "AND(LEN(\($0))>0,\($0)<>\(quoted))"
            }
        case .all(let parts): return Self.formula("AND", parts, cell)
        case .any(let parts): return Self.formula("OR", parts, cell)
        }
    }

    /// The condition over whole columns, as a factor that is 1 in the rows where it holds; nil when
    /// a column is not known or it takes a sum.
    func product(_ column: (Forms.Expression.Reference) -> String?) -> String? {
        switch self {
        case .constant(let constant): return constant ? "1" : "0"
        case .blank(let reference): return column(reference).map { "(LEN(\($0))=0)" }
        case .filled(let reference): return column(reference).map { "(LEN(\($0))>0)" }
        case .compares(let references, let comparison, let literal):
            guard references.count == 1, let cells = column(references[0]) else { return nil }
            let (kind, value) =
                switch literal {
                case .number(let number): ("ISNUMBER(\(cells))", "\(number)")
                case .text(let text): ("(LEN(\(cells))>0)", Self.quoted(text))
                }
            return "\(kind)*(\(cells)\(comparison.rawValue)\(value))"
        case .all(let parts):
            let factors = parts.compactMap { $0.product(column) }
            return factors.count == parts.count ? factors.joined(separator: "*") : nil
        case .any(let parts):
            let terms = parts.compactMap { $0.product(column) }
            return terms.count == parts.count ? "((\(terms.joined(separator: "+")))>0)" : nil
        }
    }

    private static func quoted(_ text: String) -> String {
        "\"\(text.replacing("\"", with: "\"\""))\""
    }

    /// The references it asks for.
    var references: [Forms.Expression.Reference] {
        switch self {
        case .constant: []
        case .blank(let reference), .filled(let reference): [reference]
        case .compares(let references, _, _): references
        case .all(let parts), .any(let parts): parts.flatMap(\.references)
        }
    }

    /// The sum of numbers; nil when one of them is missing.
    private static func sum(_ values: [FormValue?]) -> Decimal? {
        var sum = Decimal(0)
        for value in values {
            guard case .number(let number)? = value else { return nil }
            sum += number
        }
        return sum
    }

    private static func formula(
        _ function: String, _ parts: [BlankCondition],
        _ cell: (Forms.Expression.Reference) -> String?
    ) -> String? {
        var formulas: [String] = []
        for part in parts {
            guard let formula = part.formula(cell) else { return nil }
            formulas.append(formula)
        }
        return "\(function)(\(formulas.joined(separator: ",")))"
    }

    private static func holds(
        _ left: Decimal, _ comparison: Forms.Expression.BinaryOperator, _ right: Decimal
    ) -> Bool? {
        switch comparison {
        case .equal: left == right
        case .notEqual: left != right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        case .plus, .minus, .times, .divided, .joined: nil
        }
    }
}

extension Forms.Expression.BinaryOperator {
    /// Whether it compares two values.
    var compares: Bool {
        switch self {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
        case .plus, .minus, .times, .divided, .joined: false
        }
    }
}
