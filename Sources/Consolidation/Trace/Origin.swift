public import Forms
public import Spreadsheet

/// Where a number of a consolidated workbook comes from, said by what it means and not by cells.
public indirect enum Origin: Hashable, Sendable {
    /// What a measure comes to over some institutions and half-years.
    case total(Measure, of: Subject, in: [Period])
    /// A quotient; there is none while the second is 0.
    case ratio(Origin, Origin)
    /// A quotient out of 100, as scores are; there is none while the second is 0.
    case outOf100(Origin, Origin)
    /// The change from the first to the second; shares change in points.
    case change(from: Origin, to: Origin, inPoints: Bool)

    /// Whose numbers are added up.
    public enum Subject: Hashable, Sendable {
        /// A group of institutions.
        case group(Consolidated.Group)
        /// A single one.
        case institution(Organization)

        /// Whether the numbers of an institution are among them.
        public func contains(_ organization: Organization) -> Bool {
            switch self {
            case .group(let group): group.contains(organization)
            case .institution(let one): one.inn == organization.inn
            }
        }
    }

    /// The value of an indicator.
    public static func value(
        of indicator: Indicator, _ subject: Subject, in periods: [Period]
    ) -> Origin {
        let top = Origin.total(.numerator(indicator), of: subject, in: periods)
        guard indicator.hasDenominator else { return top }
        return .ratio(top, .total(.denominator(indicator), of: subject, in: periods))
    }

    /// The score of an institution's site.
    public static func score(_ subject: Subject, in periods: [Period]) -> Origin {
        .outOf100(
            .total(.site(.points), of: subject, in: periods),
            .total(.site(.possible), of: subject, in: periods))
    }

    /// The mean score of the sites of some institutions.
    public static func meanScore(_ subject: Subject, in periods: [Period]) -> Origin {
        .ratio(
            .total(.site(.score), of: subject, in: periods),
            .total(.site(.scored), of: subject, in: periods))
    }
}

/// What is taken of each report.
public enum Measure: Hashable, Sendable {
    /// The number in a cell of the form.
    case cell(ValueKey)
    /// How many of the cells hold one of the words.
    case answers([ValueKey], [String])
    /// How many of the cells are filled.
    case stated([ValueKey])
    /// The numerator of an indicator.
    case numerator(Indicator)
    /// Its denominator.
    case denominator(Indicator)
    /// 1 for each institution that counts for it.
    case members(Indicator)
    /// The score of the site by the round that checks the half-year, of those that owe a report.
    case score
    /// What the round of site checks that is shown says, whoever owes a report.
    case site(SiteFact)
    /// 1 for each institution whose report stands so.
    case reports(Standing)
    /// 1 for each institution whose first version came on these days, in time or late; nil for both.
    case arrivals(ClosedRange<CalendarDate>, late: Bool?)
    /// What is known of the version that is spoken of.
    case version(Fact)
    /// The number in a cell of a register of the version that is spoken of; rows count from 0.
    case entry(sheet: Int, row: Int, column: Int)
    /// The number in a cell of a register that offices keep; rows count from 0 over all reports.
    case published(form: String, sheet: Int, row: Int, column: Int)
    /// The row or the column of the form that an open remark is about.
    case remark(RemarkPlace)
    /// 1 for each item of the road map that stands so.
    case items(RoadMapState.Phase)

    /// Where reports stand, as they are counted.
    public enum Standing: Hashable, Sendable, CaseIterable {
        /// In the register.
        case registered
        /// Owed.
        case obliged
        /// Something was sent.
        case received
        /// A version is accepted.
        case accepted
        /// Nothing of what was sent is accepted.
        case returned
        /// The first version came in time.
        case inTime
        /// It came late.
        case late
        /// Nothing was sent.
        case absent
    }

    /// A number that is known of a version.
    public enum Fact: Hashable, Sendable, CaseIterable {
        /// How many required cells are filled.
        case filled
        /// How many cells are required.
        case required
        /// How many errors are open.
        case errors
        /// How many warnings are open.
        case warnings
        /// How many warnings are settled by an explanation.
        case explained
        /// How many days late it came.
        case daysLate
        /// How many days late it was published.
        case publicationDaysLate
        /// The number of the correction.
        case correction
        /// How many versions came before it.
        case earlier

        /// Whether it is told of the version that arrived last, not of the one that is spoken of.
        public var isOfLatest: Bool {
            switch self {
            case .errors, .warnings, .explained: true
            case .filled, .required, .daysLate, .publicationDaysLate, .correction, .earlier:
                false
            }
        }
    }

    /// What a round of site checks says of an institution.
    public enum SiteFact: Hashable, Sendable {
        /// The mark in a column of the checklist.
        case mark(Int)
        /// Weight times points.
        case points
        /// The most that the criteria that apply allow.
        case possible
        /// The score.
        case score
        /// 1 where the site counts in what a round comes to.
        case base
        /// 1 where somebody looked at the site.
        case checked
        /// 1 where there is a score.
        case scored
        /// 1 where the score reaches that level and no higher one.
        case level(String)
        /// 1 where attention is needed at once.
        case flagged
        /// 1 where that recommendation is sent.
        case advice(String)
        /// How many recommendations are sent.
        case recommendations
        /// How many differences there are between the report and the site.
        case differences
        /// 1 for each row of the checker who is so many-th, from 0.
        case rows(checker: Int)
    }

    /// What a cell says of a remark; remarks of an institution count from 0.
    public enum RemarkPlace: Hashable, Sendable {
        /// The code of the row of the form.
        case row(Int)
        /// The number of its column.
        case column(Int)
    }

    /// Whether it follows from the version that counts alone, and not from when versions came.
    public var isOfContent: Bool {
        switch self {
        case .cell, .answers, .stated, .numerator, .denominator, .members, .score, .items: true
        case .reports, .arrivals, .version, .entry, .remark: false
        // Institutions' reports are only held against what was seen of the sites.
        case .site, .published: true
        }
    }
}

extension Measure {
    /// Whether reports on other forms than the institutions' own are part of it.
    public var isOfOtherForms: Bool {
        switch self {
        case .score, .site, .published, .items: true
        case .numerator(let indicator), .denominator(let indicator), .members(let indicator):
            indicator.asksForScore
        case .cell, .answers, .stated, .reports, .arrivals, .version, .entry, .remark: false
        }
    }
}

extension Indicator {
    /// Whether the score of the site is part of it.
    public var asksForScore: Bool {
        [numerator, denominator].contains { $0?.asksForScore == true }
    }
}

extension Quantity {
    fileprivate var asksForScore: Bool {
        switch self {
        case .score: true
        case .added(let left, let right), .subtracted(let left, let right):
            left.asksForScore || right.asksForScore
        case .number, .cell, .sum, .count, .equals, .inTime: false
        }
    }
}

extension Measure {
    /// The indicator that it belongs to.
    public var indicator: Indicator? {
        switch self {
        case .numerator(let indicator), .denominator(let indicator), .members(let indicator):
            indicator
        default: nil
        }
    }
}

extension Origin {
    /// The totals that it is made of, from left to right.
    public var totals: [(measure: Measure, subject: Subject, periods: [Period])] {
        switch self {
        case .total(let measure, let subject, let periods): [(measure, subject, periods)]
        case .ratio(let one, let other), .outOf100(let one, let other): one.totals + other.totals
        case .change(let from, let to, _): from.totals + to.totals
        }
    }
}
