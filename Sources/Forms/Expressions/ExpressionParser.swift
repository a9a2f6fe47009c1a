import FoundationEssentials

/// Reads an expression by recursive descent, one function for each line of the grammar.
struct ExpressionParser {
    /// How deep the tree may be. Everything that walks a tree recurses, so hostile text must not
    /// be able to exhaust the stack.
    static let depthLimit = 100

    /// A piece of the tree with its depth.
    private struct Node {
        var piece: LocatedExpression
        var depth: Int

        var expression: Expression { piece.expression }
    }

    private let tokens: [(token: ExpressionToken, position: Int)]
    private var index = 0
    private var nesting = 0

    private init(_ text: some StringProtocol, from start: Int) throws(ExpressionError) {
        tokens = try ExpressionLexer.tokens(of: text, from: start)
    }

    /// The expression of a text; its places are counted from `start` on.
    static func parse(
        _ text: some StringProtocol, from start: Int = 0
    ) throws(ExpressionError) -> LocatedExpression {
        var parser = try ExpressionParser(text, from: start)
        let node = try parser.comparison()
        guard parser.token == .end else { throw parser.unexpected() }
        return node.piece
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
        let start = tokens[index].position
        index += 1
        let operand = try signed()
        return try limited(.unary(.minus, operand.expression), at: start, of: [operand])
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
            .binary(found, left.expression, right.expression), at: left.piece.position,
            of: [left, right])
    }

    private func limited(
        _ expression: Expression, at position: Int, of parts: [Node]
    ) throws(ExpressionError) -> Node {
        let depth = (parts.map(\.depth).max() ?? 0) + 1
        guard depth <= Self.depthLimit else { throw error(.tooDeep) }
        let piece = LocatedExpression(expression, at: position, parts: parts.map(\.piece))
        return Node(piece: piece, depth: depth)
    }

    private func leaf(_ expression: Expression, at position: Int) -> Node {
        Node(piece: LocatedExpression(expression, at: position, parts: []), depth: 1)
    }

    // MARK: Operands

    private mutating func primary() throws(ExpressionError) -> Node {
        let (first, start) = tokens[index]
        switch first {
        case .number(let digits):
            index += 1
            return leaf(.number(try Self.number(digits, at: start)), at: start)
        case .text(let text):
            index += 1
            return leaf(.text(text), at: start)
        case .sign("("):
            index += 1
            var inner = try comparison()
            try expect(")")
            inner.piece.position = start
            return inner
        case .name(let name):
            index += 1
            if token == .sign("(") { return try call(name, at: start) }
            let operand = try operand(named: name, at: start)
            let isList = operand == .variable(.registerHosts)
            guard token != .sign(":"), !isList else {
                throw isList
                    ? ExpressionError(.rangeNotAllowed, at: start) : error(.rangeNotAllowed)
            }
            return leaf(operand, at: start)
        case .sign, .end:
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
        return try limited(
            .call(function, arguments.map(\.expression)), at: position, of: arguments)
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
            return leaf(.variable(.registerHosts), at: first)
        }
        guard tokens[index + 1].token == .sign(":") else { return try comparison() }
        let from = try reference(name, at: first)
        index += 2
        guard case .name(let last) = token else { throw unexpected() }
        let end = tokens[index].position
        let to = try reference(last, at: end)
        index += 1
        guard from.row == to.row || from.column == to.column, from.source == to.source,
            (from.row == nil) == (to.row == nil), (from.column == nil) == (to.column == nil)
        else { throw ExpressionError(.crookedRange, at: first) }
        let ends = [leaf(.reference(from), at: first), leaf(.reference(to), at: end)]
        return try limited(.range(from, to), at: first, of: ends)
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
