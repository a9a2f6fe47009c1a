/// What is wrong with the text of an expression or of a message template, and where.
public struct ExpressionError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Kind: Hashable, Sendable {
        /// A sign that the language does not have.
        case unexpectedCharacter(Character)
        /// A text has no closing quote.
        case unclosedText
        /// A piece stands where another one belongs, such as a closing bracket after an operator.
        case unexpectedPiece(String)
        /// The text ends where something has to follow.
        case unexpectedEnd
        /// Neither a reference nor a variable; Cyrillic «с» and «г» look like c and r.
        case unknownName(String)
        /// No function of the language.
        case unknownFunction(String)
        /// The function takes another number of arguments.
        case argumentCount(Expression.Function, found: Int)
        /// A range or a list stands where one value belongs.
        case rangeNotAllowed
        /// The ends of a range share neither the row nor the column, or belong to two reports.
        case crookedRange
        /// Two comparisons in a row, such as `1 < c3 < 5`; AND is meant.
        case chainedComparison
        /// A number with more digits than can be kept exactly.
        case numberTooLong
        /// The code of a row or column is longer than five digits, or 0.
        case codeOutOfBounds(String)
        /// The expression is nested too deeply.
        case tooDeep
        /// A brace of a template is not closed, or not opened.
        case unmatchedBrace
    }

    /// What is wrong.
    public var kind: Kind
    /// Where: how many characters of the text stand before it.
    public var position: Int

    /// Makes an error.
    public init(_ kind: Kind, at position: Int) {
        self.kind = kind
        self.position = position
    }
}
