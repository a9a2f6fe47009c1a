import Definitions

/// The words for what the file of a form describes.
enum DefinitionWords {
    static func name(of expected: Mistake.Expected) -> String {
        switch expected {
        case .text: "текст"
        case .wholeNumber: "целое число"
        case .number: "число, дробная часть через точку"
        case .truth: "true или false"
        case .mapping: "пары «слово: значение»"
        case .list: "список, каждое значение с новой строки после «- » или все в [ ] через запятую"
        case .years: "два года через дефис, например 2025-2029"
        case .dayOfYear: "месяц и день, например 06-15"
        case .day: "день, например 2025-01-31"
        case .codes: "номера, например 3 или 3, 5-7"
        case .reference: "одна ячейка, например r304.c3"
        case .ownColumn: "графа этого реестра, например c502"
        case .textColumn: "графа с текстом, по числу или дате строку не узнать"
        case .innCell: "строка, у которой type: inn"
        case .respondentCell:
            "строка, у которой type: inn (отвечают МОУ), list (отвечают подразделения из списка) "
                + "или type: text (каждый называет себя сам)"
        case .dateCell: "строка, у которой type: date"
        case .markColumn: "графа с отметками, у которой есть list"
        case .numberCell: "строка с числом, type: integer или year"
        case .textCell: "строка с текстом или со списком"
        case .halfCell: "строка со списком из двух значений, одно начинается с 1, другое – с 2"
        case .ruleCode: "код правила, например R301 или R301.1"
        case .listName: "имя из строчных латинских букв, цифр и _, например program_form"
        case .item: "пункт дорожной карты, например '4.10'"
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
        case .indicator: "показатель"
        case .item: "пункт дорожной карты"
        case .period: "период"
        case .criterion: "критерий"
        case .level: "уровень"
        case .comparison: "сверка"
        case .recommendation: "рекомендация"
        }
    }
}
