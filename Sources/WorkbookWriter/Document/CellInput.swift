public import Spreadsheet

/// A rule of input over a range of cells.
public struct PlacedValidation: Hashable, Sendable {
    /// Where it holds.
    public var range: CellRange
    /// What it asks for.
    public var validation: Validation

    /// Puts a rule on a range.
    public init(range: CellRange, validation: Validation) {
        self.range = range
        self.validation = validation
    }
}

/// What a person may type into a cell, what they are told before and what after a mistake.
public struct Validation: Hashable, Sendable {
    /// What is allowed.
    public enum Rule: Hashable, Sendable {
        /// Anything; only the prompt is shown.
        case any
        /// One of the values. A list too long for the file format goes to a hidden sheet: see
        /// ``WorkbookFile``.
        case list([String])
        /// One of the values in a range or under a defined name, such as `Список_районы`.
        case listFrom(String)
        /// An integer between two bounds, both included.
        case whole(ClosedRange<Int>)
        /// A number between two bounds, both included.
        case decimal(ClosedRange<Double>)
        /// A day between two bounds, both included.
        case date(ClosedRange<CalendarDate>)
        /// A text of at most so many characters.
        case text(upTo: Int)
        /// Whatever makes the formula (without "=") true.
        case formula(String)
    }
    /// A title of up to 32 characters and a text of up to 255.
    public struct Prompt: Hashable, Sendable {
        /// The title.
        public var title: String
        /// The text.
        public var text: String

        /// Makes a prompt.
        public init(title: String, text: String) {
            self.title = title
            self.text = text
        }
    }

    /// What is allowed.
    public var rule: Rule
    /// What is shown when the cell is selected.
    public var prompt: Prompt?
    /// What is shown when something else was typed.
    public var refusal: Prompt?

    /// Makes a rule of input.
    public init(_ rule: Rule, prompt: Prompt? = nil, refusal: Prompt? = nil) {
        self.rule = rule
        self.prompt = prompt
        self.refusal = refusal
    }
}

/// A look that a range takes on while a condition holds.
public struct ConditionalFormat: Hashable, Sendable {
    /// The condition.
    public enum Rule: Hashable, Sendable {
        /// A formula (without "=") relative to the first cell of the range.
        case formula(String)
        /// The cell equals a text.
        case equals(String)
        /// A bar as long as the number.
        case bar(Color)
        /// Two colours, from the least number to the greatest.
        case scale(low: Color, high: Color)
    }

    /// Where it holds.
    public var range: CellRange
    /// When it holds.
    public var rule: Rule
    /// What the cells look like then: ink, fill and boldness count; bars and scales ignore it.
    public var style: CellStyle

    /// Makes a conditional look.
    public init(range: CellRange, rule: Rule, style: CellStyle = CellStyle()) {
        self.range = range
        self.rule = rule
        self.style = style
    }
}
