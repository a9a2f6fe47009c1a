import Completeness
import Consolidation
public import Forms
public import Spreadsheet

/// What a consolidated workbook says of itself in its properties, so that its numbers can be traced:
/// which one it is, of which half-year and day, and how much was on record then. It names nobody.
public struct BookMark: Hashable, Sendable {
    /// Which workbook it is.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The one for ГУО.
        case guo
        /// The one for РЦН.
        case rcn
        /// КИМЦ's own.
        case kimc
        /// The one that shows how the reports came in.
        case delivery
        /// The one of a round of site checks.
        case sites
    }

    private enum Property: String {
        case book, reported, day, unresolved, recorded

        var name: String { "svod.\(rawValue)" }
    }

    /// Which workbook it is.
    public var kind: Kind
    /// The half-year, the later one for a year; of a round of site checks the half-year in which it
    /// is held.
    public var period: Period
    /// The day of its statements.
    public var day: CalendarDate
    /// How many files nobody could assign to an institution then: a title sheet tells of them.
    public var unresolved: Int
    /// How many versions of reports up to the half-year were on record, those of the checkers for a
    /// round of site checks; nil when nobody counted.
    public var recorded: Int?

    /// Marks the workbook of a half-year.
    init(_ kind: Kind, _ city: CityReports) {
        self.kind = kind
        period = city.period
        day = city.board.day
        unresolved = city.unresolvedFiles
        recorded = city.recorded
    }

    /// Marks the workbook of a round of site checks.
    init(_ round: SiteRound, on day: CalendarDate, recorded: Int?) {
        kind = .sites
        period = round.round
        self.day = day
        unresolved = 0
        self.recorded = recorded
    }

    /// Reads the custom properties of a workbook; nil when it is none of these.
    public init?(_ properties: [String: String]) {
        func value(_ property: Property) -> String? { properties[property.name] }
        guard let kind = value(.book).flatMap(Kind.init), let period = value(.reported),
            let period = Period(period), let day = value(.day), let day = CalendarDate(iso: day)
        else { return nil }
        self.kind = kind
        self.period = period
        self.day = day
        unresolved = value(.unresolved).flatMap { Int($0) } ?? 0
        recorded = value(.recorded).flatMap { Int($0) }
    }

    /// The custom properties.
    var properties: [(name: String, value: String)] {
        var facts: [(Property, String)] = [
            (.book, kind.rawValue), (.reported, "\(period)"), (.day, "\(day)"),
            (.unresolved, "\(unresolved)"),
        ]
        if let recorded { facts.append((.recorded, "\(recorded)")) }
        return facts.map { ($0.0.name, $0.1) }
    }
}
