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

    // One long table on purpose: a new mistake does not compile until it has its words here.
    private static func words(for kind: Mistake.Kind) -> (fact: String, remedy: String) {
        switch kind {
        case .notYAML(let problem): notation(problem)
        case .repeatedKey(let key):
            ("слово «\(key)» стоит в одном описании дважды.", "Оставьте одно.")
        case .unknownKey(let key, let allowed):
            (
                "слово «\(key)» здесь ничего не значит.",
                Suggestion.sentence(for: key, among: allowed)
            )
        case .missingKey(let key):
            ("в описании нет слова «\(key)».", "Добавьте его.")
        case .keysExclude(let one, let other):
            ("слова «\(one)» и «\(other)» исключают друг друга.", "Оставьте одно из них.")
        case .wrongType(let expected):
            ("здесь должно стоять другое.", "Нужно: \(DefinitionWords.name(of: expected)).")
        case .unknownWord(let word, let allowed):
            ("«\(word)» здесь не годится.", Suggestion.sentence(for: word, among: allowed))
        case .duplicate(let thing, let name):
            (
                "\(DefinitionWords.name(of: thing)) «\(name)» уже есть.",
                "Дайте другой номер или другое имя."
            )
        case .outOfBounds(let bounds):
            (
                "число слишком большое или слишком маленькое.",
                "Нужно от \(bounds.lowerBound) до \(bounds.upperBound)."
            )
        case .tooLong(let limit):
            ("текст слишком длинный.", "Сократите его до \(limit) знаков.")
        case .emptyBounds:
            ("наименьшее значение больше наибольшего.", "Исправьте min или max.")
        case .backwardDays:
            ("первый день позже последнего.", "Поменяйте дни from и to местами.")
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
        case .badExpression(let kind): ExpressionErrorText.words(for: kind)
        case .unknownPlaceholder(let name):
            (
                "в фигурных скобках стоит «\(name)», его значение здесь неизвестно.",
                ExpressionErrorText.isTwin(name)
                    ? ExpressionErrorText.letters
                    : "Возможны выражения, {row} в правиле по строкам и {column} в правиле по графам."
            )
        case .replacement(let kind): words(for: kind)
        // Expressions that make no sense.
        case .incomparable(let one, let other): SenseText.incomparable(one, other)
        case .emptyTextOrdered:
            (
                "с пустым текстом сравнивают только знаками = и <>.",
                "Напишите, например, c3 = \"\" или c3 <> \"\"."
            )
        case .cannotReckon(let sign, let one, let other):
            (
                "знак \(sign.rawValue) не ставят между \(SenseText.instrumental(one)) и \(SenseText.instrumental(other)).",
                SenseText.remedy(for: sign)
            )
        case .cannotNegate(let type):
            ("минус не ставят перед \(SenseText.instrumental(type)).", "Здесь нужно число.")
        case .divisionByZero: ("на 0 делить нельзя.", "Исправьте делитель.")
        case .wrongArgument(let function, let expected, let found):
            (
                "функция \(function.rawValue) получает \(SenseText.accusative(found)).",
                "Нужно: \(expected.map(SenseText.nominative).joined(separator: " или "))."
            )
        case .answersDiffer(let one, let other):
            (
                "у IF ответы разного вида: \(SenseText.nominative(one)) и \(SenseText.nominative(other)).",
                "Сделайте оба числами, текстами или датами."
            )
        case .notTruth(let type):
            (
                "здесь нужно условие, а стоит \(SenseText.nominative(type)).",
                "Добавьте сравнение, например c3 > 0."
            )
        case .notAmount(let type):
            (
                "здесь нужно число, а стоит \(SenseText.nominative(type)).",
                "Возьмите ячейку с числом или сравнение, например r121 = \"да\"."
            )
        case .beyondIndicators:
            (
                "для показателя это выражение слишком сложно.",
                "Годятся ячейки, SUM, COUNTIF с одним словом, знаки + и -, одно сравнение."
            )
        case .notShown(let type):
            (
                "в предложении нельзя показать \(SenseText.accusative(type)).",
                type == .list
                    ? "Возьмите функцию, например SUM или COUNT."
                    : "Возьмите число, дату или текст, например {c3}."
            )
        case .listForOneValue(let column?):
            (
                "графа \(column) здесь – это все её ячейки, а нужно одно значение.",
                "Возьмите функцию, например SUM или COUNTIF, или добавьте правилу register."
            )
        case .listForOneValue(nil): ExpressionErrorText.words(for: .rangeNotAllowed)
        case .unequalLists:
            ("ряды ячеек разной длины.", "Возьмите во всех парах функции одни и те же строки.")
        case .backwardRange: ("первая ячейка ряда стоит после последней.", "Поменяйте их местами.")
        case .rangeWithoutRow:
            (
                "ряд граф реестра возможен только в правиле по его строкам.",
                "Добавьте правилу register или назовите графы по одной."
            )
        case .currentWithoutRegister:
            (
                "слово current стоит не перед графой реестра.",
                "Уберите его или исправьте номер графы."
            )
        case .currentUnknown(let sheet):
            (
                "у реестра на листе \(sheet) не сказано, какие строки текущие.",
                "Добавьте листу слово current или уберите current здесь."
            )
        case .currentInsideItself:
            (
                "условие текущих строк само спрашивает о текущих строках.",
                "Уберите current перед графой."
            )
        case .keyUnknown(let sheet):
            (
                "у реестра на листе \(sheet) не сказано, как узнать строку в прошлом отчёте.",
                "Добавьте листу слово key, например key: c502."
            )
        case .captionWithoutRow:
            ("название строки известно только в правиле по строкам.", "Добавьте правилу rows.")
        case .belongsElsewhere(let word):
            (
                "слово «\(word)» здесь ничего не значит.",
                "checked., mark и criteria бывают только в разделе checklist, mark – там, где есть"
                    + " criteria; score – только у показателей."
            )
        case .unknownForm(let id):
            (
                "формы «\(id)» рядом нет.",
                "Исправьте обозначение или положите её описание в ту же папку."
            )
        case .unknownCriterion(let column):
            (
                "критерия \(column) в разделе checklist нет.",
                "Исправьте номер или опишите критерий в criteria."
            )
        case .markWithoutPoints(let value):
            (
                "не сказано, сколько стоит отметка «\(value)».",
                "Добавьте её в marks: число баллов или none, если она не считается."
            )
        case .noPoints:
            ("ни одна отметка ничего не стоит.", "Дайте хотя бы одной отметке балл больше 0.")
        case .noLowestLevel:
            ("у нижнего уровня нет начала.", "Добавьте уровень, у которого from: 0.")
        case .placeElsewhere:
            (
                "замечание может указывать только на ячейку этого отчёта.",
                "Уберите previous или current."
            )
        case .notInList(let text, let list, let isBefore):
            (
                "в списке ячейки нет значения «\(text)»"
                    + (isBefore ? ", так могло быть только в прошлой версии формы." : "."),
                Suggestion.sentence(for: text, among: list)
            )
        case .decided(let holds):
            (
                holds
                    ? "это сравнение верно, что бы ни стояло в ячейках."
                    : "это сравнение неверно, что бы ни стояло в ячейках.",
                "Проверьте, какие значения возможны в этих ячейках, или уберите сравнение."
            )

        // Rules and conditions that do nothing.
        case .neverHolds(let condition): SenseText.neverHolds(condition)
        case .alwaysHolds(let condition):
            (
                "условие выполнено всегда.",
                condition == .required
                    ? "Напишите always." : "Слово \(condition.rawValue) можно убрать."
            )
        case .neverBroken:
            (
                "правило нельзя нарушить, проверка выполняется всегда.",
                "Исправьте проверку или удалите правило."
            )
        case .neverBrokenIn(.column, let numbers):
            ("в графах \(CodesText.words(numbers)) правило нельзя нарушить.", "Уберите их.")
        case .neverBrokenIn(_, let codes):
            ("в строках \(CodesText.words(codes)) правило нельзя нарушить.", "Уберите их.")
        case .repeatsRule(let id): ("правило повторяет правило \(id).", "Оставьте одно из них.")

        // Cells that make no sense.
        case .beyondZero:
            (
                "здесь это выражение слишком сложно.",
                "Годится одно сравнение ячейки с текстом, например r121 <> \"да\"."
            )
        case .noNumbers:
            ("чисел, которые стали бы нулём, здесь нет.", "Уберите слово zero_when.")
        case .emptyList(let name):
            (
                "в списке «\(name)» нет значений, ячейку с ним никто не заполнит.",
                "Впишите значения."
            )
        case .unusedList(let name):
            (
                "списком «\(name)» не пользуется ни одна ячейка.",
                "Удалите его или укажите у ячейки: list: \(name)."
            )
        case .noNumberFits(let places):
            (
                "между min и max нет числа, у которого знаков после запятой не больше \(places).",
                "Исправьте min, max или places."
            )
        case .crossedOutRequired(let row):
            (
                "строка \(row) обязательна, а все её графы вычеркнуты.",
                "Оставьте графу для заполнения или уберите required."
            )
        case .allCrossedOut(.column, let number):
            (
                "графа \(number) не заполняется ни в одной строке.",
                "Удалите её или добавьте в columns строк."
            )
        case .allCrossedOut(_, let code):
            ("в строке \(code) нечего заполнять.", "Удалите её или оставьте в ней графу.")
        case .institutionsWithoutINN:
            (
                "в реестре с rows: institutions нет графы, где печатается ИНН.",
                "Добавьте графу со словами from: inn."
            )
        case .columnNumberTaken(let number, let sheet):
            (
                "номер графы \(number) занят на листе «\(sheet)».",
                "Дайте графам реестра номера, которых больше нигде нет, например 501."
            )
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
}
