internal import Spreadsheet

/// Why a number cannot be traced.
public enum TraceTrouble: Error, Equatable {
    /// What was asked for is not a sheet and a cell.
    case notAPlace(String)
    /// It is several cells; the sheet and the first of them.
    case range(String, sheet: String, first: String)
    /// No sheet is so large.
    case beyond(String)
    /// The file is no workbook.
    case noWorkbook(path: String)
    /// The workbook is damaged.
    case damaged(path: String)
    /// The workbook is none whose numbers can be traced.
    case notOurs(path: String)
    /// The workbook has no such sheet; those that it has.
    case noSheet(String, known: [String])
    /// The cell is empty.
    case empty(String)
    /// The cell holds a text.
    case text(String, String)
    /// The cell holds a day.
    case day(String)
    /// A dash stands in the cell.
    case dash(String)
    /// A small count is hidden in the cell.
    case hidden(String, String)
    /// The number does not come from reports, and what it is.
    case label(String, NumberLabel)
    /// The number does not come from reports.
    case noOrigin(String)
    /// Nothing is on record of what the workbook is about.
    case otherWorkspace(path: String, period: String)
    /// The workbook knows of more versions than are on record.
    case lostVersions(path: String, inBook: Int, onRecord: Int)

    /// Says why a text cannot be traced.
    public init(text: String, at place: String) {
        if text == GuoText.dash {
            self = .dash(place)
        } else if RcnText.isHidden(text) {
            self = .hidden(place, text)
        } else {
            self = .text(place, text)
        }
    }

    /// Whether the command was called wrongly.
    var isWrongUsage: Bool {
        switch self {
        case .notAPlace, .range, .beyond: true
        case .noWorkbook, .damaged, .notOurs, .noSheet, .empty, .text, .day, .dash, .hidden, .label,
            .noOrigin,
            .otherWorkspace, .lostVersions:
            false
        }
    }

    /// The fact and the remedy.
    var sentence: String {
        switch self {
        case .notAPlace(let text):
            "«\(text)» – не ячейка. Пишите лист и ячейку через восклицательный знак, "
                + "например 'Сводка!D8'."
        case .range(let text, let sheet, let first):
            "«\(text)» – несколько ячеек, а прослеживается одна. "
                + "Укажите её, например '\(sheet)!\(first)'."
        case .beyond(let text):
            "Ячейки «\(text)» не бывает: столбцы листа – от A до XFD, "
                + "строки – от 1 до \(CellAddress.rowLimit). Проверьте адрес."
        case .noWorkbook(let path):
            "«\(path)» – не книга Excel. Укажите сводную книгу из папки outbox: Свод_ГУО_…, "
                + "Свод_РЦН_…, Свод_КИМЦ_…, Сдача_… или Сайты_…_внутр.xlsx."
        case .damaged(let path):
            "Книга «\(path)» повреждена и не читается. "
                + "Составьте сводную книгу заново: svod run или svod export."
        case .notOurs(let path):
            "Числа книги «\(path)» проследить нельзя: это не сводная книга "
                + "(ГУО, РЦН, КИМЦ, «Сдача», «Сайты») или её составила прежняя версия программы. "
                + "Составьте сводную книгу заново: svod run или svod export."
        case .noSheet(let name, let known):
            "Листа «\(name)» в книге нет. Есть: \(known.joined(separator: ", "))."
        case .empty(let place): "Ячейка \(place) пуста: прослеживать нечего."
        case .text(let place, let text):
            "В ячейке \(place) не число, а текст: «\(text)». Укажите ячейку с числом."
        case .day(let place): "В ячейке \(place) дата, а не число. Укажите ячейку с числом."
        case .noOrigin(let place):
            "Число в ячейке \(place) не складывается из ячеек отчётов. Какие файлы учтены, "
                + "показывает лист «Источники» внутренней книги КИМЦ."
        case .dash(let place):
            "В ячейке \(place) прочерк, а не число: делить не на что (знаменатель 0) или данных "
                + "нет. Проследите числитель и знаменатель в их ячейках."
        case .hidden(let place, let text):
            "В ячейке \(place) «\(text)»: малое число скрыто, чтобы по нему нельзя было узнать "
                + "учреждение, и команда его не раскрывает."
        case .label(let place, let label):
            "Число в ячейке \(place) – \(TraceText.meaning(of: label)). Из отчётов оно "
                + "не складывается: укажите ячейку с показателем или счётом."
        case .otherWorkspace(let path, let period):
            "Книга «\(path)» составлена за \(period), а в базе этой рабочей папки за этот период "
                + "ничего нет. Укажите папку, в которой книга составлена: --workspace ПАПКА."
        case .lostVersions(let path, let inBook, let onRecord):
            "В книге «\(path)» учтено версий отчётов: \(inBook), а в базе их \(onRecord). Книга "
                + "составлена в другой рабочей папке (укажите её: --workspace ПАПКА) или базу "
                + "заменили прежней копией (svod verify)."
        }
    }
}

/// A number of a workbook that comes from no report.
public enum NumberLabel: Hashable, Sendable, CaseIterable {
    /// The number of a row of a table.
    case serial
    /// The number of a column, below its caption.
    case columnNumber
    /// The code of a row of the form.
    case formRow
    /// The number of a version.
    case version
    /// The weight of a criterion.
    case weight
}

extension TraceText {
    /// What a number is that comes from no report.
    static func meaning(of label: NumberLabel) -> String {
        switch label {
        case .serial: "номер строки таблицы по порядку"
        case .columnNumber: "номер графы таблицы"
        case .formRow: "код строки формы"
        case .version: "номер версии отчёта: какой по счёту он пришёл"
        case .weight: "вес критерия из определения формы"
        }
    }
}
