extension Expression.Function {
    /// Whether it can be called with so many arguments.
    public func accepts(argumentCount count: Int) -> Bool {
        switch self {
        case .sum, .min, .max, .count, .countFilled, .and, .or: count >= 1
        case .countIf, .round, .left, .addMonths: count == 2
        case .countIfs: count >= 2 && count.isMultiple(of: 2)
        case .sumIfs: count >= 3 && !count.isMultiple(of: 2)
        case .when: count == 2 || count == 3
        case .not, .isBlank, .abs, .length, .year, .host: count == 1
        case .date: count == 3
        }
    }

    /// Whether the argument of that zero-based place may be a range, a register's column or a list.
    public func takesList(at place: Int) -> Bool {
        switch self {
        case .sum, .min, .max, .count, .countFilled: true
        case .countIf: place == 0
        case .countIfs: place.isMultiple(of: 2)
        case .sumIfs: place == 0 || !place.isMultiple(of: 2)
        case .when, .and, .or, .not, .isBlank, .abs, .round, .left, .length, .date, .year,
            .addMonths, .host:
            false
        }
    }
}
