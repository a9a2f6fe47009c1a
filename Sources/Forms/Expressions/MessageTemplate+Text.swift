extension MessageTemplate {
    /// Reads a sentence with places for values: «указано {r304.c3}, а сумма равна {SUM(c4:c9)}».
    ///
    /// `{row}` and `{column}` are the codes of the row and column the rule is being applied to.
    /// A brace itself is written twice.
    ///
    /// - Parameter text: the sentence.
    /// - Throws: ``ExpressionError`` with its position counted from the start of the sentence.
    public init(parsing text: some StringProtocol) throws(ExpressionError) {
        let characters = Array(text)
        var pieces: [Piece] = []
        var words = ""
        var index = 0
        while index < characters.count {
            let character = characters[index]
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
            if !words.isEmpty { pieces.append(.words(words)) }
            words = ""
            pieces.append(try Self.piece(String(characters[index + 1..<end]), at: index + 1))
            index = end + 1
        }
        if !words.isEmpty { pieces.append(.words(words)) }
        self.init(pieces: pieces)
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

    private static func piece(_ text: String, at position: Int) throws(ExpressionError) -> Piece {
        switch text {
        case "row": return .row
        case "column": return .column
        default: break
        }
        do {
            return .value(try Expression(parsing: text))
        } catch {
            throw ExpressionError(error.kind, at: position + error.position)
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
