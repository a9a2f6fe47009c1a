public import WorkbookReader

/// What to tell a person whose file cannot be read: the fact, then the remedy.
public enum ReadingMessage {
    /// The sentences about an error of the reader.
    public static func text(_ error: WorkbookError) -> String {
        switch error.reason {
        case .unreadable(let code):
            "Файл не открывается (код ошибки системы \(code)). Проверьте, есть ли он и разрешено ли его читать."
        case .notWorkbook(let kind): text(kind)
        case .damaged:
            "Файл повреждён (возможно, не догрузился). Пришлите его ещё раз."
        case .forbidden(.encryptedEntry):
            "Файл защищён паролем, прочитать его нельзя. Снимите пароль на открытие и пришлите файл ещё раз."
        case .forbidden: "Файл имеет недопустимое внутреннее устройство и не принят."
        case .limitExceeded(.fileSize), .limitExceeded(.partSize), .limitExceeded(.totalSize),
            .limitExceeded(.sharedTexts), .limitExceeded(.textSize):
            "Файл слишком большой. Пришлите саму форму, без вложенных картинок и лишних листов."
        case .limitExceeded(.rows), .limitExceeded(.columns), .limitExceeded(.cells):
            place(error.place)
                + "заполнено слишком много ячеек. Оставьте в книге только форму."
        case .limitExceeded(.sheets):
            "В книге слишком много листов. Оставьте в ней только форму."
        case .limitExceeded(.time): "Файл читается слишком долго и не принят. Пришлите его ещё раз."
        case .limitExceeded: "Файл имеет недопустимое внутреннее устройство и не принят."
        case .noSheet(let name): "В книге нет листа «\(short(name))»."
        }
    }

    /// The name of a sheet as it fits into a sentence: no longer than Excel allows, in one line.
    private static func short(_ sheet: String) -> String {
        String(
            sheet.prefix(31).map {
                $0.isNewline || $0.asciiValue.map { $0 < 0x20 } == true ? " " : $0
            })
    }

    /// The beginning of a sentence that says where.
    private static func place(_ place: WorkbookError.Place) -> String {
        guard let sheet = place.sheet else { return "В книге " }
        let cell = place.cell.map { ", у ячейки \($0)" } ?? ""
        return "Лист «\(short(sheet))»\(cell): "
    }

    /// The sentences about a file that is no workbook.
    public static func text(_ kind: FileKind) -> String {
        switch kind {
        case .empty: "Файл пустой (0 байт). Пришлите его ещё раз."
        case .excel97:
            "Файл сохранён в старом формате (.xls). Откройте его, выберите «Файл - Сохранить как - Книга Excel (.xlsx)» и пришлите новый файл."
        case .encrypted:
            "Файл защищён паролем, прочитать его нельзя. Снимите пароль на открытие и пришлите файл ещё раз."
        case .openDocumentSpreadsheet:
            "Файл сохранён в формате ODS. В программе выберите «Сохранить как» и тип «Книга Excel 2007-365 (.xlsx)»."
        case .binaryWorkbook:
            "Файл сохранён в двоичном формате (.xlsb). Сохраните его как «Книга Excel (.xlsx)»."
        case .zipArchive, .rar, .sevenZip, .gzip:
            "Прислан архив. Пришлите каждый файл отдельно, без архива."
        case .outlookLetter:
            "Это письмо, сохранённое в Outlook (.msg). Сохраните вложение из письма и положите его отдельно."
        case .link: "Вместо файла прислана ссылка. Скачайте файл и пришлите его."
        case .oldOffice: notTable("документ старой программы Office")
        case .openDocument: notTable("документ OpenDocument")
        case .textDocument: notTable("документ Word")
        case .presentation: notTable("презентация")
        case .pdf: notTable("документ PDF")
        case .image: notTable("картинка")
        case .html: notTable("веб-страница")
        case .xml: notTable("документ XML")
        case .richText: notTable("документ RTF")
        case .zip, .unknown: notTable("файл неизвестного вида")
        }
    }

    private static func notTable(_ kind: String) -> String {
        "Это не таблица Excel, а \(kind). Нужен сам файл формы, а не его скан или фотография."
    }
}
