import Completeness
import Consolidation
public import Forms
public import Spreadsheet

/// The reports of a half-year while they are judged one by one, so that only what workbooks need is
/// kept of each.
public struct CityCollection: Sendable {
    let period: Period
    let form: Form
    let indicators: [Indicator]
    let day: CalendarDate
    let settings: Settings
    let deadline: CalendarDate
    private let purpose: Purpose
    /// Which values of the reports that count have to be read.
    public let needs: ValueNeeds
    private(set) var statuses: [ReportStatus] = []
    /// Where the values of each accepted report stand.
    private(set) var counted: [Int?] = []

    /// What becomes of a half-year.
    public enum Purpose: Sendable {
        /// Sheets are made of it, with lines for single institutions.
        case sheets
        /// A year is added up of it, as РЦН's workbook shows it: by district, by type, by item.
        case year
        /// It is added up, as ``HalfYearSums``, and given back.
        case sums
    }

    /// Begins; nil when the form is not collected then.
    ///
    /// - Parameters:
    ///   - period: the half-year.
    ///   - form: the form that was collected.
    ///   - indicators: the indicators.
    ///   - day: the day of the statement.
    ///   - settings: how dates are judged.
    ///   - purpose: what becomes of it.
    ///   - expected: how many reports there may be.
    public init?(
        of period: Period, form: Form, indicators: [Indicator], on day: CalendarDate,
        settings: Settings = Settings(), for purpose: Purpose = .sheets, expecting expected: Int = 0
    ) {
        guard let deadline = form.dueDate(of: period, settings.weekendRule) else { return nil }
        self.period = period
        self.form = form
        self.indicators = indicators
        self.day = day
        self.settings = settings
        self.deadline = deadline
        self.purpose = purpose
        needs = Self.needs(of: form, indicators, for: purpose)
        statuses.reserveCapacity(expected)
        counted.reserveCapacity(expected)
    }

    /// Which values the sheets of the consolidated workbooks are made of: each sheet says itself.
    private static func needs(
        of form: Form, _ indicators: [Indicator], for purpose: Purpose
    ) -> ValueNeeds {
        let quantities = indicators.flatMap { [$0.numerator, $0.denominator].compactMap(\.self) }
        let dynamics = DynamicsLines(form: form, indicators: indicators)
        var keys =
            quantities.flatMap(\.keys) + dynamics.cells.map(\.key) + dynamics.documents
        if purpose != .sums {
            keys +=
                YearTableSheet.keys(of: form) + FormDataSheet.keys(of: form) + form.cellsOnItems
        }
        if purpose == .sheets {
            keys += InstitutionsSheet.shownKeys(of: form) + DocumentsSheet.keys(of: form)
        }
        return ValueNeeds(keys: Set(keys), zeros: form.zeroConditions)
    }

    /// Judges the next report of the register.
    ///
    /// - Parameters:
    ///   - report: what is held of the institution.
    ///   - place: where the values of its accepted version stand in the table; nil for none.
    ///   - keepsValues: whether the versions keep their values as well.
    public mutating func add(_ report: Report, counted place: Int?, keepsValues: Bool = true) {
        var status = ReportStatus(
            of: report, for: period, form: form, on: day, deadline: deadline,
            soon: settings.soonDays)
        if !keepsValues {
            status.version?.submission = Submission()
            status.latest?.submission = Submission()
        }
        // Whatever is said of single reports stands on lines for institutions.
        if purpose != .sheets {
            status.version?.sha256 = ""
            status.latest = nil
        }
        statuses.append(status)
        counted.append(place)
    }
}
