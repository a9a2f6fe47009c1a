public import Definitions
import Forms

/// What is said of a mistake in the file of a form: place, fact, remedy.
public struct MistakeText: Hashable, Sendable {
    /// Where it is: «строка 12, знак 7».
    public var place: String
    /// What is wrong.
    public var fact: String
    /// What is to be done.
    public var remedy: String

    /// All three together.
    public var sentence: String {
        [fact, remedy].filter { !$0.isEmpty }.reduce("\(place):") { "\($0) \($1)" }
    }

    /// The words for a mistake.
    public init(_ mistake: Mistake) {
        place = "строка \(mistake.line), знак \(mistake.column)"
        (fact, remedy) = Self.words(for: mistake.kind)
    }

    /// One line for each mistake of a file, in the order of the file.
    public static func lines(of error: DefinitionError) -> [String] {
        error.mistakes.map { "\(error.file), \(MistakeText($0).sentence)" }
    }

    private static func words(for kind: Mistake.Kind) -> (fact: String, remedy: String) {
        switch kind {
        case .notYAML(let problem): notation(problem)
        case .repeatedKey(let key):
            ("слово «\(key)» стоит в одном описании дважды.", "Оставьте одно.")
        case .unknownKey(let key, let allowed):
            ("слово «\(key)» здесь ничего не значит.", suggestion(for: key, among: allowed))
        case .missingKey(let key):
            ("в описании нет слова «\(key)».", "Добавьте его.")
        case .keysExclude(let one, let other):
            ("слова «\(one)» и «\(other)» исключают друг друга.", "Оставьте одно из них.")
        case .wrongType(let expected):
            ("здесь должно стоять другое.", "Нужно: \(name(of: expected)).")
        case .unknownWord(let word, let allowed):
            ("«\(word)» здесь не годится.", suggestion(for: word, among: allowed))
        case .duplicate(let thing, let name):
            ("\(Self.name(of: thing)) «\(name)» уже есть.", "Дайте другой номер или другое имя.")
        case .outOfBounds(let bounds):
            (
                "число слишком большое или слишком маленькое.",
                "Нужно от \(bounds.lowerBound) до \(bounds.upperBound)."
            )
        case .tooLong(let limit):
            ("текст слишком длинный.", "Сократите его до \(limit) знаков.")
        case .emptyBounds:
            ("наименьшее значение больше наибольшего.", "Исправьте min или max.")
        case .badSheetName(let name):
            (
                "имя листа «\(name)» не годится.",
                "Не больше 31 знака и без знаков [ ] : * ? / \\."
            )
        case .unknownList(let name):
            ("списка «\(name)» нет.", "Исправьте имя или опишите список в разделе lists.")
        case .unknownRow(let code):
            ("строки \(code) в форме нет.", "Исправьте номер или опишите строку.")
        case .unknownRegister(let number):
            ("лист \(number) не реестр.", "Укажите номер листа, у которого есть слово register.")
        case .unknownColumn(let column, let row?):
            (
                "в строке \(row) графа \(column) не заполняется.",
                "Исправьте номер графы или добавьте её в columns строки."
            )
        case .unknownColumn(let column, nil):
            ("графы \(column) здесь нет.", "Исправьте номер графы.")
        case .columnMissing(let row):
            ("в строке \(row) несколько граф.", "Укажите графу, например r\(row).c3.")
        case .rowMissing(let column):
            (
                "не сказано, в какой строке взять графу \(column).",
                "Укажите строку, например r301.c\(column), или добавьте правилу rows."
            )
        case .badExpression(let kind): words(for: kind)
        case .unknownPlaceholder(let name):
            (
                "в фигурных скобках стоит «\(name)», его значение здесь неизвестно.",
                "Возможны выражения, {row} в правиле по строкам и {column} в правиле по графам."
            )
        case .replacement(let kind): words(for: kind)
        }
    }

    private static func words(for kind: ExpressionError.Kind) -> (fact: String, remedy: String) {
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
                "Строка пишется r304, графа – c3 (буквы латинские), текст – в двойных кавычках."
            )
        case .unknownFunction(let name):
            (
                "функции «\(name)» нет.",
                suggestion(
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

    private static func name(of expected: Mistake.Expected) -> String {
        switch expected {
        case .text: "текст"
        case .wholeNumber: "целое число"
        case .number: "число, дробная часть через точку"
        case .truth: "true или false"
        case .mapping: "пары «слово: значение»"
        case .list: "список, каждое значение с новой строки после «- » или все в [ ] через запятую"
        case .years: "два года через дефис, например 2025-2029"
        case .dayOfYear: "месяц и день, например 06-15"
        case .codes: "номера, например 3 или 3, 5-7"
        case .reference: "одна ячейка, например r304.c3"
        }
    }

    static func name(of thing: Mistake.Thing) -> String {
        switch thing {
        case .sheet: "лист"
        case .row: "строка"
        case .column: "графа"
        case .value: "значение"
        case .rule: "правило"
        case .cell: "ячейка"
        case .list: "список"
        case .version: "версия"
        }
    }

    /// The parser of YAML speaks English; the usual causes of its commonest complaints.
    private static func notation(_ problem: String) -> (fact: String, remedy: String) {
        switch problem {
        case let text where text.contains("mapping values are not allowed"):
            (
                "двоеточие стоит не на месте.",
                "Если оно внутри текста, возьмите текст в кавычки '…'."
            )
        case let text where text.contains("cannot start any token"):
            (
                "текст начинается с недопустимого знака.",
                "Отступы делайте пробелами, а текст – в '…'."
            )
        case let text where text.contains("unexpected end of stream"):
            ("файл кончается внутри текста.", "Проверьте, все ли кавычки и скобки закрыты.")
        case let text where text.contains("',' or"):
            ("список в скобках не закрыт.", "Проверьте запятые, скобки и кавычки.")
        case let text where text.contains("expected key"), let text where text.contains("':'"):
            (
                "здесь должно начинаться «слово: значение».",
                "Проверьте отступ и кавычки строкой выше."
            )
        default:
            ("файл нельзя прочитать как YAML.", "Проверьте отступы, кавычки и двоеточия.")
        }
    }

    // MARK: Suggestions

    /// The word that was probably meant, or all that are possible.
    private static func suggestion(for word: String, among allowed: [String]) -> String {
        let nearest = allowed.map { (word: $0, distance: distance(word, $0)) }
            .min { $0.distance < $1.distance }
        guard let nearest, nearest.distance <= 2, nearest.distance < nearest.word.count else {
            return "Здесь возможно: \(allowed.joined(separator: ", "))."
        }
        return "Возможно, имелось в виду «\(nearest.word)»."
    }

    /// How many letters have to be put in, taken out or exchanged to get from one word to the other.
    private static func distance(_ one: String, _ other: String) -> Int {
        let other = Array(other)
        var row = Array(0...other.count)
        for (index, letter) in one.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for place in other.indices {
                let exchanged = diagonal + (letter == other[place] ? 0 : 1)
                diagonal = row[place + 1]
                row[place + 1] = min(exchanged, diagonal + 1, row[place] + 1)
            }
        }
        return row[other.count]
    }
}
