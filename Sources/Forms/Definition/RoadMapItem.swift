public import Spreadsheet

/// An item of the municipal road map.
public struct RoadMapItem: Hashable, Sendable {
    /// Who answers for an item.
    public enum Party: String, Hashable, Sendable, CaseIterable {
        /// The education authority of the city.
        case guo
        /// КИМЦ.
        case kimc
        /// The heads of the institutions.
        case head
        /// Those in the institutions who are in charge of mentoring.
        case curator

        /// Whether the institutions answer, each in its own report.
        public var isOfInstitutions: Bool {
            switch self {
            case .guo, .kimc: false
            case .head, .curator: true
            }
        }
    }

    /// A site on which a result is published.
    public enum Site: String, Hashable, Sendable, CaseIterable {
        /// The sites of the institutions.
        case school
        /// The site of КИМЦ.
        case kimc
    }

    /// Days of every year, the last one included; they do not run over the turn of the year.
    public struct Window: Hashable, Sendable {
        /// The first day.
        public var first: Form.Deadline
        /// The last day.
        public var last: Form.Deadline

        /// Makes a window.
        public init(first: Form.Deadline, last: Form.Deadline) {
            self.first = first
            self.last = last
        }
    }

    /// When an item is due.
    public enum Timing: Hashable, Sendable {
        /// All the time.
        case throughout
        /// Once a year, in a month that is not named.
        case onceAYear
        /// When the reports on the form are due.
        case withForm
        /// Once, between two days.
        case once(ClosedRange<CalendarDate>)
        /// Every year in these windows.
        case yearly([Window])
    }

    /// The number, such as "4.10".
    public var number: String
    /// The title of the section that begins with the item; nil inside a section.
    public var heading: String?
    /// What is done.
    public var title: String
    /// What shows that it was done.
    public var result: String
    /// Who answers for it.
    public var responsible: [Party]
    /// Where the result is published.
    public var sites: [Site]
    /// When it is due.
    public var timing: Timing
    /// The rows of the form that tell of it.
    public var rows: [Int]

    /// Makes an item.
    public init(
        number: String, heading: String? = nil, title: String, result: String,
        responsible: [Party], sites: [Site] = [], timing: Timing, rows: [Int] = []
    ) {
        self.number = number
        self.heading = heading
        self.title = title
        self.result = result
        self.responsible = responsible
        self.sites = sites
        self.timing = timing
        self.rows = rows
    }

    /// Whether it runs all the time, so that it is being done as long as somebody goes on with it.
    public var isContinuous: Bool { timing == .throughout }

    /// The days named by the item that touch a span of days; those of the form's reports are not
    /// among them.
    public func dates(within span: ClosedRange<CalendarDate>) -> [ClosedRange<CalendarDate>] {
        let dates: [ClosedRange<CalendarDate>] =
            switch timing {
            case .throughout, .onceAYear, .withForm: []
            case .once(let days): [days]
            case .yearly(let windows):
                (span.lowerBound.year...span.upperBound.year).flatMap { year in
                    windows.compactMap { $0.days(in: year) }
                }
            }
        return dates.filter { $0.overlaps(span) }
    }
}

extension RoadMapItem.Window {
    /// The days of a year; nil when the year has no such days.
    public func days(in year: Int) -> ClosedRange<CalendarDate>? {
        guard let first = CalendarDate(year: year, month: first.month, day: first.day),
            let last = CalendarDate(year: year, month: last.month, day: last.day), first <= last
        else { return nil }
        return first...last
    }
}
