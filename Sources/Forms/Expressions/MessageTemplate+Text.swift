extension MessageTemplate {
    /// Reads a sentence with places for values: «указано {r304.c3}, а сумма равна {SUM(c4:c9)}».
    ///
    /// `{row}` and `{column}` are the codes of the row and column the rule is being applied to.
    /// A brace itself is written twice.
    ///
    /// - Parameter text: the sentence.
    /// - Throws: ``ExpressionError`` with its position counted from the start of the sentence.
    public init(parsing text: some StringProtocol) throws(ExpressionError) {
        self.init(pieces: try Self.located(text).map(\.piece))
    }

    /// A piece of a sentence with its place in the text it was read from.
    package struct LocatedPiece {
        /// The piece.
        package let piece: Piece
        /// How many characters of the text stand before it or its brace.
        package let position: Int
        /// The value that is to stand there, with the places of all its pieces.
        package let value: LocatedExpression?
    }

    /// The pieces of a sentence with their places.
    package static func located(
        _ text: some StringProtocol
    ) throws(ExpressionError) -> [LocatedPiece] {
        let characters = Array(text)
        var pieces: [LocatedPiece] = []
        var words = ""
        var start = 0
        var index = 0
        let keepWords = {
            guard !words.isEmpty else { return }
            pieces.append(LocatedPiece(piece: .words(words), position: start, value: nil))
            words = ""
        }
        while index < characters.count {
            let character = characters[index]
            if words.isEmpty { start = index }
            guard character == "{" || character == "}" else {
                words.append(character)
                index += 1
                continue
            }
            if index + 1 < characters.count, characters[index + 1] == character {
                words.append(character)
                index += 2
                continue
            }
            guard character == "{", let end = Self.end(of: characters, from: index + 1) else {
                throw ExpressionError(.unmatchedBrace, at: index)
            }
            keepWords()
            pieces.append(try Self.piece(String(characters[index + 1..<end]), at: index))
            index = end + 1
        }
        keepWords()
        return pieces
    }

    /// The brace that closes a value; one inside a quoted text does not.
    private static func end(of characters: [Character], from start: Int) -> Int? {
        var isQuoted = false
        for index in start..<characters.count {
            switch characters[index] {
            case "\"": isQuoted.toggle()
            case "}" where !isQuoted: return index
            default: break
            }
        }
        return nil
    }

    private static func piece(
        _ text: String, at position: Int
    ) throws(ExpressionError) -> LocatedPiece {
        switch text {
        case "row": return LocatedPiece(piece: .row, position: position, value: nil)
        case "column": return LocatedPiece(piece: .column, position: position, value: nil)
        default:
            let value = try ExpressionParser.parse(text, from: position + 1)
            return LocatedPiece(piece: .value(value.expression), position: position, value: value)
        }
    }

    /// The expressions in their order.
    public var values: [Expression] {
        pieces.compactMap { piece in
            switch piece {
            case .value(let expression): expression
            case .words, .row, .column: nil
            }
        }
    }
}

extension MessageTemplate: CustomStringConvertible {
    /// The sentence in the notation of the definition; reading it gives an equal template.
    public var description: String {
        pieces.map { piece in
            switch piece {
            case .words(let words):
                words.map { $0 == "{" || $0 == "}" ? "\($0)\($0)" : "\($0)" }.joined()
            case .value(let expression): "{\(expression)}"
            case .row: "{row}"
            case .column: "{column}"
            }
        }.joined()
    }
}
