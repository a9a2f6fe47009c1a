/// An expression with the places of all its pieces in the text it was read from.
package struct LocatedExpression: Hashable, Sendable {
    /// The expression.
    package let expression: Expression
    /// How many characters of the text stand before it.
    package internal(set) var position: Int
    /// Its operands or arguments, or the ends of a range, in their order.
    package let parts: [LocatedExpression]

    init(_ expression: Expression, at position: Int, parts: [LocatedExpression]) {
        self.expression = expression
        self.position = position
        self.parts = parts
    }

    /// Reads an expression; see ``Expression/init(parsing:)``.
    package init(parsing text: some StringProtocol) throws(ExpressionError) {
        self = try ExpressionParser.parse(text)
    }

    /// Calls `body` with the piece and every one inside it, the outer before the inner.
    package func forEach(_ body: (LocatedExpression) -> Void) {
        body(self)
        for part in parts { part.forEach(body) }
    }
}
