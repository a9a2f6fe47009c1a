import Forms

/// What is said of an expression that cannot be read: fact and remedy.
enum ExpressionErrorText {
    /// The remedy for a reference with Russian letters that look like r and c.
    static let letters = "Буквы r и c наберите латинскими, например r304.c3."

    /// Whether a name is a reference but for Russian letters in it.
    static func isTwin(_ name: String) -> Bool {
        name.contains { "сгСГ".contains($0) } && name.contains(where: \.isNumber)
    }

    static func words(for kind: ExpressionError.Kind) -> (fact: String, remedy: String) {
        switch kind {
        case .unexpectedCharacter(let character):
            ("знака «\(character)» в выражениях нет.", "Уберите его.")
        case .unclosedText: ("у текста нет закрывающей кавычки.", "Добавьте \".")
        case .unexpectedPiece(let piece):
            ("«\(piece)» стоит не на месте.", "Проверьте скобки, запятые и знаки действий.")
        case .unexpectedEnd:
            ("выражение оборвано.", "Допишите его; проверьте, все ли скобки закрыты.")
        case .unknownName(let name):
            (
                "имя «\(name)» неизвестно.",
                isTwin(name)
                    ? letters
                    : "Строка пишется r304, графа – c3 (буквы латинские), текст – в двойных кавычках."
            )
        case .unknownFunction(let name):
            (
                "функции «\(name)» нет.",
                Suggestion.sentence(
                    for: name.uppercased(), among: Expression.Function.allCases.map(\.rawValue))
            )
        case .argumentCount(let function, let found):
            (
                "у функции \(function.rawValue) не то число аргументов: \(found).",
                "Проверьте запятые и скобки."
            )
        case .rangeNotAllowed:
            ("здесь нужно одно значение, а не ряд ячеек.", "Обведите ряд функцией, например SUM.")
        case .crookedRange:
            (
                "концы ряда не лежат в одной строке или в одной графе.",
                "Пишите r304.c4:r304.c9 или r401.c3:r406.c3."
            )
        case .chainedComparison:
            ("два сравнения подряд.", "Соедините их: AND(c3 > 1, c3 < 5).")
        case .numberTooLong: ("в числе слишком много цифр.", "Сократите его.")
        case .codeOutOfBounds(let code):
            ("номер «\(code)» невозможен.", "Номер – от 1 до 99999.")
        case .tooDeep: ("слишком много вложенных скобок.", "Разбейте правило на два.")
        case .unmatchedBrace:
            (
                "фигурная скобка без пары.",
                "Добавьте вторую; сама скобка в тексте пишется дважды: {{."
            )
        }
    }
}
