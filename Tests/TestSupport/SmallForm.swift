public import Forms
import FoundationEssentials

/// A form of four sheets that has one of everything: for tests of what reads and writes any form.
///
/// 1_Титул rows 101-107, 2_Документы 201-203, 3_Кадры 301-303, 5_Программы as a register.
public enum SmallForm {
    /// The form.
    public static var form: Form {
        Form(
            id: "M61", version: "2026.1", shortTitle: "Форма М-6.1", title: "Мониторинг",
            roadMapItem: "6.1", collector: "КИМЦ", years: 2025...2029,
            deadlines: [
                .first: Form.Deadline(month: 6, day: 15),
                .second: Form.Deadline(month: 12, day: 15),
            ],
            lists: lists, sheets: [titles, documents, staff, programmes],
            identity: Form.IdentityCells(
                respondent: ValueKey(103), name: ValueKey(102), fullName: ValueKey(101),
                district: ValueKey(104), kind: ValueKey(105), year: ValueKey(106),
                half: ValueKey(107), asOf: ValueKey(108), reportKind: ValueKey(109),
                correction: ValueKey(110), published: ValueKey(111)),
            rules: [], instruction: [])
    }

    private static let lists = [
        Form.ValueList(
            name: "districts", values: ["Кировский", "Ленинский", "Советский", "Центральный"]),
        Form.ValueList(
            name: "kinds",
            values: ["школа", "гимназия", "лицей", "детский сад", "образовательный комплекс"]),
        Form.ValueList(
            name: "halves", values: ["1 (срок 15 июня)", "2 (срок 15 декабря)"]),
        Form.ValueList(name: "yesNo", values: ["да", "нет", "не требуется"]),
        Form.ValueList(
            name: "pairs", values: ["Традиционное («один на один»)", "Учёба в группе", "Иное"]),
        Form.ValueList(name: "names", values: []),
    ]

    private static let titles = FormSheet(
        number: 1, name: "1_Титул", title: "Раздел 1. Титул", help: "Заполните все строки.",
        columns: [
            FormColumn(number: 1, caption: "№ строки", role: .code),
            FormColumn(number: 2, caption: "Сведения", role: .caption),
            FormColumn(number: 3, caption: "Значение", role: .input),
        ],
        rows: [
            title(101, "Полное наименование", .text(limit: 20)),
            title(102, "Краткое наименование", .choice(list: "names")),
            title(103, "ИНН МОУ", .inn),
            title(104, "Район города", .choice(list: "districts")),
            title(105, "Тип МОУ", .choice(list: "kinds")),
            title(106, "Отчётный год", .integer(2025...2029)),
            title(107, "Полугодие", .choice(list: "halves")),
        ])

    private static let documents = FormSheet(
        number: 2, name: "2_Документы", title: "Раздел 2. Документы", help: "Укажите наличие.",
        columns: [
            FormColumn(number: 1, caption: "№ строки", role: .code),
            FormColumn(number: 2, caption: "Документ", role: .caption),
            input(3, "Наличие", .choice(list: "yesNo")),
            input(4, "Дата документа", .date),
            input(5, "Номер", .text(limit: 30)),
            input(6, "Ссылка", .url),
        ],
        rows: [
            row(201, "Раздел на сайте", [3: .choice(list: "yesNo"), 6: .url]),
            row(
                202, "Приказ",
                [3: .choice(list: "yesNo"), 4: .date, 5: .text(limit: 30), 6: .url]),
            row(
                203, "Положение",
                [3: .choice(list: "yesNo"), 4: .date, 5: .text(limit: 30), 6: .url]),
        ])

    private static let staff = FormSheet(
        number: 3, name: "3_Кадры", title: "Раздел 3. Кадры", help: "Считайте людей.",
        unit: "человек",
        columns: [
            FormColumn(number: 1, caption: "№ строки", role: .code),
            FormColumn(number: 2, caption: "Показатель", role: .caption),
            input(3, "Всего", .integer(0...5000)),
            input(4, "до 3 лет", .integer(0...5000)),
            input(5, "Средняя оценка", .decimal(places: 1, 0...10)),
        ],
        rows: [
            row(301, "Педагогов", [3: .integer(0...5000), 4: .integer(0...5000)]),
            row(
                302, "Наставников",
                [3: .integer(0...5000), 4: .integer(0...5000), 5: .decimal(places: 1, 0...10)]),
            row(303, "Наставляемых", [3: .integer(0...5000)]),
        ])

    private static let programmes = FormSheet(
        number: 5, name: "5_Программы", title: "Раздел 5. Программы", help: "Строка на пару.",
        columns: [
            input(501, "№ п/п", .integer(1...1000)),
            input(502, "Код пары", .text(limit: 6)),
            input(503, "Форма", .choice(list: "pairs")),
            input(511, "Начало программы", .date),
            input(515, "Выполнение, %", .integer(0...100)),
        ],
        rows: [], registerCapacity: 10)

    private static func title(_ code: Int, _ caption: String, _ kind: InputCell.Kind) -> FormRow {
        row(code, caption, [3: kind])
    }

    private static func row(
        _ code: Int, _ caption: String, _ cells: [Int: InputCell.Kind]
    ) -> FormRow {
        FormRow(
            code: code, caption: caption,
            cells: cells.mapValues { InputCell(kind: $0, requirement: .always) })
    }

    private static func input(_ number: Int, _ caption: String, _ kind: InputCell.Kind)
        -> FormColumn
    {
        FormColumn(
            number: number, caption: caption, role: .input,
            cell: InputCell(kind: kind, requirement: .always))
    }
}
