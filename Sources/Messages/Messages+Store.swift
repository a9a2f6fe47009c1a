public import Store

/// What is said when the store or the archive fails: the fact and the remedy.
public enum StoreText {
    /// The sentences for an error.
    public static func sentence(_ error: StoreError) -> String {
        switch error {
        case .cannotOpen(let path, let code):
            "База данных «\(path)» не открывается (код ошибки системы \(code)). "
                + "Проверьте, что папка существует и доступна для записи."
        case .newerSchema(let path):
            "База данных «\(path)» создана более новой версией программы. Обновите программу."
        case .notDurable(let synchronous):
            "База данных не обещает сохранность записанного (synchronous = \(synchronous)). "
                + "Перенесите рабочую папку на локальный диск."
        case .diskFull:
            "На диске закончилось место. Ничего не потеряно: освободите место "
                + "и запустите программу снова."
        case .readOnly:
            "База данных доступна только для чтения. Дайте программе право записи "
                + "в рабочую папку."
        case .busy:
            "База данных занята другой программой. Дождитесь её завершения и повторите."
        case .disk(let code):
            "Диск не принял или не отдал данные (код SQLite \(code)). Проверьте диск и запустите "
                + "программу снова: незавершённая работа повторится."
        case .damaged(let table, let detail):
            "База данных повреждена\(table.isEmpty ? "" : ", таблица «\(table)»"): \(detail). "
                + "Восстановите её из резервной копии или соберите заново из архива."
        case .database(let code, let message):
            "База данных отказала (код SQLite \(code)): \(message). "
                + "Сообщите об этом разработчику."
        case .checkpointIncomplete:
            "Журнал базы данных перенесён в неё не полностью. Закройте другие программы, "
                + "которые её читают, и запустите программу снова."
        case .repeatedOrganization(let inn):
            "В реестре ИНН \(inn) указан дважды. Оставьте одну строку."
        case .columnOutOfRange(let row, let column):
            "Строка \(row), графа \(column): в базе данных нет места для такой графы. "
                + "Сократите число граф в описании формы."
        case .repeatedRow(let sheet, let ordinal):
            "Раздел \(sheet): строка реестра \(ordinal) прочитана дважды. "
                + "Сообщите об этом разработчику."
        case .unknownFile(let sha256):
            "Файл с контрольной суммой \(sha256) не поступал. "
                + "Сначала примите сам файл."
        case .unknownReport(let inn, let period, let formID):
            "Отчёт \(formID) учреждения с ИНН \(inn) за \(CompletenessText.name(of: period)) "
                + "не поступал. Сначала примите файл."
        case .archive(let step, let path, let code):
            "Архив: не удалось \(name(of: step)) «\(path)» (код ошибки системы \(code)). "
                + "Проверьте свободное место и права доступа и запустите программу снова."
        case .mirror(let step, let path, let code):
            "Копия журнала событий: не удалось \(name(of: step)) «\(path)» "
                + "(код ошибки системы \(code)). Проверьте свободное место и права доступа "
                + "и запустите программу снова: сама база в порядке."
        case .notArchived(let sha256):
            "В архиве нет файла с контрольной суммой \(sha256). Восстановите его из резервной копии."
        case .archiveDiffers(let sha256, let found):
            "Файл архива \(sha256) изменён: его контрольная сумма теперь \(found). "
                + "Восстановите его из резервной копии."
        }
    }

    private static func name(of step: StoreError.ArchiveStep) -> String {
        switch step {
        case .makeFolder: "создать папку"
        case .listFolder: "прочитать папку"
        case .create: "создать файл"
        case .write: "записать файл"
        case .protect: "установить права на файл"
        case .sync: "сохранить на диск"
        case .link: "дать имя файлу"
        case .remove: "удалить временный файл"
        case .read: "прочитать файл"
        }
    }
}
