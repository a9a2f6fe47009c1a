import Completeness
import Forms
import Spreadsheet

/// Who of the invented city sends what and when in one half-year, before any file is written.
struct MailPlan {
    /// Out of a thousand institutions, how many send nothing, come late, or send something spoilt.
    private struct Share {
        var missing = 40
        var late = 55
        var spoilt = 100
        /// Those who do not pay all their mentors yet, and mostly explain it.
        var unpaid = 24
        /// Clean reports that are corrected all the same.
        let secondThoughts = 12

        /// From half-year to half-year the city does better, until the end of 2026.
        init(_ period: Period) {
            let ago = max(0, (2026 - period.year) * 2 + 2 - period.half.rawValue)
            missing += 12 * ago
            late += 16 * ago
            spoilt += 12 * ago
            unpaid += 24 * ago
        }
    }

    /// What is sent, in the order of the register; a correction follows its report.
    private(set) var sendings: [Sending] = []
    /// Those that owe a report and send nothing at all.
    private(set) var missing: [Organization] = []

    private let period: Period
    private let seed: UInt64
    /// Who sent a report without faults half a year before, and can now contradict it.
    private let remembered: Set<String>
    /// Whether there was a collection before, blanks of which may be left.
    private let hasPast: Bool

    /// Makes a plan.
    ///
    /// - Parameters:
    ///   - organizations: the institutions of the city, or some of them.
    ///   - period: the half-year.
    ///   - due: the last day of the collection.
    ///   - dueBefore: the last day of the collection before; nil when there was none.
    ///   - seed: the number the city is made from.
    init(
        of organizations: [Organization], period: Period, due: CalendarDate,
        dueBefore: CalendarDate?, seed: UInt64
    ) {
        self.period = period
        self.seed = seed
        hasPast = dueBefore != nil
        let before = period.half == .second ? dueBefore : nil
        let earlier = before.map {
            MailPlan(
                of: organizations, period: period.previous, due: $0, dueBefore: nil, seed: seed)
        }
        remembered = Set(
            (earlier?.sendings ?? []).filter { $0.spoiling == nil }.map(\.organization.inn))
        let owing = organizations.enumerated().compactMap { index, organization -> Sending? in
            let duty = Duty(of: organization, for: period, deadline: due)
            guard duty.isObliged else { return nil }
            let neighbour = organizations[(index + 1) % organizations.count]
            return Sending(
                organization: organization, neighbour: neighbour, due: duty.due, day: duty.due)
        }
        let fates = fates(of: owing)
        for (sending, fate) in zip(owing, fates) { add(sending, fate, generalDue: due) }
        takeAnOlderBlank()
    }

    /// One of those who correct their report had filled in a blank that was left from last year.
    private mutating func takeAnOlderBlank() {
        guard period.half == .first, hasPast else { return }
        let corrected = Set(sendings.filter { $0.correction == 1 }.map(\.organization.inn))
        let index = sendings.firstIndex { sending in
            sending.correction == 0 && sending.spoiling == nil && canSpoil(sending)
                && corrected.contains(sending.organization.inn)
        }
        if let index { sendings[index].isOnOlderBlank = true }
    }

    // MARK: Lots

    private struct Fate {
        var isMissing = false
        var isLate = false
        var hasSecondThoughts = false
        var spoiling: Spoiling?
    }

    /// Draws lots; every half-year anew, and so many as the shares say.
    private func fates(of sendings: [Sending]) -> [Fate] {
        let share = Share(period)
        var dice = Dice(seed: seed, for: "mail \(period)")
        var order = sendings.indices.shuffled(using: &dice)[...]
        var fates = [Fate](repeating: Fate(), count: sendings.count)
        func take(_ share: Int) -> ArraySlice<Int> {
            defer { order = order.dropFirst(sendings.count * share / 1000) }
            return order.prefix(sendings.count * share / 1000)
        }
        for index in take(share.missing) { fates[index].isMissing = true }
        let late = take(share.late)
        for index in late { fates[index].isLate = true }
        for index in take(share.secondThoughts) { fates[index].hasSecondThoughts = true }
        // Some are late and spoilt.
        let candidates = (late.prefix(2) + order).filter { canSpoil(sendings[$0]) }
        let spoilings =
            spoilings(sendings.count * share.spoilt / 1000, dice: &dice)
            + [Spoiling](repeating: .unpaid, count: sendings.count * share.unpaid / 1000)
        var rest = candidates
        for spoiling in spoilings {
            let chosen = rest.firstIndex { canContain(spoiling, sendings[$0]) }
            guard let chosen else { continue }
            fates[rest.remove(at: chosen)].spoiling = spoiling
        }
        return fates
    }

