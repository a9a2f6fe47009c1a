public import FoundationEssentials

/// How a form that checks institutions is judged: what its marks are worth, what they add up to,
/// what they are held against and what is recommended after them.
///
/// One row of ``sheet`` is one institution, told by its taxpayer number. Everything here is data of
/// the definition, so that a weight, a level, a wording or a trigger changes there and nowhere else.
public struct Checklist: Sendable {
    /// What a mark in a criterion's column is worth.
    public struct Mark: Hashable, Sendable {
        /// The wording in the list of the column.
        public var value: String
        /// Its points; nil where the criterion does not apply to the institution.
        public var points: Int?

        /// Makes a mark.
        public init(value: String, points: Int?) {
            self.value = value
            self.points = points
        }
    }

    /// A criterion: a column of marks.
    public struct Criterion: Hashable, Sendable {
        /// The column of ``Checklist/sheet``.
        public var column: Int
        /// How much it counts.
        public var weight: Int
        /// The rows of the checked report that speak of the same.
        public var rows: [Int]
        /// What it is called inside a sentence, such as «приказ о внедрении».
        public var name: String

        /// Makes a criterion.
        public init(column: Int, weight: Int, rows: [Int], name: String) {
            self.column = column
            self.weight = weight
            self.rows = rows
            self.name = name
        }
    }

    /// A level of the score.
    public struct Level: Hashable, Sendable {
        /// What it is called.
        public var name: String
        /// The least score that reaches it.
        public var from: Int

        /// Makes a level.
        public init(name: String, from: Int) {
            self.name = name
            self.from = from
        }
    }

    /// Where an expression is applied; its columns without a row are those of one institution's row.
    public enum Scope: Hashable, Sendable {
        /// Once for each institution.
        case institution
        /// For each of the criteria, by column: `mark` is its mark, and `checked.c3` are the cells
        /// of column 3 in the rows of the checked report that speak of the same.
        case criteria([Int])
        /// For each of these rows of the checked report: `checked.c3` is its cell.
        case rows([Int])
    }

    /// Something to be told of an institution when the report and the site differ.
    public struct Comparison: Sendable {
        /// The code, which never changes its meaning: "V01".
        public var id: String
        /// What is compared, in a few words.
        public var title: String
        /// How serious it is.
        public var severity: Severity
        /// Where it is applied.
        public var scope: Scope
        /// When it is told.
        public var condition: Expression
        /// What is told.
        public var message: MessageTemplate

        /// Makes a comparison.
        public init(
            id: String, title: String, severity: Severity, scope: Scope, condition: Expression,
            message: MessageTemplate
        ) {
            self.id = id
            self.title = title
            self.severity = severity
            self.scope = scope
            self.condition = condition
            self.message = message
        }
    }

    /// A recommendation with its ready wording.
    public struct Advice: Sendable {
        /// What makes it be proposed.
        public enum Trigger: Sendable {
            /// A condition that holds somewhere in its scope.
            case condition(Expression, Scope)
            /// A comparison that was told.
            case comparison(id: String)
        }

        /// The code, which never changes its meaning: "6301".
        public var code: String
        /// The wording; `{criteria}` stands for the names of the criteria concerned.
        public var text: MessageTemplate
        /// What makes it be proposed.
        public var trigger: Trigger
        /// How many days after the round's last day it is due.
        public var days: Int

        /// Makes a recommendation.
        public init(code: String, text: MessageTemplate, trigger: Trigger, days: Int) {
            self.code = code
            self.text = text
            self.trigger = trigger
            self.days = days
        }
    }

    /// The columns of the register in which recommendations are written down.
    public struct AdviceSheet: Hashable, Sendable {
        /// The number of the sheet.
        public var sheet: Int
        /// The taxpayer number of the institution.
        public var institution: Int
        /// The code.
        public var code: Int
        /// The wording.
        public var text: Int
        /// Until when it is to be done.
        public var due: Int
        /// Whether it is sent, as КИМЦ wrote it.
        public var sent: Int
        /// Whether a row says that it is not sent.
        public var withheld: Expression
        /// What became of it, written down in the round after.
        public var done: Int
        /// Whether a row says that it was fulfilled.
        public var fulfilled: Expression
        /// Whether a row speaks of a recommendation of the round before.
        public var earlier: Expression
        /// How many days after the round's last day one without a term of its own is due.
        public var days: Int

        /// Names the columns.
        public init(
            sheet: Int, institution: Int, code: Int, text: Int, due: Int, sent: Int,
            withheld: Expression, done: Int, fulfilled: Expression, earlier: Expression, days: Int
        ) {
            self.sheet = sheet
            self.institution = institution
            self.code = code
            self.text = text
            self.due = due
            self.sent = sent
            self.withheld = withheld
            self.done = done
            self.fulfilled = fulfilled
            self.earlier = earlier
            self.days = days
        }
    }

    /// The identifier of the form whose reports are checked.
    public var checkedForm: String
    /// The sheet with a row for each institution.
    public var sheet: Int
    /// The column with the taxpayer number.
    public var institution: Int
    /// The column with the day of the check.
    public var checkedOn: Int
    /// Whether a workbook settles what others disagree on.
    public var settles: Expression
    /// The cell for the day on which the checks began; nil where none is asked for.
    public var began: ValueKey?
    /// The cell for the day on which the checks ended; nil where none is asked for.
    public var ended: ValueKey?
    /// What marks are worth.
    public var marks: [Mark]
    /// The criteria in the order of the definition.
    public var criteria: [Criterion]
    /// Whether an institution needs attention at once, whatever its score.
    public var stop: Expression
    /// The levels, the highest first.
    public var levels: [Level]
    /// What the marks are held against.
    public var comparisons: [Comparison]
    /// Where recommendations are written down.
    public var adviceSheet: AdviceSheet
    /// The recommendations in the order of the definition.
    public var advice: [Advice]

    /// Makes a checklist; ``Form`` values come from a file, see the target `Definitions`.
    public init(
        checkedForm: String, sheet: Int, institution: Int, checkedOn: Int, settles: Expression,
        began: ValueKey? = nil, ended: ValueKey? = nil, marks: [Mark], criteria: [Criterion],
        stop: Expression, levels: [Level],
        comparisons: [Comparison], adviceSheet: AdviceSheet, advice: [Advice]
    ) {
        self.checkedForm = checkedForm
        self.sheet = sheet
        self.institution = institution
        self.checkedOn = checkedOn
        self.settles = settles
        self.began = began
        self.ended = ended
        self.marks = marks
        self.criteria = criteria
        self.stop = stop
        self.levels = levels
        self.comparisons = comparisons
        self.adviceSheet = adviceSheet
        self.advice = advice
    }
}

extension Checklist {
    /// The most points of a mark.
    public var bestPoints: Int { marks.compactMap(\.points).max() ?? 0 }

    /// The columns that decide whether an institution needs attention.
    public var stopColumns: [Int] { stop.references.compactMap(\.column) }

    /// The mark of that wording; nil when there is none.
    public func mark(_ value: String) -> Mark? { marks.first { $0.value == value } }

    /// The criterion of a column; nil when there is none.
    public func criterion(_ column: Int) -> Criterion? { criteria.first { $0.column == column } }

    /// The level of an exact score.
    public func level(ofScore score: Decimal) -> String? {
        levels.first { score >= Decimal($0.from) }?.name
    }
}
