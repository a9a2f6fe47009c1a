package import Forms
package import FoundationEssentials
package import Spreadsheet

/// What an expression comes to.
package enum EvaluatedValue: Hashable, Sendable {
    /// Nothing: an empty cell, or a result that cannot be told. It is never 0.
    case blank
    /// Something stands in the cell that was not understood. Reckoned with as a blank, but the
    /// cell is not empty, and a sum or count over it cannot be told.
    case unreadable
    /// A number, exact.
    case number(Decimal)
    /// A text; an empty one is written in a rule only, cells never hold it.
    case text(String)
    /// A truth value.
    case boolean(Bool)
    /// A day.
    case date(CalendarDate)
    /// The cells of a range or of a register's column, blank ones included.
    case list([EvaluatedValue])

    /// The value of a cell; nil stands for an empty one.
    init(_ entry: Entry?) {
        guard let entry else {
            self = .blank
            return
        }
        switch entry.value {
        case .number(let number): self = .number(number)
        case .text(let text): self = .text(text)
        case .date(let date): self = .date(date)
        case nil: self = .unreadable
        }
    }

    /// A number that arithmetic came to; blank when it went beyond what can be kept.
    init(computed number: Decimal) {
        self = number.isNaN ? .blank : .number(number)
    }

    /// The number; nil for everything else.
    var number: Decimal? {
        if case .number(let number) = self { number } else { nil }
    }

    /// The whole number that fits an Int comfortably; nil for everything else.
    var wholeNumber: Int? {
        guard let number, let whole = Int("\(number)"), abs(whole) < 10_000_000 else { return nil }
        return whole
    }

    /// The truth value; nil when it cannot be told.
    var truth: Bool? {
        if case .boolean(let isTrue) = self { isTrue } else { nil }
    }

    /// Whether nothing stands there.
    var isEmpty: Bool {
        switch self {
        case .blank, .text(""): true
        case .unreadable, .number, .text, .boolean, .date, .list: false
        }
    }

    /// The value as `&` joins it: dates as in ISO 8601, so that criteria understand them.
    var joinedText: String? {
        switch self {
        case .text(let text): text
        case .number(let number): "\(number)"
        case .date(let date): date.description
        case .blank, .unreadable, .boolean, .list: nil
        }
    }

    /// The value as a finding keeps it; nil when there is nothing to show.
    package var shown: FormValue? {
        switch self {
        case .number(let number): .number(number)
        case .text(let text): .text(text)
        case .date(let date): .date(date)
        case .blank, .unreadable, .boolean, .list: nil
        }
    }
}
