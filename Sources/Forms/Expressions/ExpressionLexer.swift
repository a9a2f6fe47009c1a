/// The smallest pieces of an expression.
enum ExpressionToken: Hashable {
    case number(String)
    case text(String)
    /// A word: a reference, a variable, a function or a truth value.
    case name(String)
    /// An operator, a bracket, a separator of arguments, or the colon of a range.
    case sign(String)
    case end

    /// The piece as it may be shown in an error.
    var shown: String {
        switch self {
        case .number(let digits): digits
        case .text(let text): "\"\(text)\""
        case .name(let name): name
        case .sign(let sign): sign
        case .end: ""
        }
    }
}

/// Cuts the text of an expression into tokens.
struct ExpressionLexer {
    private let characters: [Character]
    private var position = 0

    init(_ text: some StringProtocol) {
        characters = Array(text)
    }

    /// All tokens with the positions where they begin, counted from `start`; the last is the end.
    static func tokens(
        of text: some StringProtocol, from start: Int
    ) throws(ExpressionError) -> [(token: ExpressionToken, position: Int)] {
        var lexer = ExpressionLexer(text)
        var tokens: [(token: ExpressionToken, position: Int)] = []
        do {
            while true {
                let next = try lexer.next()
                tokens.append((next.token, start + next.position))
                guard next.token != .end else { return tokens }
            }
        } catch {
            throw ExpressionError(error.kind, at: start + error.position)
        }
    }

    private mutating func next() throws(ExpressionError) -> (token: ExpressionToken, position: Int)
    {
        while position < characters.count, characters[position].isWhitespace { position += 1 }
        let start = position
        guard let first = peek() else { return (.end, start) }
        if Self.isDigit(first) { return (.number(number()), start) }
        if first.isLetter || first == "_" { return (.name(name()), start) }
        if first == "\"" { return (.text(try text()), start) }
        return (.sign(try sign()), start)
    }

    private func peek(_ offset: Int = 0) -> Character? {
        position + offset < characters.count ? characters[position + offset] : nil
    }

    private mutating func take(while holds: (Character) -> Bool) -> String {
        let start = position
        while let character = peek(), holds(character) { position += 1 }
        return String(characters[start..<position])
    }

    private mutating func number() -> String {
        var digits = take(while: Self.isDigit)
        if peek() == ".", let after = peek(1), Self.isDigit(after) {
            position += 1
            digits += "." + take(while: Self.isDigit)
        }
        return digits
    }

    private mutating func name() -> String {
        take { $0.isLetter || Self.isDigit($0) || $0 == "_" || $0 == "." }
    }

    private mutating func text() throws(ExpressionError) -> String {
        let start = position
        var text = ""
        position += 1
        while let character = peek() {
            position += 1
            guard character == "\"" else {
                text.append(character)
                continue
            }
            guard peek() == "\"" else { return text }
            text.append("\"")
            position += 1
        }
        throw ExpressionError(.unclosedText, at: start)
    }

    private mutating func sign() throws(ExpressionError) -> String {
        let first = characters[position]
        if let second = peek(1), ["<>", "<=", ">="].contains(String([first, second])) {
            position += 2
            return String([first, second])
        }
        guard "=<>+-*/&(),;:".contains(first) else {
            throw ExpressionError(.unexpectedCharacter(first), at: position)
        }
        position += 1
        return String(first)
    }

    /// Whether it is one of 0 to 9, and no digit of another script.
    static func isDigit(_ character: Character) -> Bool {
        character.isASCII && character.isNumber
    }
}
