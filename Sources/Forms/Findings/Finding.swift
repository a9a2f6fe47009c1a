public import Spreadsheet

/// Something that was found in a report: a fact, a place and how serious it is. The text is made
/// last, by the target `Messages`.
public struct Finding: Hashable, Sendable, Codable {
    /// What was found.
    public var fact: Fact
    /// How serious it is.
    public var severity: Severity
    /// Where it was found.
    public var place: Place
    /// What the school wrote about a warning in the column «Пояснение»; nil for nothing.
    public var explanation: String?

    /// Makes a finding; as serious as such a fact usually is unless told otherwise.
    public init(_ fact: Fact, at place: Place = Place(), severity: Severity? = nil) {
        self.fact = fact
        self.severity = severity ?? fact.usualSeverity
        self.place = place
    }

    /// Whether somebody still has to correct or to explain it.
    public var isOpen: Bool {
        switch severity {
        case .error: true
        case .warning: explanation == nil
        case .notice: false
        }
    }

    /// A place as the user sees it. What does not apply is nil.
    public struct Place: Hashable, Sendable, Codable {
        /// The name of the sheet in the user's file.
        public var sheet: String?
        /// The cell in the user's file.
        public var cell: CellAddress?
        /// The code of the row.
        public var row: Int?
        /// The number of the column.
        public var column: Int?
        /// The place of a register's row among the filled ones, from 1.
        public var ordinal: Int?

        /// Makes a place.
        public init(
            sheet: String? = nil, cell: CellAddress? = nil, row: Int? = nil, column: Int? = nil,
            ordinal: Int? = nil
        ) {
            self.sheet = sheet
            self.cell = cell
            self.row = row
            self.column = column
            self.ordinal = ordinal
        }

        /// The place of a cell of the form that was found in the file.
        public init(_ key: ValueKey, _ source: CellSource?) {
            self.init(sheet: source?.sheet, cell: source?.cell, row: key.row, column: key.column)
        }
    }
}
