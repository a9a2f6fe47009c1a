import Forms
import Spreadsheet

/// The life of an invented institution up to a half-year, school year by school year, as far back
/// as reports are collected. Each report tells a part of it, so that none contradicts another.
struct DemoLife {
    /// The years in their order; the last is the one that the half-year belongs to.
    let years: [DemoYear]
    /// How many mentors have not been trained yet; never more than half a year before.
    let untrained: Int

    /// The current school year.
    let year: DemoYear

    /// Invents a life.
    ///
    /// - Parameters:
    ///   - organization: whose life it is.
    ///   - size: how many teachers it has, roughly.
    ///   - period: the half-year that it is told up to.
    ///   - firstYear: the first year of reports.
    ///   - seed: the number the city is made from.
    init(
        of organization: Organization, size: Int, upTo period: Period, firstYear: Int, seed: UInt64
    ) {
        let last = period.half == .first ? period.year - 1 : period.year
        var years: [DemoYear] = []
        for number in min(firstYear - 1, last)...last {
            guard let begins = CalendarDate(year: number, month: 9, day: 1) else {
                preconditionFailure("every year of reports has a 1 September")
            }
            let isFounded = organization.validFrom.map { $0 < begins.adding(days: 365) } ?? true
            guard isFounded || number == last else { continue }
            years.append(
                DemoYear(
                    begins: begins, size: size, after: years, seed: seed, for: organization.inn))
        }
        self.years = years
        year = years[years.count - 1]
        var dice = Dice(seed: seed, for: "\(organization.inn) training")
        untrained = Self.untrained(in: years, isSpring: period.half == .first, dice: &dice)
    }

    /// What the December report tells of once more: what the June report left unfinished.
    var finishedInSummer: [DemoProgramme] {
        years.dropLast().last?.programmes.filter(\.runsIntoSummer) ?? []
    }

    private static func untrained(
        in years: [DemoYear], isSpring: Bool, dice: inout Dice
    ) -> Int {
        var rest = dice.roll(0...(years.first?.staff.mentors.sum ?? 0) * 2 / 3)
        for (number, year) in years.enumerated() {
            let isOnlyBegun = number == years.count - 1 && !isSpring
            for _ in 0..<(isOnlyBegun ? 1 : 2) {
                rest = max(0, min(rest, year.staff.mentors.sum / 2) - (dice.chance(40) ? 1 : 0))
            }
        }
        return rest
    }
}
