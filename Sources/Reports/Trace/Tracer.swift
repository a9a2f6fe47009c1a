import Completeness
public import Consolidation
public import Forms
import FoundationEssentials
public import Spreadsheet

/// What a trace asks of the records.
public struct TracedRecords {
    /// What somebody sent on a form that no institution fills in.
    public struct Answer {
        /// The version that counts.
        public var version: SentVersion
        /// What was sent, in the form as it is now.
        public var submission: Submission
        /// The day that stands for its arrival.
        public var arrived: CalendarDate

        /// Names an answer.
        public init(_ version: SentVersion, _ submission: Submission, arrived: CalendarDate) {
            self.version = version
            self.submission = submission
            self.arrived = arrived
        }
    }

    let city: (Period) throws -> CityReports
    let counting: (Organization, Period) throws -> Report.Version?
    let spokenOf: (Organization, Period) throws -> Report.Version?
    let answers: (Form, Period) throws -> [Answer]
    let evidence: (SiteRound) throws -> SiteEvidence
    let offices: [Form]

    /// Names the ways to what is on record.
    ///
    /// - Parameters:
    ///   - city: gives a half-year.
    ///   - counting: gives the version of a report that counts, with the places of its values.
    ///   - spokenOf: gives the version that counts or, while none does, the last one.
    ///   - answers: gives the counting answers to a form, in the order of the respondents' keys.
    ///   - evidence: gives the checkers' workbooks of a round.
    ///   - offices: the forms that offices fill in.
    public init(
        city: @escaping (Period) throws -> CityReports,
        counting: @escaping (Organization, Period) throws -> Report.Version?,
        spokenOf: @escaping (Organization, Period) throws -> Report.Version?,
        answers: @escaping (Form, Period) throws -> [Answer],
        evidence: @escaping (SiteRound) throws -> SiteEvidence, offices: [Form]
    ) {
        self.city = city
        self.counting = counting
        self.spokenOf = spokenOf
        self.answers = answers
        self.evidence = evidence
        self.offices = offices
    }
}

/// Adds a number of a consolidated workbook up again, from what is on record.
public struct Tracer {
    let records: TracedRecords

    /// Makes a tracer over what is on record.
    public init(_ records: TracedRecords) {
        self.records = records
    }

    /// Adds a number up.
    ///
    /// - Parameter origin: where it comes from.
    /// - Returns: the number with all that it is made of.
    /// - Throws: what kept a report from being read.
    public func trace(_ origin: Origin) throws -> TracedNumber {
        switch origin {
        case .total(let measure, let subject, let periods):
            .total(try total(of: measure, subject, in: periods))
        case .ratio(let top, let bottom):
            .ratio(try trace(top), try trace(bottom))
        case .outOf100(let top, let bottom):
            .outOf100(try trace(top), try trace(bottom))
        case .change(let from, let to, let inPoints):
            .change(from: try trace(from), to: try trace(to), inPoints: inPoints)
        }
    }

    private func total(
        of measure: Measure, _ subject: Origin.Subject, in periods: [Period]
    ) throws -> TracedTotal {
        if let indicator = measure.indicator, indicator.kind == .flow, periods.count > 1 {
            return try yearTotal(of: measure, indicator, subject, in: periods)
        }
        var total = TracedTotal(measure, of: subject, in: periods, contributions: [], gaps: [])
        for period in periods {
            let city = try records.city(period)
            switch measure {
            case .site(let fact):
                try add(fact, of: subject, in: city, to: &total)
                continue
            case .items(let phase):
                try add(itemsThatStand: phase, in: city, to: &total)
                continue
            case .published(let form, let sheet, let row, let column):
                total.contributions +=
                    try published(
                        form, (sheet, row, column), in: city
                    ).map { [$0] } ?? []
                continue
            default: break
            }
            for status in city.board.statusesInOrder where subject.contains(status.organization) {
                switch try parts(of: measure, subject, status, city) {
                case .added(let parts):
                    total.contributions += parts
                case .missing(let reason):
                    total.gaps.append(Gap(status.organization, period, reason))
                case .notAsked: break
                }
            }
        }
        return total
    }

    /// What an institution gives.
    private enum Part {
        case added([Contribution])
        case missing(Gap.Reason)
        /// It owes nothing, so it is not asked.
        case notAsked
    }

