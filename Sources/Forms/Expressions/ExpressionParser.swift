import FoundationEssentials

/// Reads an expression by recursive descent, one function for each line of the grammar.
struct ExpressionParser {
    /// How deep the tree may be. Everything that walks a tree recurses, so hostile text must not
    /// be able to exhaust the stack.
    static let depthLimit = 100

    /// A piece of the tree with its depth.
    private typealias Node = (expression: Expression, depth: Int)

    private let tokens: [(token: ExpressionToken, position: Int)]
    private var index = 0
    private var nesting = 0

    private init(_ text: some StringProtocol) throws(ExpressionError) {
        tokens = try ExpressionLexer.tokens(of: text)
    }

    static func parse(_ text: some StringProtocol) throws(ExpressionError) -> Expression {
        var parser = try ExpressionParser(text)
        let node = try parser.comparison()
        guard parser.token == .end else { throw parser.unexpected() }
        return node.expression
    }

    // MARK: Operators

    private mutating func comparison() throws(ExpressionError) -> Node {
        nesting += 1
        defer { nesting -= 1 }
        guard nesting <= Self.depthLimit else { throw error(.tooDeep) }
        let left = try chain(.joining)
        guard let comparison = operatorHere(.comparison) else { return left }
        index += 1
        let node = try join(left, comparison, try chain(.joining))
        guard operatorHere(.comparison) == nil else { throw error(.chainedComparison) }
        return node
    }

    /// Operands of one precedence, grouped from the left.
    private mutating func chain(
        _ precedence: Expression.Precedence
    ) throws(ExpressionError) -> Node {
        guard let tighter = precedence.tighter else { return try signed() }
        var node = try chain(tighter)
        while let next = operatorHere(precedence) {
            index += 1
            node = try join(node, next, try chain(tighter))
        }
        return node
    }

    private mutating func signed() throws(ExpressionError) -> Node {
        guard token == .sign("-") else { return try primary() }
        nesting += 1
        defer { nesting -= 1 }
        guard nesting <= Self.depthLimit else { throw error(.tooDeep) }
        index += 1
        let operand = try signed()
        return try limited(.unary(.minus, operand.expression), operand.depth + 1)
    }

    private func operatorHere(_ precedence: Expression.Precedence) -> Expression.BinaryOperator? {
        guard case .sign(let sign) = token, let found = Expression.BinaryOperator(rawValue: sign),
            found.precedence == precedence
        else { return nil }
        return found
    }

    private func join(
        _ left: Node, _ found: Expression.BinaryOperator, _ right: Node
    ) throws(ExpressionError) -> Node {
        try limited(
            .binary(found, left.expression, right.expression), max(left.depth, right.depth) + 1)
    }

    private func limited(_ expression: Expression, _ depth: Int) throws(ExpressionError) -> Node {
        guard depth <= Self.depthLimit else { throw error(.tooDeep) }
        return (expression, depth)
    }

    // MARK: Operands

    private mutating func primary() throws(ExpressionError) -> Node {
        let start = index
        index += 1
        switch tokens[start].token {
        case .number(let digits):
            return (.number(try Self.number(digits, at: tokens[start].position)), 1)
        case .text(let text):
            return (.text(text), 1)
        case .sign("("):
            let inner = try comparison()
            try expect(")")
            return inner
        case .name(let name):
            if token == .sign("(") { return try call(name, at: tokens[start].position) }
            let operand = try operand(named: name, at: tokens[start].position)
            let isList = operand == .variable(.registerHosts)
            guard token != .sign(":"), !isList else {
                throw isList
                    ? ExpressionError(.rangeNotAllowed, at: tokens[start].position)
                    : error(.rangeNotAllowed)
            }
            return (operand, 1)
        case .sign, .end:
            index = start
            throw unexpected()
        }
    }

    private func operand(
        named name: String, at position: Int
    ) throws(ExpressionError) -> Expression {
        switch name.uppercased() {
        case "TRUE": return .boolean(true)
        case "FALSE": return .boolean(false)
        default: break
        }
        if let variable = Expression.Variable(rawValue: name) { return .variable(variable) }
        return .reference(try reference(name, at: position))
    }

