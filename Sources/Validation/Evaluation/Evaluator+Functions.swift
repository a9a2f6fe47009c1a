import Forms
import FoundationEssentials
import Spreadsheet

extension Evaluator {
    /// The value of a function.
    func call(
        _ function: Forms.Expression.Function, _ arguments: [Forms.Expression],
        in scope: EvaluationScope
    ) -> EvaluatedValue {
        switch function {
        case .sum: sum(flattened(arguments, in: scope))
        case .min: extreme(flattened(arguments, in: scope), .less)
        case .max: extreme(flattened(arguments, in: scope), .greater)
        case .count: count(flattened(arguments, in: scope))
        case .countFilled:
            .number(Decimal(flattened(arguments, in: scope).count { !$0.isEmpty }))
        case .countIf, .countIfs:
            rows(meeting: arguments[...], in: scope).map { .number(Decimal($0.count { $0 })) }
                ?? .blank
        case .sumIfs: sum(arguments, in: scope)
        case .when: choice(arguments, in: scope)
        case .and: verdict(of: arguments, decisive: false, in: scope)
        case .or: verdict(of: arguments, decisive: true, in: scope)
        case .not: value(of: arguments[0], in: scope).truth.map { .boolean(!$0) } ?? .blank
        case .isBlank: .boolean(value(of: arguments[0], in: scope).isEmpty)
        case .abs:
            value(of: arguments[0], in: scope).number.map { .number(Swift.abs($0)) } ?? .blank
        case .round, .left, .length, .date, .year, .addMonths, .host:
            simple(function, arguments.map { value(of: $0, in: scope) })
        }
    }

    // MARK: Over lists

    private func flattened(
        _ arguments: [Forms.Expression], in scope: EvaluationScope
    ) -> [EvaluatedValue] {
        arguments.flatMap { argument in
            switch value(of: argument, in: scope) {
            case .list(let values): values
            case let value: [value]
            }
        }
    }

    private func sum(_ values: [EvaluatedValue]) -> EvaluatedValue {
        guard !values.contains(.unreadable) else { return .blank }
        let numbers = values.compactMap(\.number)
        return numbers.isEmpty ? .blank : EvaluatedValue(computed: numbers.reduce(0, +))
    }

    private func count(_ values: [EvaluatedValue]) -> EvaluatedValue {
        guard !values.contains(.unreadable) else { return .blank }
        return .number(
            Decimal(
                values.count { value in
                    switch value {
                    case .number, .date: true
                    case .blank, .unreadable, .text, .boolean, .list: false
                    }
                }))
    }

    /// The number or day before which none comes in that order.
    private func extreme(
        _ values: [EvaluatedValue], _ order: Forms.Expression.BinaryOperator
    ) -> EvaluatedValue {
        var found = EvaluatedValue.blank
        for value in values {
            switch value {
            case .unreadable: return .blank
            case .blank, .text, .boolean, .list: continue
            case .number, .date:
                guard found != .blank else {
                    found = value
                    continue
                }
                // A day and a number have no order between them.
                guard let comesFirst = Comparison.holds(order, value, found) else { return .blank }
                if comesFirst { found = value }
            }
        }
        return found
    }

    /// For each row whether it meets all criteria, given as pairs of cells and criterion; nil when
    /// that cannot be told.
    private func rows(
        meeting pairs: ArraySlice<Forms.Expression>, in scope: EvaluationScope
    ) -> [Bool]? {
        var rows: [Bool]?
        var rest = pairs
        while let range = rest.popFirst(), let written = rest.popFirst() {
            guard let criterion = Criterion(value(of: written, in: scope)) else { return nil }
            let cells = cells(of: range, in: scope)
            guard criterion.asksForEmptiness || !cells.contains(.unreadable) else { return nil }
            let met = cells.map(criterion.isMet(by:))
            guard let earlier = rows else {
                rows = met
                continue
            }
            guard earlier.count == met.count else { return nil }
            rows = zip(earlier, met).map { $0 && $1 }
        }
        return rows
    }

