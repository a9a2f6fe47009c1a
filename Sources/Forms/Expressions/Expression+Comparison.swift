extension Expression.BinaryOperator {
    /// The comparison that holds where this one fails; nil of an operator that compares nothing.
    package var opposite: Self? {
        switch self {
        case .equal: .notEqual
        case .notEqual: .equal
        case .less: .greaterOrEqual
        case .lessOrEqual: .greater
        case .greater: .lessOrEqual
        case .greaterOrEqual: .less
        case .plus, .minus, .times, .divided, .joined: nil
        }
    }

    /// The operator that says the same with its sides exchanged.
    package var mirrored: Self {
        switch self {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        case .equal, .notEqual, .plus, .minus, .times, .divided, .joined: self
        }
    }
}
