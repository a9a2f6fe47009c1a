import FoundationEssentials
import Spreadsheet

/// What was made of a filled cell.
struct CellReading {
    /// What it means; nil when it was not understood.
    var value: FormValue?
    /// What its user sees.
    var typed: String
    /// What there is to say about it.
    var facts: [Fact]

    /// Reads a cell as the plan wants it; nil when nothing stands there that counts as filled.
    init?(_ cell: SheetContents.Cell, as plan: CellPlan) {
        if case .text(let text) = cell.value {
            if Wording.isBlank(text) { return nil }
            if !plan.isNumeric, Wording.isCrossedOut(text) { return nil }
        }
        typed = ShownText.of(cell)
        if ShownText.isError(cell.value) {
            facts = [.spreadsheetError(found: typed)]
            return
        }
        let result: Result =
            switch plan {
            case .integer(let bounds): NumberReading.integer(cell, shown: typed, bounds: bounds)
            case .percent: NumberReading.percent(cell, shown: typed)
            case .decimal(let places, let bounds):
                NumberReading.decimal(cell, shown: typed, places: places, bounds: bounds)
            case .date: DateReading.day(cell, shown: typed)
            case .text(let limit): TextReading.text(cell, shown: typed, limit: limit)
            case .choice(let list): TextReading.choice(cell, shown: typed, list: list)
            case .url: AddressReading.address(cell, shown: typed)
            case .inn: TextReading.inn(cell, shown: typed)
            }
        value = result.value
        facts = result.facts
    }

    /// A value and what there is to say about it.
    struct Result {
        var value: FormValue?
        var facts: [Fact] = []

        /// A value that needs no word.
        static func value(_ value: FormValue) -> Result { Result(value: value) }
        /// A value with a remark.
        static func value(_ value: FormValue, _ fact: Fact) -> Result {
            Result(value: value, facts: [fact])
        }
        /// No value.
        static func refused(_ fact: Fact) -> Result { Result(facts: [fact]) }
    }

    /// What there is to say about a cell that was read.
    static func finding(_ fact: Fact, at place: Finding.Place) -> Finding {
        // A text that was cut is usable, so the file need not go back.
        let severity: Severity? = if case .textTooLong = fact { .warning } else { nil }
        return Finding(fact, at: place, severity: severity)
    }

    /// The beginning of what stands in a cell, short enough for a sentence.
    static func quoted(_ text: String) -> String {
        let text = Wording.trimmed(text)
        let limit = 120
        return text.utf8.count <= limit || text.count <= limit
            ? String(text) : text.prefix(limit - 1) + "…"
    }
}
