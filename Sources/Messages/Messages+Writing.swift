public import WorkbookWriter

/// Why a workbook could not be written: place, fact, remedy.
public enum WritingText {
    /// The sentence for an error of the writer.
    public static func sentence(for error: WriteError) -> String {
        switch error {
        case .noSheets: "В книге нет ни одного листа."
        case .noVisibleSheet: "Все листы книги скрыты. Оставьте видимым хотя бы один."
        case .activeSheetNotShown(let index):
            "Лист № \(index + 1), который открывается первым, скрыт или отсутствует."
        case .sheetNameEmpty(let index): "У листа № \(index + 1) нет имени. Назовите его."
        case .sheetNameTooLong(let name):
            "Имя листа «\(name)» длиннее 31 знака. Сократите его."
        case .sheetNameForbidden(let name):
            "Имя листа «\(name)» содержит недопустимый знак или занято программой. Измените его."
        case .sheetNameTaken(let name):
            "Имя листа «\(name)» уже есть в книге. Дайте листам разные имена."
        case .noSheet(let name, let place):
            "\(words(for: place)): листа «\(name)» в книге нет. Исправьте имя листа."
        case .outsideSheet(let place):
            "\(words(for: place)): ячейка находится за границей листа."
        case .notFinite(let place): "\(words(for: place)): значение не является числом."
        case .dateOutOfRange(let place):
            "\(words(for: place)): дата вне допустимых границ, 1900–9999 годы. Исправьте дату."
        case .textTooLong(let place, let limit):
            "\(words(for: place)): текст слишком длинный, допустимо знаков: \(limit). "
                + "Сократите его."
        case .forbiddenCharacter(let place):
            "\(words(for: place)): в тексте есть недопустимый знак. Удалите его."
        case .mergesOverlap(let sheet, let one, let other):
            "Лист «\(sheet)»: объединённые диапазоны \(one) и \(other) пересекаются."
        case .nameInvalid(let name):
            "Имя «\(name)» недопустимо. Начните его с буквы и уберите пробелы и знаки."
        case .nameTaken(let name): "Имя «\(name)» задано дважды. Дайте разные имена."
        case .listEmpty(let place): "\(words(for: place)): список допустимых значений пуст."
        case .tooManyStyles(let count):
            "В книге слишком много видов оформления ячеек: \(count)."
        case .amongMadeRows(let place):
            "\(words(for: place)): здесь стоит строка таблицы, другого содержимого быть не может."
        case .besideMadeRows(let place):
            "\(words(for: place)): на листе с длинной таблицей не может быть примечаний и диаграмм."
        case .besideGrowingRows(let place):
            "\(words(for: place)): на листе, где строки растут вместе с текстом, не может быть диаграмм."
        case .notPlain(let place):
            "\(words(for: place)): на служебном листе могут быть только тексты, числа и формулы, "
                + "в каждой ячейке одно значение."
        case .lineOverLyingBars(let place):
            "\(words(for: place)): линию нельзя провести поверх лежачих столбиков."
        case .seriesCount(let place):
            "\(words(for: place)): в диаграмме должно быть от 1 до 255 рядов."
        case .rowsNotMade(let sheet, _):
            "Лист «\(sheet)»: не удалось прочитать то, из чего составляются его строки."
        case .folderMissing(let path): "Папки «\(path)» нет. Создайте её или укажите другую."
        case .folderNotWritable(let path):
            "В папку «\(path)» нельзя записать. Проверьте права доступа."
        case .cannotWrite(let path, let reason):
            "Файл «\(path)» не записан. Проверьте, есть ли место на диске и не открыт ли файл "
                + "в другой программе. Сообщение системы: \(reason)."
        case .outOfMemory: "Не хватило памяти. Закройте другие программы и повторите."
        case .refused(let reason):
            "Книгу не удалось составить: \(reason). Сообщите об этом разработчикам."
        }
    }

    private static func words(for place: WriteError.Place) -> String {
        switch place {
        case .property(let name): "Свойство документа «\(name)»"
        case .name(let name): "Имя «\(name)»"
        case .sheet(let name): "Лист «\(name)»"
        case .cell(let sheet, let address): "Лист «\(sheet)», ячейка \(address)"
        case .range(let sheet, let range): "Лист «\(sheet)», диапазон \(range)"
        }
    }
}
