public import Forms
public import Spreadsheet

/// What an office states of an item of the road map in a report of its own.
public struct RoadMapStatement: Hashable, Sendable {
    /// The number of the item.
    public var item: String
    /// The office.
    public var office: RoadMapItem.Party
    /// What it states.
    public var state: RoadMap.State
    /// The half-year that the statement is for.
    public var period: Period
    /// The day on which it came.
    public var day: CalendarDate

    /// Makes a statement.
    public init(
        item: String, office: RoadMapItem.Party, state: RoadMap.State, period: Period,
        day: CalendarDate
    ) {
        self.item = item
        self.office = office
        self.state = state
        self.period = period
        self.day = day
    }
}

/// What the offices state of the items of the road map, gathered from all forms they fill in.
public struct RoadMapStatements: Sendable {
    private let statements: RoadMap.Statements
    /// The items that some form asks offices about.
    private(set) var asked: Set<String> = []
    /// What was stated.
    private(set) var made: [RoadMapStatement] = []

    /// Begins with nothing, in the words of a road map.
    public init(_ roadMap: RoadMap) {
        statements = roadMap.statements
    }

    /// Notes which items a form asks offices about; an office that is not asked cannot be blamed
    /// for its silence.
    public mutating func addQuestions(of form: Form) {
        asked.formUnion(form.cells(stating: statements).keys)
    }

    /// Adds what a report of an office states.
    ///
    /// - Parameters:
    ///   - submission: the report.
    ///   - respondent: who made it, as stands in the report; others than offices are left out.
    ///   - form: the form that was filled in.
    ///   - period: the half-year.
    ///   - day: when it came.
    public mutating func add(
        _ submission: Submission, of respondent: String, form: Form, period: Period,
        on day: CalendarDate
    ) {
        guard let office = statements.office(named: respondent) else { return }
        for (item, cell) in form.cells(stating: statements) {
            guard let word = submission.text(at: cell), let state = statements.state(of: word)
            else { continue }
            made.append(
                RoadMapStatement(
                    item: item, office: office, state: state, period: period, day: day))
        }
    }

    /// The latest statement of an office for a half-year or one before it; of two for the same
    /// half-year the one that came later.
    func latest(_ item: String, of office: RoadMapItem.Party, upTo period: Period)
        -> RoadMapStatement?
    {
        made.filter { $0.item == item && $0.office == office && $0.period <= period }
            .max { ($0.period, $0.day) < ($1.period, $1.day) }
    }
}
