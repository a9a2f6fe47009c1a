import Completeness
import Consolidation
import Forms
import FoundationEssentials
import Spreadsheet

/// The flows of a year, institution by institution: what counts in one half-year depends on what
/// the institution reported in the other.
extension Tracer {
    /// What an institution reported of an indicator in a half-year.
    private struct Reported {
        var period: Period
        var status: ReportStatus
        /// The version that counts.
        var version: SentVersion?
        var top: QuantityTerms?
        var bottom: QuantityTerms?
        /// What it is divided by, in this half-year or another one.
        var divisor: QuantityTerms?

        /// Why it adds nothing; nil when it adds.
        var gap: Gap.Reason? {
            if version == nil { return status.absence }
            guard top != nil, let divisor else { return .empty }
            return divisor.amount > 0 ? nil : .zeroDenominator
        }

        func contribution(_ terms: QuantityTerms) -> Contribution {
            Contribution(
                of: status.organization, in: period, terms.amount,
                sources: version.map { [.init($0, terms.cells)] } ?? [],
                firstArrival: status.arrival)
        }
    }

    /// Adds the flow of a year up, or what it is divided by.
    func yearTotal(
        of measure: Measure, _ indicator: Indicator, _ subject: Origin.Subject,
        in periods: [Period]
    ) throws -> TracedTotal {
        var order: [String] = []
        var reported: [String: [Reported]] = [:]
        for period in periods.sorted().reversed() {
            let city = try records.city(period)
            for status in city.board.statusesInOrder
            where subject.contains(status.organization) && status.duty.isObliged {
                let inn = status.organization.inn
                if reported[inn] == nil { order.append(inn) }
                reported[inn, default: []].insert(
                    try self.reported(indicator, status, city), at: 0)
            }
        }
        var total = TracedTotal(measure, of: subject, in: periods, contributions: [], gaps: [])
        for inn in order {
            add(Self.divided(reported[inn] ?? [], by: indicator), of: indicator, to: &total)
        }
        return total
    }

    private func reported(
        _ indicator: Indicator, _ status: ReportStatus, _ city: CityReports
    ) throws -> Reported {
        let version =
            status.counted == nil
            ? nil : try records.counting(status.organization, city.period)
        let counted = version?.submission.countingZeros(of: city.form)
        let score = try indicator.asksForScore ? score(of: status, city)?.amount : nil
        let due = status.duty.due
        return Reported(
            period: city.period, status: status,
            version: version.map { status.sent(city, $0.number) },
            top: Self.top(of: indicator, in: counted, due, score),
            bottom: Self.bottom(of: indicator, in: counted, due, score))
    }

    /// Finds what each half-year of an institution is divided by: of a stock the last one stated.
    private static func divided(_ halves: [Reported], by indicator: Indicator) -> [Reported] {
        let stock = indicator.dividesByStock ? halves.last { $0.bottom != nil }?.bottom : nil
        return halves.map { half in
            var half = half
            half.divisor =
                !indicator.hasDenominator
                ? QuantityTerms(amount: 1) : indicator.dividesByStock ? stock : half.bottom
            return half
        }
    }

    private func add(
        _ halves: [Reported], of indicator: Indicator, to total: inout TracedTotal
    ) {
        let counted = halves.filter { half in
            // Where all count that owe a report, one that is missing is a no.
            half.gap == nil || indicator.base == .obliged
        }
        guard let last = counted.last else {
            total.gaps += halves.map { .init($0.status.organization, $0.period, $0.gap ?? .empty) }
            return
        }
        switch total.measure {
        case .members:
            total.contributions.append(
                last.contribution(QuantityTerms(amount: 1, cells: last.top?.cells ?? [])))
        case .denominator where indicator.dividesByStock:
            let stated = halves.last { $0.bottom != nil } ?? last
            total.contributions.append(
                stated.contribution(stated.bottom ?? QuantityTerms(amount: 0)))
        case .denominator:
            for half in halves {
                if let bottom = half.bottom, half.gap == nil || indicator.base == .obliged {
                    total.contributions.append(half.contribution(bottom))
                } else {
                    total.gaps.append(
                        .init(half.status.organization, half.period, half.gap ?? .empty))
                }
            }
        default:
            for half in halves {
                if half.gap == nil, let top = half.top, top.amount != 0 || !top.cells.isEmpty {
                    total.contributions.append(half.contribution(top))
                } else {
                    total.gaps.append(
                        .init(half.status.organization, half.period, half.gap ?? .notCounted))
                }
            }
        }
    }
}