    private func parts(
        of measure: Measure, _ subject: Origin.Subject, _ status: ReportStatus,
        _ city: CityReports
    ) throws -> Part {
        func one(
            _ amount: Decimal, _ cells: [Contribution.Cell] = [], of version: Int?
        ) -> Part {
            .added([
                Contribution(
                    of: status.organization, in: city.period, amount,
                    sources: version.map { [.init(status.sent(city, $0), cells)] } ?? [],
                    firstArrival: status.arrival)
            ])
        }
        let spokenOf = status.version?.number
        switch measure {
        case .reports(let standing):
            guard status.duty.isObliged || standing == .registered else { return .notAsked }
            guard status.stands(standing) else { return .missing(.notCounted) }
            return one(1, of: spokenOf)
        case .arrivals(let days, let isLate):
            guard status.duty.isObliged else { return .notAsked }
            guard let arrival = status.arrival else { return .missing(status.absence) }
            guard days.contains(arrival.date), isLate.map({ $0 != status.isInTime }) ?? true else {
                return .missing(.notCounted)
            }
            return one(1, of: spokenOf)
        case .version(.earlier):
            guard let spokenOf else { return .missing(status.absence) }
            return .added(
                (1..<spokenOf).map { number in
                    Contribution(
                        of: status.organization, in: city.period, 1,
                        sources: [.init(status.sent(city, number))])
                })
        case .version(let fact):
            guard let number = status.number(fact) else { return .missing(status.absence) }
            return one(
                Decimal(number), try cells(of: fact, status, city),
                of: fact.isOfLatest ? status.latest?.number : spokenOf)
        case .score:
            guard status.duty.isObliged else { return .notAsked }
            return try score(of: status, city).map { .added([$0]) } ?? .missing(.empty)
        case .entry(let sheet, let row, let column):
            return try entry(status, city, sheet, row, column).map { .added([$0]) }
                ?? .missing(.empty)
        case .remark(let place):
            return remark(place, of: status, city).map { .added([$0]) } ?? .missing(.empty)
        case .cell, .answers, .stated, .numerator, .denominator, .members:
            guard status.duty.isObliged else { return .notAsked }
            let version =
                status.counted == nil
                ? nil : try records.counting(status.organization, city.period)
            let missing = Part.missing(version == nil ? status.absence : .empty)
            let score = try measure.isOfOtherForms ? self.score(of: status, city) : nil
            let counted = version?.submission.countingZeros(of: city.form)
            guard
                let (terms, divisor) = Self.terms(
                    of: measure, in: counted, status.duty.due, score?.amount)
            else { return missing }
            if let divisor, divisor.amount <= 0, case .group = subject {
                return .missing(.zeroDenominator)
            }
            if terms.amount == 0, terms.cells.isEmpty {
                if case .denominator = measure {
                    return one(terms.amount, of: version?.number)
                }
                return .missing(version == nil ? status.absence : .notCounted)
            }
            guard terms.cells.isEmpty, let score else {
                return one(terms.amount, terms.cells, of: version?.number)
            }
            var part = score
            part.amount = terms.amount
            return .added([part])
        case .site, .items, .published: return .notAsked
        }
    }

    /// What a report gives, and what that is divided by; nil when something is missing.
    private static func terms(
        of measure: Measure, in submission: Submission?, _ due: CalendarDate, _ score: Decimal?
    ) -> (QuantityTerms, divisor: QuantityTerms?)? {
        switch measure {
        case .cell(let key): return submission?.numbers(at: [key]).map { ($0, nil) }
        case .answers(let keys, let words):
            return submission?.answers(at: keys, words).map { ($0, nil) }
        case .stated(let keys): return submission?.answers(at: keys).map { ($0, nil) }
        case .numerator(let indicator):
            return parts(of: indicator, in: submission, due, score).map { ($0.top, $0.bottom) }
        case .denominator(let indicator):
            return parts(of: indicator, in: submission, due, score).flatMap { parts in
                parts.bottom.map { ($0, $0) }
            }
        case .members(let indicator):
            return parts(of: indicator, in: submission, due, score).map { parts in
                (QuantityTerms(amount: 1, cells: parts.top.cells), parts.bottom)
            }
        default: return nil
        }
    }

    private static func parts(
        of indicator: Indicator, in submission: Submission?, _ due: CalendarDate,
        _ score: Decimal?
    ) -> (top: QuantityTerms, bottom: QuantityTerms?)? {
        guard let top = top(of: indicator, in: submission, due, score) else { return nil }
        guard indicator.hasDenominator else { return (top, nil) }
        return bottom(of: indicator, in: submission, due, score).map { (top, $0) }
    }

    /// The numerator of an institution; nil when its report does not state it.
    static func top(
        of indicator: Indicator, in submission: Submission?, _ due: CalendarDate,
        _ score: Decimal?
    ) -> QuantityTerms? {
        guard let numerator = indicator.numerator else { return nil }
        let top = numerator.terms(in: submission, due: due, score: score)
        return indicator.base == .obliged ? top ?? QuantityTerms(amount: 0) : top
    }

    /// Its denominator; nil when its report does not state it, or the indicator has none.
    static func bottom(
        of indicator: Indicator, in submission: Submission?, _ due: CalendarDate,
        _ score: Decimal?
    ) -> QuantityTerms? {
        switch indicator.base {
        case .obliged: QuantityTerms(amount: 1)
        case .accepted: indicator.denominator?.terms(in: submission, due: due, score: score)
        }
    }
}

extension ReportStatus {
    /// Why there is no report that counts.
    var absence: Gap.Reason {
        guard duty.isObliged else { return .notObliged }
        return arrival == nil ? .notSent : .returned
    }

    /// A version of the report as it is told apart on record.
    func sent(_ city: CityReports, _ number: Int) -> SentVersion {
        SentVersion(
            respondent: organization.inn, period: city.period, formID: city.form.id,
            number: number)
    }

    /// Whether it is counted so.
    fileprivate func stands(_ standing: Measure.Standing) -> Bool {
        switch standing {
        case .registered: true
        case .obliged: duty.isObliged
        case .received: arrival != nil
        case .accepted: state.isAccepted
        case .returned: state == .returned
        case .inTime: isInTime
        case .late: arrival != nil && !isInTime
        case .absent: arrival == nil
        }
    }

    /// What is known of the version that is spoken of; nil while there is none.
    fileprivate func number(_ fact: Measure.Fact) -> Int? {
        if fact == .daysLate { return daysLate }
        guard let version else { return nil }
        return switch fact {
        case .filled: version.filledCells
        case .required: version.requiredCells
        case .errors: count(of: .error)
        case .warnings: count(of: .warning)
        case .explained: explainedWarnings
        case .daysLate: daysLate
        case .publicationDaysLate: publicationDaysLate
        case .correction: correction
        case .earlier: version.number - 1
        }
    }
}
