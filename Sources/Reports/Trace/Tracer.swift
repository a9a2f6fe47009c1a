import Completeness
public import Consolidation
public import Forms
import FoundationEssentials
import Spreadsheet

/// Adds a number of a consolidated workbook up again, from the reports on record.
public struct Tracer {
    /// What is known of a half-year.
    private let city: (Period) throws -> CityReports
    /// The version of an institution's report that counts, in the form as it is now.
    private let counting: (Organization, Period) throws -> Report.Version?

    /// Makes a tracer.
    ///
    /// - Parameters:
    ///   - city: gives a half-year.
    ///   - counting: gives the version of a report that counts, with the places of its values.
    public init(
        city: @escaping (Period) throws -> CityReports,
        counting: @escaping (Organization, Period) throws -> Report.Version?
    ) {
        self.city = city
        self.counting = counting
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
        case .change(let from, let to, let inPoints):
            .change(from: try trace(from), to: try trace(to), inPoints: inPoints)
        }
    }

    private func total(
        of measure: Measure, _ subject: Origin.Subject, in periods: [Period]
    ) throws -> TracedTotal {
        var total = TracedTotal(measure, of: subject, in: periods, contributions: [], gaps: [])
        for period in periods {
            let city = try city(period)
            for status in city.board.statusesInOrder where subject.contains(status.organization) {
                let organization = status.organization
                switch try part(of: measure, subject, status, city) {
                case .added(let terms, let version):
                    total.contributions.append(
                        Contribution(
                            of: organization, in: period, terms.amount, cells: terms.cells,
                            version: version, firstArrival: status.arrival))
                case .missing(let reason):
                    total.gaps.append(Gap(organization, period, reason))
                case .notAsked: break
                }
            }
        }
        return total
    }

    /// What an institution gives.
    private enum Part {
        case added(QuantityTerms, version: Int?)
        case missing(Gap.Reason)
        /// It owes nothing, so it is not asked.
        case notAsked
    }

    private func part(
        of measure: Measure, _ subject: Origin.Subject, _ status: ReportStatus,
        _ city: CityReports
    ) throws -> Part {
        let spokenOf = status.version?.number
        switch measure {
        case .reports(let standing):
            guard status.duty.isObliged || standing == .registered else { return .notAsked }
            guard status.stands(standing) else { return .missing(.notCounted) }
            return .added(QuantityTerms(amount: 1), version: spokenOf)
        case .version(let fact):
            guard let number = status.number(fact) else { return .missing(.noReport) }
            return .added(
                QuantityTerms(amount: Decimal(number)),
                version: fact.isOfLatest ? status.latest?.number : spokenOf)
        case .score:
            guard status.duty.isObliged else { return .notAsked }
            guard let score = city.score(of: status) else { return .missing(.empty) }
            return .added(QuantityTerms(amount: score), version: nil)
        case .cell, .answers, .stated, .numerator, .denominator, .members:
            guard status.duty.isObliged else { return .notAsked }
            let version =
                status.counted == nil ? nil : try counting(status.organization, city.period)
            let missing = Part.missing(version == nil ? .noReport : .empty)
            guard
                let (terms, divisor) = Self.terms(
                    of: measure, in: version?.submission, status.duty.due, city.score(of: status))
            else { return missing }
            if let divisor, divisor.amount <= 0, case .group = subject {
                return .missing(.zeroDenominator)
            }
            if terms.amount == 0, terms.cells.isEmpty {
                if case .denominator = measure { return .added(terms, version: version?.number) }
                return .missing(version == nil ? .noReport : .notCounted)
            }
            return .added(terms, version: version?.number)
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
        case .score, .reports, .version: return nil
        }
    }

    private static func parts(
        of indicator: Indicator, in submission: Submission?, _ due: CalendarDate,
        _ score: Decimal?
    ) -> (top: QuantityTerms, bottom: QuantityTerms?)? {
        guard let numerator = indicator.numerator else { return nil }
        let top = numerator.terms(in: submission, due: due, score: score)
        switch indicator.base {
        case .obliged:
            return (top ?? QuantityTerms(amount: 0), QuantityTerms(amount: 1))
        case .accepted:
            guard let top else { return nil }
            guard let denominator = indicator.denominator else { return (top, nil) }
            return denominator.terms(in: submission, due: due, score: score).map { (top, $0) }
        }
    }
}

extension CityReports {
    fileprivate func score(of status: ReportStatus) -> Decimal? {
        sites?.results[status.organization.inn]?.score
    }
}

extension ReportStatus {
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
        }
    }
}