    /// Who has nobody to mentor leaves empty what could be spoilt.
    private func canSpoil(_ sending: Sending) -> Bool {
        DemoMentoring(of: sending.organization, in: period, seed: seed) == .runs
    }

    private func canContain(_ spoiling: Spoiling, _ sending: Sending) -> Bool {
        !spoiling.contradictsReportBefore
            || remembered.contains(sending.organization.inn)
                && DemoMentoring(of: sending.organization, in: period.previous, seed: seed) == .runs
    }

    /// Each way of spoiling once, as far as there is room, and then the frequent ones.
    private func spoilings(_ count: Int, dice: inout Dice) -> [Spoiling] {
        let possible = Spoiling.allCases.filter {
            $0.contradictsReportBefore ? !remembered.isEmpty : true
        }
        var spoilings = Array(possible.shuffled(using: &dice).prefix(count))
        while spoilings.count < count {
            spoilings.append(
                dice.pick([.wrongSum, .wrongSum, .emptyCells, .emptyCells, .words, .dash]))
        }
        return spoilings
    }

    // MARK: Letters

    private mutating func add(_ owing: Sending, _ fate: Fate, generalDue: CalendarDate) {
        guard !fate.isMissing else { return missing.append(owing.organization) }
        var dice = Dice(seed: seed, for: "mail \(period) \(owing.organization.inn)")
        var first = owing
        first.spoiling = fate.spoiling
        first.day = day(of: owing, isLate: fate.isLate, generalDue: generalDue, dice: &dice)
        first.name = first.fileName(period: period, dice: &dice)
        sendings.append(first)
        guard let correction = correction(after: first, fate, dice: &dice) else { return }
        var second = owing
        second.correction = correction
        second.day = first.day.adding(days: dice.roll(2...9))
        second.name = second.fileName(period: period, dice: &dice)
        sendings.append(second)
    }

    /// Most come in the last days; nobody works on Saturdays and Sundays before the last day.
    private func day(
        of sending: Sending, isLate: Bool, generalDue: CalendarDate, dice: inout Dice
    ) -> CalendarDate {
        if isLate { return sending.due.adding(days: dice.roll(1...12)) }
        // Who asked for more time needs it.
        if sending.due > generalDue { return sending.due.adding(days: -dice.roll(0...2)) }
        let daysBefore =
            switch dice.roll(1...100) {
            case ...35: dice.roll(0...1)
            case ...65: dice.roll(2...4)
            case ...85: dice.roll(5...9)
            default: dice.roll(10...20)
            }
        let day = sending.due.adding(days: -daysBefore)
        return daysBefore == 0 ? day : day.adding(days: -max(0, day.weekday - 5))
    }

    /// The number of the correction that follows; nil when none does.
    private func correction(after first: Sending, _ fate: Fate, dice: inout Dice) -> Int? {
        switch first.spoiling {
        case nil: fate.hasSecondThoughts ? 1 : nil
        case .wrongSum, .emptyCells: dice.chance(80) ? 1 : nil
        case .words, .dash, .fraction, .personName, .phone, .pairNotInRegister, .pairVanished,
            .rowDeleted, .sheetDeleted, .cellsMerged:
            dice.chance(50) ? 1 : nil
        // What nobody could read was no report yet.
        case .oldFormat, .password, .truncated, .picture, .emptyFile: dice.chance(60) ? 0 : nil
        case .numberAsText, .dateAsText, .otherHalfYear, .planUnfinished, .unpaid,
            .staffHalved, .sheetRenamed, .rowAndColumnInserted, .neighboursINN:
            nil
        }
    }
}
