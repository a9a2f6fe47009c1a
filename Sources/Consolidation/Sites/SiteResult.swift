public import FoundationEssentials
public import Forms
public import Spreadsheet

/// What a round of checks says of one institution's site.
public struct SiteResult: Sendable {
    /// Whether there is a score, or why there is none.
    public enum Standing: Hashable, Sendable {
        /// There is one.
        case scored
        /// Checkers gave different marks, and nobody has settled it yet.
        case disputed
        /// A criterion has no mark yet.
        case incomplete
        /// No criterion applies to the institution.
        case notApplicable
    }

    /// A cell that checkers filled in differently.
    public struct Conflict: Hashable, Sendable {
        /// What one of them wrote.
        public struct Mark: Hashable, Sendable {
            /// Who.
            public var checker: String
            /// What.
            public var value: FormValue
        }

        /// The column.
        public var column: Int
        /// The code of the recommendation whose fulfilment is meant; nil for a mark.
        public var recommendation: String?
        /// Each checker's mark, in the order of the checkers.
        public var marks: [Mark]
    }

    /// A comparison that is told.
    public struct Difference: Hashable, Sendable {
        /// The code of the comparison.
        public var id: String
        /// How serious it is.
        public var severity: Severity
        /// The criterion's column; nil where it is about the whole.
        public var criterion: Int?
        /// The row of the checked report; nil where it is about the whole.
        public var row: Int?
        /// The values for the places of its message, in order.
        public var arguments: [FormValue?]
    }

    /// A recommendation to the institution.
    public struct Recommendation: Sendable {
        /// Where its wording comes from.
        public enum Wording: Hashable, Sendable {
            /// КИМЦ wrote it.
            case written(String)
            /// The ready one, with the values for its places.
            case ready(MessageTemplate, [FormValue?])
            /// The ready one; what it said of the institution is not known.
            case general(MessageTemplate)
        }

        /// What became of one of the round before, as its institution's site and the term tell.
        public enum Outcome: Hashable, Sendable {
            /// It was fulfilled.
            case fulfilled
            /// It was not, and there is still time.
            case pending
            /// It was not, and its term had passed when the site was looked at.
            case overdue
            /// It was not, and nobody said until when it was to be done.
            case unfulfilled
            /// The site was looked at, and nobody said.
            case unmarked
            /// Nobody looked at the site in this round.
            case unseen
            /// The round before did not send it.
            case notGiven
        }

        /// The code.
        public var code: String
        /// The wording.
        public var wording: Wording
        /// Until when it is to be done; nil when nobody said.
        public var due: CalendarDate?
        /// Whether its trigger holds, so that it is proposed without anybody's doing.
        public var isProposed: Bool
        /// Whether КИМЦ sends it.
        public var isSent: Bool
        /// What КИМЦ wrote about sending it; nil for nothing.
        public var sent: String?
        /// What became of it, as the round after says; nil while nobody said.
        public var done: String?
        /// What that comes to; nil for one of this round.
        public var outcome: Outcome?
    }

    /// The ИНН.
    public var inn: String
    /// Who checked it, in the order of their names.
    public var checkers: [String]
    /// What was seen, by column; what is disputed is absent.
    public var values: [Int: FormValue]
    /// What checkers filled in differently.
    public var conflicts: [Conflict]
    /// Whether there is a score.
    public var standing: Standing
    /// The sum of weight times points; 0 without a score.
    public var points: Int
    /// The greatest sum that the criteria that apply allow; 0 without a score.
    public var possible: Int
    /// The level of the score; nil without one.
    public var level: String?
    /// Whether it needs attention at once, whatever the score.
    public var isFlagged: Bool
    /// What report and site say differently.
    public var differences: [Difference]
    /// What is recommended.
    public var recommendations: [Recommendation]
    /// What was recommended in the round before, with what became of it.
    public var earlier: [Recommendation]
    /// The day of the check; nil when nobody said.
    public var checkedOn: CalendarDate?

    /// The exact score out of 100; nil without one.
    public var score: Decimal? {
        standing == .scored ? Decimal(points * 100) / Decimal(possible) : nil
    }

    /// Whether anybody looked at the site in the round; else it is here for what was recommended.
    public var isChecked: Bool { !checkers.isEmpty }

    /// The wording of a choice in a column; nil for none.
    public func text(_ column: Int) -> String? {
        guard case .text(let text)? = values[column] else { return nil }
        return text
    }
}
