import Forms
import FoundationEssentials
import Spreadsheet

/// A criterion of COUNTIF, COUNTIFS and SUMIFS: ">=5", "<>", "завершена", "П*", or a value.
///
/// As in Excel, save that an empty cell meets no criterion but the ones that ask for emptiness,
/// `""` and `"="`; with "<>x" Excel counts empty cells, too.
struct Criterion {
    private let sign: Forms.Expression.BinaryOperator
    private let operand: EvaluatedValue
    /// The operand as text, for cells that hold texts.
    private let text: String
    private let hasWildcards: Bool

    /// Reads a criterion; nil when its value cannot be told.
    init?(_ value: EvaluatedValue) {
        switch value {
        case .text(let written):
            let (sign, rest) = Self.sign(of: written)
            self.init(sign, Self.operand(rest), text: String(rest).folded)
        case .number, .date, .boolean:
            self.init(.equal, value, text: value.joinedText ?? "")
        case .blank, .unreadable, .list: return nil
        }
    }

    private init(_ sign: Forms.Expression.BinaryOperator, _ operand: EvaluatedValue, text: String) {
        self.sign = sign
        self.operand = operand
        self.text = text
        hasWildcards = text.contains { $0 == "*" || $0 == "?" || $0 == "~" }
    }

    /// Whether a cell that was not understood could meet it or not.
    var asksForEmptiness: Bool {
        text.isEmpty && (sign == .equal || sign == .notEqual)
    }

    /// Whether a cell meets the criterion.
    func isMet(by cell: EvaluatedValue) -> Bool {
        if asksForEmptiness { return cell.isEmpty == (sign == .equal) }
        switch sign {
        case .equal: return equals(cell)
        case .notEqual: return !cell.isEmpty && !equals(cell)
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            return Comparison.holds(sign, cell, operand) ?? false
        case .plus, .minus, .times, .divided, .joined: return false
        }
    }

    private func equals(_ cell: EvaluatedValue) -> Bool {
        guard case .text(let found) = cell else {
            return Comparison.holds(.equal, cell, operand) ?? false
        }
        return hasWildcards
            ? Self.matches(Array(found.folded), Array(text))
            : FoldedScalars(found).elementsEqual(text.unicodeScalars)
    }

    private static func sign(
        of text: String
    ) -> (Forms.Expression.BinaryOperator, Substring) {
        for sign in ["<>", "<=", ">=", "<", ">", "="] where text.hasPrefix(sign) {
            guard let known = Forms.Expression.BinaryOperator(rawValue: sign) else { continue }
            return (known, text.dropFirst(sign.count))
        }
        return (.equal, text[...])
    }

    private static func operand(_ text: Substring) -> EvaluatedValue {
        guard let first = text.utf8.first, first < UInt8(ascii: ":") else {
            return .text(String(text))
        }
        if let date = CalendarDate(iso: text) { return .date(date) }
        switch try? Forms.Expression(parsing: text) {
        case .number(let number): return .number(number)
        case .unary(.minus, .number(let number)): return .number(-number)
        default: break
        }
        return .text(String(text))
    }

    /// Compares with a pattern of `*` (any letters), `?` (one letter) and `~` (the next as it is).
    private static func matches(_ text: [Character], _ pattern: [Character]) -> Bool {
        var (at, of) = (0, 0)
        var retry: (text: Int, pattern: Int)?
        while at < text.count {
            if of < pattern.count, pattern[of] == "*" {
                retry = (at, of + 1)
                of += 1
                continue
            }
            let isEscaped = of + 1 < pattern.count && pattern[of] == "~"
            let wanted = of < pattern.count ? pattern[isEscaped ? of + 1 : of] : nil
            if wanted == text[at] || (wanted == "?" && !isEscaped) {
                at += 1
                of += isEscaped ? 2 : 1
                continue
            }
            guard let last = retry else { return false }
            retry = (last.text + 1, last.pattern)
            (at, of) = (last.text + 1, last.pattern)
        }
        return pattern[of...].allSatisfy { $0 == "*" }
    }
}
