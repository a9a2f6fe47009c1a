extension Expression {
    /// Reads an expression.
    ///
    /// Blanks between the pieces mean nothing. Operators bind as in Excel. Names of functions may
    /// be written in small letters; everything else is spelt as below.
    ///
    /// ```
    /// expression = joined [ ( "=" | "<>" | "<" | "<=" | ">" | ">=" ) joined ] ;
    /// joined     = sum { "&" sum } ;
    /// sum        = product { ( "+" | "-" ) product } ;
    /// product    = signed { ( "*" | "/" ) signed } ;
    /// signed     = "-" signed | primary ;
    /// primary    = number | text | "TRUE" | "FALSE" | variable | reference | call
    ///            | "(" expression ")" ;
    /// call       = function "(" [ argument { ( "," | ";" ) argument } ] ")" ;
    /// argument   = range | "register.hosts" | expression ;  (* lists: only where they are taken *)
    /// range      = reference ":" reference ;                (* within one row or one column *)
    /// reference  = [ "previous." | "current." | "checked." ] ( row [ "." column ] | column ) ;
    /// row        = "r" code ;    column = "c" code ;    code = digit { digit } ;
    /// number     = digit { digit } [ "." digit { digit } ] ;
    /// text       = '"' { any sign but '"' | '""' } '"' ;
    /// variable   = "year" | "half" | "due" | "today" | "school_year_start"
    ///            | "previous.unchanged" | "row.caption"
    ///            | "register.name" | "register.inn" | "register.district" | "register.kind"
    ///            | "score" | "mark" | "criteria" | "checked.arrived" | "checked.due" ;
    /// ```
    ///
    /// - Parameter text: the expression.
    /// - Throws: ``ExpressionError`` with the first thing that is wrong and its place.
    public init(parsing text: some StringProtocol) throws(ExpressionError) {
        self = try ExpressionParser.parse(text).expression
    }
}

extension Expression: CustomStringConvertible {
    /// The expression in canonical notation; reading it gives an equal expression.
    public var description: String {
        switch self {
        case .number(let number): "\(number)"
        case .text(let text):
            "\"\(text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
        case .boolean(let isTrue): isTrue ? "TRUE" : "FALSE"
        case .reference(let reference): reference.description
        case .range(let from, let to): "\(from):\(to)"
        case .variable(let variable): variable.rawValue
        case .unary(let sign, let operand):
            "\(sign.rawValue)\(operand.description(within: .sign))"
        case .binary(let sign, let left, let right):
            "\(left.description(leftOf: sign)) \(sign.rawValue) \(right.description(rightOf: sign))"
        case .call(let function, let arguments):
            "\(function.rawValue)(\(arguments.map(\.description).joined(separator: ", ")))"
        }
    }

    /// How tightly the outermost operator binds.
    var precedence: Precedence {
        switch self {
        case .binary(let sign, _, _): sign.precedence
        case .unary: .sign
        case .number, .text, .boolean, .reference, .range, .variable, .call: .operand
        }
    }

    private func description(leftOf sign: BinaryOperator) -> String {
        // Comparisons do not chain, so one inside another needs its brackets on either side.
        let chains = sign.precedence != .comparison
        return description(within: chains ? sign.precedence : .joining)
    }

    private func description(rightOf sign: BinaryOperator) -> String {
        description(within: sign.precedence.tighter ?? .sign)
    }

    private func description(within least: Precedence) -> String {
        precedence < least ? "(\(description))" : description
    }

    /// How tightly operators bind, the loosest first.
    enum Precedence: Int, Comparable {
        case comparison, joining, adding, multiplying, sign, operand

        /// The next tighter one between two operands; nil when there is none.
        var tighter: Precedence? {
            switch self {
            case .comparison: .joining
            case .joining: .adding
            case .adding: .multiplying
            case .multiplying: .sign
            case .sign, .operand: nil
            }
        }

        static func < (left: Precedence, right: Precedence) -> Bool {
            left.rawValue < right.rawValue
        }
    }
}

extension Expression.BinaryOperator {
    /// How tightly it binds.
    var precedence: Expression.Precedence {
        switch self {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: .comparison
        case .joined: .joining
        case .plus, .minus: .adding
        case .times, .divided: .multiplying
        }
    }
}

extension Expression.Reference: CustomStringConvertible {
    /// The reference in the notation of the language: "r304.c3".
    public var description: String {
        let parts = [
            source == .report ? nil : source.rawValue, row.map { "r\($0)" },
            column.map { "c\($0)" },
        ]
        return parts.compactMap(\.self).joined(separator: ".")
    }
}
