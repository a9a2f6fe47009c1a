public import FoundationEssentials

/// What a cell of a form takes.
public struct InputCell: Hashable, Sendable {
    /// The type of a value.
    public enum Kind: Hashable, Sendable {
        /// A whole number between two bounds, both included.
        case integer(ClosedRange<Int>)
        /// A number with at most `places` decimals between two bounds, both included.
        case decimal(places: Int, ClosedRange<Decimal>)
        /// A day.
        case date
        /// A text of at most so many characters.
        case text(limit: Int)
        /// One of the values of the list with that name.
        case choice(list: String)
        /// The address of a page on the web.
        case url
        /// A taxpayer number of ten digits.
        case inn

        /// Whether it takes numbers.
        public var isNumber: Bool {
            switch self {
            case .integer, .decimal: true
            case .date, .text, .choice, .url, .inn: false
            }
        }

        /// Whether it takes the number 0.
        public var takesZero: Bool {
            switch self {
            case .integer(let bounds): bounds.contains(0)
            case .decimal(_, let bounds): bounds.contains(0)
            case .date, .text, .choice, .url, .inn: false
            }
        }
    }

    /// Whether an empty cell is a mistake.
    public enum Requirement: Hashable, Sendable {
        /// May stay empty.
        case never
        /// Has to be filled.
        case always
        /// Has to be filled while the condition holds.
        case when(Expression)
    }

    /// The type.
    public var kind: Kind
    /// Whether it has to be filled.
    public var requirement: Requirement
    /// Whether it holds personal data, which never leaves КИМЦ.
    public var isPersonal: Bool
    /// A sentence shown when the cell is selected; nil for the standard one of its type.
    public var hint: String?
    /// Whether its value rarely changes, so that a blank takes it over from the report before.
    public var isCarried: Bool

    /// Makes the description of a cell.
    public init(
        kind: Kind, requirement: Requirement, isPersonal: Bool = false, hint: String? = nil,
        isCarried: Bool = false
    ) {
        self.kind = kind
        self.requirement = requirement
        self.isPersonal = isPersonal
        self.hint = hint
        self.isCarried = isCarried
    }
}
