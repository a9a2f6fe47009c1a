public import Forms
public import Spreadsheet

/// What a report is judged against besides the form: facts that its file does not hold.
public struct ValidationContext: Sendable {
    /// The half-year being collected.
    public var period: Period
    /// The last day of the collection for this institution.
    public var due: CalendarDate
    /// The day on which the report arrived.
    public var today: CalendarDate
    /// The institution as the register has it; nil while it is not known.
    public var organization: Organization?
    /// Its last accepted report of the half-year before; nil when there is none.
    public var previous: Submission?
    /// Its report that a checklist is held against; nil outside checklists.
    package var checked: CheckedReport?

    /// Makes a context.
    public init(
        period: Period, due: CalendarDate, today: CalendarDate,
        organization: Organization? = nil, previous: Submission? = nil
    ) {
        self.period = period
        self.due = due
        self.today = today
        self.organization = organization
        self.previous = previous
    }
}
