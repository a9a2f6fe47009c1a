extension Mistake {
    /// Whether the form can be used as it is; see ``Kind/isAdvice``.
    public var isAdvice: Bool { kind.isAdvice }
}

extension Mistake.Kind {
    /// Whether the form can be used as it is: something in its file is needless, or does less than
    /// its author may think. Everything else has to be mended first.
    public var isAdvice: Bool {
        switch self {
        case .unusedList, .alwaysHolds, .neverBrokenIn, .repeatsRule, .allCrossedOut: true
        case .neverHolds(let condition): condition == .required
        case .decided(let holds): holds
        case .notInList(_, _, let isBefore): isBefore
        default: false
        }
    }
}