    /// The sum of the cells of the rows that meet all criteria.
    private func sum(
        _ arguments: [Forms.Expression], in scope: EvaluationScope
    ) -> EvaluatedValue {
        let cells = cells(of: arguments[0], in: scope)
        guard let rows = rows(meeting: arguments.dropFirst(), in: scope), rows.count == cells.count
        else { return .blank }
        let chosen = zip(cells, rows).filter(\.1).map(\.0)
        guard !chosen.contains(.unreadable) else { return .blank }
        return EvaluatedValue(computed: chosen.compactMap(\.number).reduce(0, +))
    }

    // MARK: Logic

    private func choice(
        _ arguments: [Forms.Expression], in scope: EvaluationScope
    ) -> EvaluatedValue {
        guard let holds = value(of: arguments[0], in: scope).truth else { return .blank }
        if holds { return value(of: arguments[1], in: scope) }
        return arguments.count > 2 ? value(of: arguments[2], in: scope) : .blank
    }

    /// AND (one false decides) and OR (one true decides).
    private func verdict(
        of arguments: [Forms.Expression], decisive: Bool, in scope: EvaluationScope
    ) -> EvaluatedValue {
        var isKnown = true
        for argument in arguments {
            guard let truth = value(of: argument, in: scope).truth else {
                isKnown = false
                continue
            }
            if truth == decisive { return .boolean(decisive) }
        }
        return isKnown ? .boolean(!decisive) : .blank
    }

    // MARK: Of single values

    private func simple(
        _ function: Forms.Expression.Function, _ values: [EvaluatedValue]
    ) -> EvaluatedValue {
        let whole = values.map(\.wholeNumber)
        switch function {
        case .round:
            guard let number = values[0].number, let places = whole[1], abs(places) <= 20 else {
                return .blank
            }
            return Self.rounded(number, to: places).map { EvaluatedValue(computed: $0) } ?? .blank
        case .left:
            guard let text = values[0].joinedText, let count = whole[1], count >= 0 else {
                return .blank
            }
            return .text(String(text.prefix(count)))
        case .length:
            return values[0].joinedText.map { .number(Decimal($0.count)) } ?? .blank
        case .date:
            guard let year = whole[0], let month = whole[1], let day = whole[2],
                let date = CalendarDate(year: year, month: month, day: day)
            else { return .blank }
            return .date(date)
        case .year:
            guard case .date(let date) = values[0] else { return .blank }
            return .number(Decimal(date.year))
        case .addMonths:
            guard case .date(let date) = values[0], let months = whole[1] else { return .blank }
            return Self.day(date, movedBy: months).map { .date($0) } ?? .blank
        case .host:
            guard case .text(let address) = values[0] else { return .blank }
            return WebHost.name(of: address).map { .text($0) } ?? .blank
        case .sum, .min, .max, .count, .countFilled, .countIf, .countIfs, .sumIfs, .when, .and,
            .or, .not, .isBlank, .abs:
            return .blank
        }
    }

    /// The number with so many decimals, half away from zero.
    private static func rounded(_ number: Decimal, to places: Int) -> Decimal? {
        let shifted = Swift.abs(number) * Decimal(sign: .plus, exponent: places, significand: 1)
        let half = Decimal(sign: .plus, exponent: -1, significand: 5)
        let whole = "\(shifted + half)".prefix { $0 != "." }
        guard let significand = Decimal(string: String(whole)) else { return nil }
        return Decimal(
            sign: number < 0 ? .minus : .plus, exponent: -places, significand: significand)
    }

    /// The same day so many months later, or the last of that month when it is too short.
    private static func day(_ date: CalendarDate, movedBy months: Int) -> CalendarDate? {
        let (year, month, day) = date.components
        let total = year * 12 + month - 1 + months
        guard total >= 12 else { return nil }
        return stride(from: day, through: 1, by: -1).lazy
            .compactMap { CalendarDate(year: total / 12, month: total % 12 + 1, day: $0) }.first
    }
}
