import Forms
import FoundationEssentials

/// A piece of a formula. What the evaluator calls blank is an error value in a spreadsheet, so that
/// it spreads through arithmetic and comparisons by itself.
struct LivePiece {
    /// What a piece comes to.
    enum Kind: Equatable {
        case number
        case date
        case truth
        /// A text; `isFree` when people type it, so that ё has to be taken for е.
        case text(isFree: Bool)

        init(_ kind: InputCell.Kind) {
            switch kind {
            case .integer, .decimal: self = .number
            case .date: self = .date
            case .text: self = .text(isFree: true)
            case .choice, .url, .inn: self = .text(isFree: false)
            }
        }
    }

    /// The formula without "=".
    var text: String
    /// What it comes to.
    var kind: Kind
    /// Whether it can never be an error.
    var isSure = false
    /// Whether it may have decimals, which spreadsheets keep as binary fractions.
    var hasDecimals = false
    /// The wordings that a cell offers; empty when it offers no choice.
    var choices: [String] = []

    init(
        _ text: String, _ kind: Kind, isSure: Bool = false, hasDecimals: Bool = false
    ) {
        self.text = text
        self.kind = kind
        self.isSure = isSure
        self.hasDecimals = hasDecimals
    }

    var isText: Bool {
        if case .text = kind { true } else { false }
    }

    /// A text as formulas write it. A single one holds 255 characters at most.
    static func quoted(_ text: some StringProtocol) -> String {
        var parts: [String] = []
        var rest = Substring(text)
        repeat {
            let part = rest.prefix(200)
            parts.append("\"\(part.replacing("\"", with: "\"\""))\"")
            rest = rest.dropFirst(200)
        } while !rest.isEmpty
        return parts.joined(separator: "&")
    }
}

/// Where an expression stands: what a missing row or column means there.
struct LiveScope {
    /// A line of a register.
    enum Line {
        /// That one, from 0.
        case fixed(Int)
        /// The one whose number, from 1, stands in a cell.
        case found(String)
    }

    /// The current fixed row.
    var row: Int?
    /// The current column of the fixed rows.
    var column: Int?
    /// The current line of a register, with the number of its sheet.
    var register: (sheet: Int, line: Line)?
    /// The current line of the register in the report before.
    var previous: (sheet: Int, line: Line)?
}

/// What of a form the formulas ask for, so that nothing else has to be kept ready.
struct LiveUse {
    var values: Set<ValueKey> = []
    var previousValues: Set<ValueKey> = []
    var columns: Set<Int> = []
    var previousColumns: Set<Int> = []
    /// The sheets of the registers of which it is asked which lines are current.
    var currentRows: Set<Int> = []
    /// The sheets of the registers whose lines are looked for in the report before.
    var counterparts: Set<Int> = []
    var asksForUnchanged = false

    mutating func note(_ key: ValueKey, isPrevious: Bool) {
        if isPrevious { previousValues.insert(key) } else { values.insert(key) }
    }

    mutating func note(column: Int, isPrevious: Bool) {
        if isPrevious { previousColumns.insert(column) } else { columns.insert(column) }
    }
}
