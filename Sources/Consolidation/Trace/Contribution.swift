public import Forms
public import FoundationEssentials

/// A version of a report on any form, as it is told apart on record.
public struct SentVersion: Hashable, Sendable {
    /// The key of whoever answered: the ИНН of an institution.
    public var respondent: String
    /// The half-year.
    public var period: Period
    /// The identifier of the form.
    public var formID: String
    /// The number of the version.
    public var number: Int

    /// Names a version.
    public init(respondent: String, period: Period, formID: String, number: Int) {
        self.respondent = respondent
        self.period = period
        self.formID = formID
        self.number = number
    }
}

/// What is added to a sum.
public struct Contribution: Sendable {
    /// A cell that the amount was computed from.
    public struct Cell: Sendable {
        /// The code of the row of the form; nil in a list.
        public var row: Int?
        /// The number of the column; nil where a remark is about no column.
        public var column: Int?
        /// Where it stands in the file.
        public var source: CellSource
        /// What it says; nil when it was not understood, or not asked.
        public var value: FormValue?
        /// The cell whose answer says that this blank one is 0, and which is the source then; nil
        /// for a cell that was filled.
        public var impliedBy: ValueKey?

        /// Makes a cell.
        public init(
            row: Int?, column: Int?, source: CellSource, value: FormValue?,
            impliedBy: ValueKey? = nil
        ) {
            self.row = row
            self.column = column
            self.source = source
            self.value = value
            self.impliedBy = impliedBy
        }

        /// Makes a cell of a register's row; nil when nothing stands there.
        public init?(_ row: RegisterRow, column: Int) {
            guard let entry = row.entries[column] else { return nil }
            self.init(row: nil, column: column, source: entry.source, value: entry.value)
        }
    }

    /// A file that the amount comes from.
    public struct Source: Sendable {
        /// The version that it became.
        public var version: SentVersion
        /// The cells in it.
        public var cells: [Cell]

        /// Names a file.
        public init(_ version: SentVersion, _ cells: [Cell] = []) {
            self.version = version
            self.cells = cells
        }
    }

    /// Which part of what is said of the institution the amount is.
    public enum Detail: Hashable, Sendable {
        /// The marks of a criterion.
        case criterion(name: String, weight: Int, points: Int)
        /// A recommendation.
        case advice(code: String)
        /// A difference between the report and the site.
        case difference(id: String)
        /// An item of the road map, which is no institution's.
        case item(number: String, title: String)
        /// A remark, by the code of its rule.
        case remark(code: String)
    }

    /// The institution; nil where an item is counted.
    public var organization: Organization?
    /// The half-year of the report.
    public var period: Period
    /// Which part of what is said of the institution it is; nil for all.
    public var detail: Detail?
    /// What is added.
    public var amount: Decimal
    /// The files that it comes from.
    public var sources: [Source]
    /// The day that says whether the report was in time; nil where nothing was sent.
    public var firstArrival: Arrival?

    /// Makes a contribution.
    public init(
        of organization: Organization?, in period: Period, _ amount: Decimal,
        detail: Detail? = nil, sources: [Source] = [], firstArrival: Arrival? = nil
    ) {
        self.organization = organization
        self.period = period
        self.amount = amount
        self.detail = detail
        self.sources = sources
        self.firstArrival = firstArrival
    }

    /// All cells.
    public var cells: [Cell] { sources.flatMap(\.cells) }
}
