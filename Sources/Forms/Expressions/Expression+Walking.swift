extension Expression {
    /// Calls `body` with the expression and every one inside it, the outer before the inner.
    public func forEach(_ body: (Expression) -> Void) {
        body(self)
        switch self {
        case .unary(_, let operand):
            operand.forEach(body)
        case .binary(_, let left, let right):
            left.forEach(body)
            right.forEach(body)
        case .call(_, let arguments):
            for argument in arguments { argument.forEach(body) }
        case .number, .text, .boolean, .reference, .range, .variable: break
        }
    }

    /// All references in the order of the text, the ends of ranges included.
    public var references: [Reference] {
        var found: [Reference] = []
        forEach { part in
            switch part {
            case .reference(let reference): found.append(reference)
            case .range(let from, let to): found += [from, to]
            default: break
            }
        }
        return found
    }

    /// Whether it asks for the report of the half-year before.
    public var asksForPrevious: Bool {
        references.contains { $0.source == .previous } || variables.contains(.isUnchanged)
    }

    /// All facts from outside the form.
    public var variables: Set<Variable> {
        var found: Set<Variable> = []
        forEach { part in
            if case .variable(let variable) = part { found.insert(variable) }
        }
        return found
    }
}
