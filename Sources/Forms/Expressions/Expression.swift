public import FoundationEssentials

/// An expression of the rule language, parsed once: `r304.c3 = SUM(r304.c4:r304.c9)`.
///
/// The notation is that of the Russian statistical forms (строка, графа) with Excel's functions.
/// The tree serves two back ends: the evaluator, and the formula inside the school's own copy.
public indirect enum Expression: Hashable, Sendable {
    /// A number.
    case number(Decimal)
    /// A text in double quotes.
    case text(String)
    /// TRUE or FALSE.
    case boolean(Bool)
    /// The value of one cell, or all values of a register's column: `r304.c3`, `r121`, `c513`,
    /// `current.c506`, `previous.r301.c3`, `checked.r201.c3`.
    case reference(Reference)
    /// The cells from one to another in one row or one column: `r304.c4:r304.c9`.
    case range(Reference, Reference)
    /// A fact from outside the form: `year`, `due`, `register.district`.
    case variable(Variable)
    /// A sign before an expression.
    case unary(UnaryOperator, Expression)
    /// An operator between two expressions.
    case binary(BinaryOperator, Expression, Expression)
    /// A function of Excel's, or one of the few of our own.
    case call(Function, [Expression])

    /// A row, a column, or both; what is absent comes from where the rule is being applied.
    public struct Reference: Hashable, Sendable {
        /// The code of the row; nil for the current row.
        public var row: Int?
        /// The number of the column; nil for the current column, or the only one of the row.
        public var column: Int?
        /// Which report, and which rows of its register, are meant.
        public var source: Source

        /// Makes a reference.
        public init(row: Int?, column: Int?, in source: Source = .report) {
            self.row = row
            self.column = column
            self.source = source
        }
    }

    /// Where the value of a reference comes from: the word before its first dot.
    public enum Source: String, Hashable, Sendable, CaseIterable {
        /// The report itself; no word stands for it.
        case report
        /// Those rows of the report's register that its sheet calls current.
        case current
        /// The institution's last accepted report before this one.
        case previous
        /// The report that a checklist holds against the site; only in a checklist.
        case checked
    }

    /// A sign before an expression.
    public enum UnaryOperator: String, Hashable, Sendable {
        /// The opposite number.
        case minus = "-"
    }

    /// An operator between two expressions.
    public enum BinaryOperator: String, Hashable, Sendable {
        /// Equal; texts without regard to case, as in Excel.
        case equal = "="
        /// Not equal.
        case notEqual = "<>"
        /// Less.
        case less = "<"
        /// Less or equal.
        case lessOrEqual = "<="
        /// Greater.
        case greater = ">"
        /// Greater or equal.
        case greaterOrEqual = ">="
        /// The sum.
        case plus = "+"
        /// The difference.
        case minus = "-"
        /// The product.
        case times = "*"
        /// The quotient; blank when the divisor is 0.
        case divided = "/"
        /// Two texts joined.
        case joined = "&"
    }

    /// A fact from outside the form.
    public enum Variable: String, Hashable, Sendable, CaseIterable {
        /// The year of the collection.
        case year
        /// The half of the year of the collection, 1 or 2.
        case half
        /// The last day of the collection.
        case due
        /// The day on which the report arrived.
        case today
        /// Whether every number outside the title sheet is the one of the report before.
        case isUnchanged = "previous.unchanged"
        /// The caption of the row that a rule for fixed rows is being applied to.
        case rowCaption = "row.caption"
        /// 1 September of the current school year.
        case schoolYearStart = "school_year_start"
        /// The short name in the register.
        case registerName = "register.name"
        /// The ИНН in the register.
        case registerINN = "register.inn"
        /// The district in the register.
        case registerDistrict = "register.district"
        /// The type in the register.
        case registerKind = "register.kind"
        /// The hosts of the institution's sites; a list, for COUNTIF and COUNTA.
        case registerHosts = "register.hosts"
        /// The score of the institution's site; only in an indicator.
        case score
        /// The mark of the criterion that a checklist is being gone through at.
        case mark
        /// The names of the criteria that a recommendation is proposed for.
        case criteria
        /// The day on which the checked report arrived.
        case checkedArrived = "checked.arrived"
        /// The last day on which the checked report was in time.
        case checkedDue = "checked.due"
    }

    /// The functions of the language, spelt as in Excel where Excel has them.
    public enum Function: String, Hashable, Sendable, CaseIterable {
        /// The sum of the numbers; blanks are passed over.
        case sum = "SUM"
        /// The smallest number; blanks are passed over.
        case min = "MIN"
        /// The greatest number; blanks are passed over.
        case max = "MAX"
        /// How many cells hold a number.
        case count = "COUNT"
        /// How many cells are not empty.
        case countFilled = "COUNTA"
        /// How many cells meet a criterion.
        case countIf = "COUNTIF"
        /// How many register rows meet all criteria.
        case countIfs = "COUNTIFS"
        /// The sum of the cells of register rows that meet all criteria.
        case sumIfs = "SUMIFS"
        /// One expression or the other.
        case when = "IF"
        /// Whether all hold.
        case and = "AND"
        /// Whether any holds.
        case or = "OR"
        /// Whether it does not hold.
        case not = "NOT"
        /// Whether a cell is empty; never blank itself.
        case isBlank = "ISBLANK"
        /// The absolute value.
        case abs = "ABS"
        /// The number rounded half away from zero to so many decimals.
        case round = "ROUND"
        /// The first so many characters.
        case left = "LEFT"
        /// How many characters.
        case length = "LEN"
        /// The day of a year, month and day.
        case date = "DATE"
        /// The year of a day.
        case year = "YEAR"
        /// A day so many months later.
        case addMonths = "EDATE"
        /// The host of a web address, in lower case without "www."; our own.
        case host = "HOST"
    }
}
