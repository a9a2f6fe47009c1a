import Completeness
import Consolidation
import FoundationEssentials
public import Forms

/// What the reports of a half-year add up to for the whole city: all that a later half-year needs
/// to know of it, so that the reports themselves need not be kept in memory.
public struct HalfYearSums: Sendable {
    /// The half-year.
    public let period: Period
    /// The counts of the reports.
    let tally: Tally
    /// The sums of the indicators, by code.
    let figures: [String: Figure]
    /// The sums of the cells that «Динамика» shows; a cell that nobody fills is absent.
    let sums: [ValueKey: Decimal]
    /// How many institutions have each document.
    let documents: [ValueKey: Int]

    /// Adds a half-year up.
    public init(_ city: CityReports) {
        let lines = DynamicsLines(form: city.form, indicators: city.indicators)
        let consolidated = city.consolidated
        period = city.period
        tally = city.board.total
        figures = Dictionary(
            city.computedIndicators.map { ($0.code, consolidated.figure(of: $0, in: .city)) },
            uniquingKeysWith: { first, _ in first })
        var sums: [ValueKey: Decimal] = [:]
        for line in lines.cells { sums[line.key] = consolidated.sum(of: line.key, in: .city) }
        self.sums = sums
        var documents: [ValueKey: Int] = [:]
        for key in lines.documents {
            documents[key] = lines.there.map { consolidated.count(of: key, equal: $0, in: .city) }
        }
        self.documents = documents
    }
}

/// What a later half-year of the same year needs to know of one: what counts of each institution,
/// so that the year can be added up, but not where its report stands.
public struct HalfYearFigures: Sendable {
    let consolidated: Consolidated
    /// The registers that КИМЦ kept and whose rows were published.
    let published: [PublishedRegister]

    /// Keeps what counts.
    public init(_ city: CityReports) {
        consolidated = city.consolidated
        published = city.published
    }
}

/// What the half-years of a year come to for the whole city: all that is said of it a year later.
public struct YearSums: Sendable {
    /// The half-years in their order.
    let periods: [Period]
    /// What the indicators come to, by code; one that the year does not give is absent.
    let figures: [String: Figure]

    /// Adds a year up; nil without a half-year.
    public init?(_ halves: [CityReports]) {
        guard let year = YearFigures(halves.map(\.consolidated)) else { return nil }
        periods = year.halves.map(\.period)
        var figures: [String: Figure] = [:]
        for indicator in halves.last?.indicators ?? [] where indicator.numerator != nil {
            figures[indicator.code] = year.figure(of: indicator, in: .city)
        }
        self.figures = figures
    }
}

/// What «Динамика» follows through the half-years.
struct DynamicsLines {
    /// The indicators that the form gives.
    let indicators: [Indicator]
    /// The cells with numbers: those that indicators add up and those that are always shown.
    let cells: [YearFigures.Line]
    /// The cells that say whether a document is there.
    let documents: [ValueKey]
    /// The word that says it is.
    let there: String?

    init(form: Form, indicators: [Indicator]) {
        let given = indicators.filter { $0.numerator != nil }
        self.indicators = given
        var kinds: [ValueKey: Indicator.Kind] = [:]
        for code in InstitutionsSheet.shownRows {
            guard let row = form.row(code),
                let column = row.cells.filter({ $0.value.kind.isNumber }).keys.min()
            else { continue }
            kinds[ValueKey(code, column)] = row.isFlow ? .flow : .stock
        }
        for line in given.flatMap(\.lines) { kinds[line.key] = line.kind }
        cells = kinds.sorted { $0.key < $1.key }.map { .init(key: $0.key, kind: $0.value) }
        documents = DocumentsSheet.keys(of: form)
        there = DocumentsSheet.words(of: form).first
    }
}
