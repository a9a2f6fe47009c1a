public import Completeness
public import Consolidation
public import Forms
public import Spreadsheet

/// All that a consolidated workbook says of one half-year.
public struct CityReports: Sendable {
    /// The form that was collected.
    public let form: Form
    /// The indicators in the order of their table.
    public let indicators: [Indicator]
    /// Where each report stands.
    public let board: Board
    /// What counts, and what it adds up to.
    public private(set) var consolidated: Consolidated
    /// The round of checks of the institutions' sites that belongs to the half-year; nil without.
    public var sites: SiteRound? {
        didSet {
            consolidated = consolidated.scored(by: scoring)
        }
    }
    /// The round that gives the scores; nil while none checks the half-year: one that checked an
    /// earlier one says nothing of it.
    var scoring: SiteRound? { sites?.checked == period ? sites : nil }
    /// How many files nobody could assign to an institution yet.
    public let unresolvedFiles: Int
    /// Where the road map stands; nil to leave its sheets out.
    public var roadMap: RoadMapState?
    /// A sentence at the head of the workbooks; nil for none.
    let notice: String?
    /// The place of each statement of the board among those that owe a report; nil for the others.
    private let memberPlaces: [Int?]
    /// What earlier half-years added up to, the oldest first; at most nine are shown.
    public var history: [HalfYearSums] = []
    /// How many versions of reports of this half-year and earlier ones were on record; nil when
    /// nobody counted them.
    public var recorded: Int?
    /// The registers that КИМЦ keeps itself and whose rows are published.
    public var published: [PublishedRegister] = []

    /// Judges and collects the reports of a half-year; nil when the form is not collected then.
    ///
    /// - Parameters:
    ///   - reports: one report for each institution of the register.
    ///   - period: the half-year.
    ///   - form: the form that was collected.
    ///   - indicators: the indicators.
    ///   - day: the day of the statement.
    ///   - settings: how dates are judged.
    ///   - unresolvedFiles: how many files wait for a person to assign them.
    public init?(
        _ reports: [Report], of period: Period, form: Form, indicators: [Indicator],
        on day: CalendarDate, settings: Settings = Settings(), unresolvedFiles: Int = 0
    ) {
        guard
            var collection = CityCollection(
                of: period, form: form, indicators: indicators, on: day, settings: settings)
        else { return nil }
        var values = ValueCollection(collection.needs)
        for report in reports {
            collection.add(report, counted: report.accepted.map { values.add($0.submission) })
        }
        self.init(collection, values.table(), unresolvedFiles: unresolvedFiles)
    }

    /// Finishes what was collected report by report.
    ///
    /// - Parameters:
    ///   - collection: the reports.
    ///   - values: the values that count.
    ///   - unresolvedFiles: how many files wait for a person to assign them.
    public init(_ collection: CityCollection, _ values: ValueTable, unresolvedFiles: Int = 0) {
        form = collection.form
        indicators = collection.indicators
        self.unresolvedFiles = unresolvedFiles
        notice = collection.settings.notice
        board = Board(
            collection.statuses, of: collection.period, form: form, on: collection.day,
            deadline: collection.deadline)
        var members: [Consolidated.Member] = []
        memberPlaces = zip(collection.statuses, collection.counted).map { status, place in
            guard status.duty.isObliged else { return nil }
            members.append(
                .init(
                    organization: status.organization,
                    submission: status.counted == nil
                        ? nil : place.map { ReportValues(values, $0) },
                    due: status.duty.due))
            return members.count - 1
        }
        consolidated = Consolidated(period: collection.period, members: members)
    }

    /// The half-year.
    public var period: Period { board.period }

    /// Whether figures may still change: the due date has not passed, or files are unassigned.
    public var isPreliminary: Bool { board.isPreliminary || unresolvedFiles > 0 }

    /// The indicators that the half-year gives.
    var computedIndicators: [Indicator] {
        indicators.filter { $0.isComputed(in: period.half) }
    }

    /// What a statement of the board is in the figures; nil when nothing is owed.
    func member(ofStatus place: Int) -> Consolidated.Member? {
        memberPlaces[place].map { consolidated.members[$0] }
    }
}
