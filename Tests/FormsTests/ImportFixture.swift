import Forms
import Spreadsheet
import TestSupport

/// A filled file of the small form, and short ways to speak of what was read from it.
struct ImportFixture {
    static let service: [ServiceKey: String] = [
        .form: "M61", .version: "2026.1", .period: "2026-2", .inn: "0012345673",
    ]

    var workbook: WorkbookContents

    /// A file without a fault.
    init() {
        workbook = SmallForm.form.laidOut(service: Self.service)
        workbook.sheets[0] = SheetContents(
            name: "1_Титул",
            table: """
                Раздел 1. Титул
                Заполните все строки.
                №¶строки | Сведения | Значение
                1 | 2 | 3
                101 | Полное наименование | Средняя школа
                102 | Краткое наименование | МАОУ СШ № 1
                103 | ИНН МОУ | '0012345673
                104 | Район города | Ленинский
                105 | Тип МОУ | школа
                106 | Отчётный год | 2026
                107 | Полугодие | 2 (срок 15 декабря)
                """)
        workbook.sheets[1] = SheetContents(
            name: "2_Документы",
            table: """
                Раздел 2. Документы

                 | | | Реквизиты
                №  строки | Документ | Наличие | Дата документа | Номер | Ссылка
                гр. 1 | гр. 2 | гр. 3 | гр. 4 | гр. 5 | гр. 6
                201 | Раздел на сайте | да | х | х | https://sh1.gosuslugi.ru/n
                202 | Приказ | да | @2025-09-01 | 12 | https://sh1.gosuslugi.ru/p
                203 | Положение | нет | | |
                """)
        workbook.sheets[2] = SheetContents(
            name: "3_Кадры",
            table: """
                Раздел 3. Кадры
                 № строки | Показатель | Всего | до 3 лет | Средняя оценка
                1 | 2 | 3 | 4 | 5
                301 | Педагогов | 54 | 7 | х
                '302 | Наставников | 12 | 0 | 8.4
                ' 303  | Наставляемых | 9 | х | х
                """)
        workbook.sheets[3] = SheetContents(
            name: "5_Программы",
            table: """
                Раздел 5. Программы
                № п/п | Код пары | Форма | Начало программы | Выполнение, %
                501 | 502 | 503 | 511 | '515
                1 | П-01 | Иное | @2025-09-10 | 100
                2
                3 | Г-01 | Учёба в группе | @2025-10-01 | 40
                4 | П-02 | Иное | @2025-11-01 | 0
                5
                Примечание: пары по приказу № 12
                """)
    }

    /// A file in which one cell holds something else.
    init(_ key: ValueKey, _ cell: String) {
        self.init()
        replace(key, cell)
    }

    /// Puts something else into a cell of the fixed rows.
    mutating func replace(_ key: ValueKey, _ text: String) {
        guard let source = FormImport(form: SmallForm.form).read(workbook).submission.places[key],
            let sheet = workbook.sheets.firstIndex(where: { $0.name == source.sheet })
        else { preconditionFailure("the small form has no such cell") }
        workbook.sheets[sheet].cells.removeAll { $0.address == source.cell }
        if let cell = SheetContents.Cell(text, at: source.cell) {
            workbook.sheets[sheet].cells.append(cell)
            workbook.sheets[sheet].cells.sort { $0.address < $1.address }
        }
    }

    var reading: FormReading { FormImport(form: SmallForm.form).read(workbook) }
    var findings: [Finding] { reading.findings }
    var facts: [Fact] { reading.findings.map(\.fact) }
}

extension Submission {
    /// The values that were understood.
    var values: [ValueKey: FormValue] { entries.compactMapValues(\.value) }
}
