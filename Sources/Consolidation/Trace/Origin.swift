public import Forms

/// Where a number of a consolidated workbook comes from, said by what it means and not by cells.
public indirect enum Origin: Hashable, Sendable {
    /// What a measure comes to over some institutions and half-years.
    case total(Measure, of: Subject, in: [Period])
    /// A quotient; there is none while the second is 0.
    case ratio(Origin, Origin)
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
        of indicator: Indicator, _ subject: Subject, in periods: [Period],
        dividedIn below: [Period]? = nil
    ) -> Origin {
        let top = Origin.total(.numerator(indicator), of: subject, in: periods)
        guard indicator.hasDenominator else { return top }
        return .ratio(top, .total(.denominator(indicator), of: subject, in: below ?? periods))
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
    /// The score of the site.
    case score
    /// 1 for each institution whose report stands so.
    case reports(Standing)
    /// What is known of the version that is spoken of.
    case version(Fact)

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

        /// Whether it is told of the version that arrived last, not of the one that is spoken of.
        public var isOfLatest: Bool {
            switch self {
            case .errors, .warnings, .explained: true
            case .filled, .required, .daysLate, .publicationDaysLate, .correction: false
            }
        }
    }

    /// Whether it follows from the version that counts alone, and not from when versions came.
    public var isOfContent: Bool {
        switch self {
        case .cell, .answers, .stated, .numerator, .denominator, .members, .score: true
        case .reports, .version: false
        }
    }
}

extension Origin {
    /// The totals that it is made of, from left to right.
    public var totals: [(measure: Measure, subject: Subject, periods: [Period])] {
        switch self {
        case .total(let measure, let subject, let periods): [(measure, subject, periods)]
        case .ratio(let one, let other): one.totals + other.totals
        case .change(let from, let to, _): from.totals + to.totals
        }
    }
}