    private func reference(
        _ name: String, at position: Int
    ) throws(ExpressionError) -> Expression.Reference {
        var parts = name.split(separator: ".", omittingEmptySubsequences: false)
        var source = Expression.Source.report
        if let word = parts.first.map(String.init), let named = Expression.Source(rawValue: word),
            named != .report
        {
            source = named
            parts.removeFirst()
        }
        let letters = parts.map { $0.first }
        // Only rows of a register can be current, and those have no codes.
        let isKnown = letters == ["c"] || source != .current
        guard letters == ["r", "c"] || letters == ["r"] || letters == ["c"], isKnown,
            parts.allSatisfy({ $0.count > 1 && $0.dropFirst().allSatisfy(ExpressionLexer.isDigit) })
        else { throw ExpressionError(.unknownName(name), at: position) }
        var codes: [Character: Int] = [:]
        for part in parts {
            guard let letter = part.first, part.count <= 6, let code = Int(part.dropFirst()),
                code > 0
            else { throw ExpressionError(.codeOutOfBounds(String(part)), at: position) }
            codes[letter] = code
        }
        return Expression.Reference(row: codes["r"], column: codes["c"], in: source)
    }

    private static func number(
        _ digits: String, at position: Int
    ) throws(ExpressionError) -> Decimal {
        let parts = digits.split(separator: ".")
        // A Decimal keeps 38 digits; a few are left for arithmetic.
        guard digits.count <= 30 else { throw ExpressionError(.numberTooLong, at: position) }
        var significand = Decimal(0)
        for digit in digits where digit != "." {
            significand = significand * 10 + Decimal(digit.wholeNumberValue ?? 0)
        }
        return Decimal(
            sign: .plus, exponent: -(parts.count > 1 ? parts[1].count : 0), significand: significand
        )
    }

    // MARK: Calls

    private mutating func call(
        _ name: String, at position: Int
    ) throws(ExpressionError) -> Node {
        guard let function = Expression.Function(rawValue: name.uppercased()) else {
            throw ExpressionError(.unknownFunction(name), at: position)
        }
        index += 1
        var arguments: [Node] = []
        if token == .sign(")") {
            index += 1
        } else {
            repeat {
                arguments.append(try argument(arguments.count, of: function))
            } while try separator()
        }
        guard function.accepts(argumentCount: arguments.count) else {
            throw ExpressionError(.argumentCount(function, found: arguments.count), at: position)
        }
        let depth = arguments.map(\.depth).max() ?? 0
        return try limited(.call(function, arguments.map(\.expression)), depth + 1)
    }

    /// Passes `,` or `;` and answers whether an argument follows; passes `)` and answers no.
    private mutating func separator() throws(ExpressionError) -> Bool {
        switch token {
        case .sign(","), .sign(";"):
            index += 1
            return true
        case .sign(")"):
            index += 1
            return false
        default: throw unexpected()
        }
    }

    private mutating func argument(
        _ place: Int, of function: Expression.Function
    ) throws(ExpressionError) -> Node {
        guard function.takesList(at: place), case .name(let name) = token,
            index + 1 < tokens.count
        else { return try comparison() }
        let first = tokens[index].position
        if name == Expression.Variable.registerHosts.rawValue {
            index += 1
            return (.variable(.registerHosts), 1)
        }
        guard tokens[index + 1].token == .sign(":") else { return try comparison() }
        let from = try reference(name, at: first)
        index += 2
        guard case .name(let last) = token else { throw unexpected() }
        let to = try reference(last, at: tokens[index].position)
        index += 1
        guard from.row == to.row || from.column == to.column, from.source == to.source,
            (from.row == nil) == (to.row == nil), (from.column == nil) == (to.column == nil)
        else { throw ExpressionError(.crookedRange, at: first) }
        return (.range(from, to), 1)
    }

    // MARK: Tokens

    private var token: ExpressionToken { tokens[index].token }

    private mutating func expect(_ sign: String) throws(ExpressionError) {
        guard token == .sign(sign) else { throw unexpected() }
        index += 1
    }

    private func unexpected() -> ExpressionError {
        error(token == .end ? .unexpectedEnd : .unexpectedPiece(token.shown))
    }

    private func error(_ kind: ExpressionError.Kind) -> ExpressionError {
        ExpressionError(kind, at: tokens[index].position)
    }
}
