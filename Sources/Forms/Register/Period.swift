public import Spreadsheet

/// One half of a year.
public enum Half: Int, Hashable, Sendable, Codable, CaseIterable {
    /// January to June, collected by 15 June.
    case first = 1
    /// July to December, collected by 15 December.
    case second = 2
}

/// A half-year of collection: "2026-2".
public struct Period: Hashable, Sendable, Codable {
    /// The years that a report can speak of.
    public static let years = 2000...2100

    /// The year.
    public var year: Int
    /// The half.
    public var half: Half

    /// Makes a period.
    public init(year: Int, half: Half) {
        self.year = year
        self.half = half
    }

    /// The half-year that a day lies in.
    public init(containing day: CalendarDate) {
        self.init(year: day.year, half: day.month < 7 ? .first : .second)
    }

    /// Reads "2026-2"; nil when the text is not a period.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 4, let year = Int(parts[0]),
            Self.years.contains(year), let half = Int(parts[1]).flatMap(Half.init(rawValue:))
        else { return nil }
        self.init(year: year, half: half)
    }

    /// Both half-years of its year.
    public var halvesOfYear: [Period] { Half.allCases.map { Period(year: year, half: $0) } }

    /// The half-year before.
    public var previous: Period {
        switch half {
        case .first: Period(year: year - 1, half: .second)
        case .second: Period(year: year, half: .first)
        }
    }

    /// The half-year after.
    public var next: Period {
        switch half {
        case .first: Period(year: year, half: .second)
        case .second: Period(year: year + 1, half: .first)
        }
    }

    /// The days from the first to the last; nil for a year that the calendar does not know.
    public var days: ClosedRange<CalendarDate>? {
        let isFirst = half == .first
        guard let first = CalendarDate(year: year, month: isFirst ? 1 : 7, day: 1),
            let last = CalendarDate(
                year: year, month: isFirst ? 6 : 12, day: isFirst ? 30 : 31)
        else { return nil }
        return first...last
    }

    /// 1 September of the school year that the period belongs to.
    public var schoolYearStart: CalendarDate? {
        CalendarDate(year: half == .first ? year - 1 : year, month: 9, day: 1)
    }
}

extension Period: Comparable {
    /// The earlier half-year is the smaller one.
    public static func < (left: Period, right: Period) -> Bool {
        (left.year, left.half.rawValue) < (right.year, right.half.rawValue)
    }
}

extension Period: CustomStringConvertible {
    /// The period as "2026-2".
    public var description: String { "\(year)-\(half.rawValue)" }
}
