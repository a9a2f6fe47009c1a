public import Intake

/// What is said when the file system refuses: the fact and the remedy.
public enum DiskText {
    /// The sentences for an error.
    public static func sentence(_ error: DiskError) -> String {
        "Не удалось \(words(for: error.action)) «\(error.path)»: \(reason(error.code)). "
            + "\(remedy(error.code))"
    }

    private static func words(for action: DiskError.Action) -> String {
        switch action {
        case .list: "просмотреть папку"
        case .read: "прочитать файл"
        case .write: "записать файл"
        case .makeFolder: "создать папку"
        case .remove: "убрать файл"
        }
    }

    /// The numbers are those of Linux.
    private static func reason(_ code: Int32) -> String {
        switch code {
        case 1, 13: "нет прав доступа"
        case 2: "его нет"
        case 16, 26: "он открыт в другой программе"
        case 20: "на этом месте не папка"
        case 21: "это папка, а нужен файл"
        case 28, 122: "закончилось место на диске"
        case 30: "диск доступен только для чтения"
        case 36: "слишком длинное имя"
        default: "ошибка системы \(code)"
        }
    }

    private static func remedy(_ code: Int32) -> String {
        switch code {
        case 1, 13, 30: "Дайте программе право чтения и записи и запустите её снова."
        case 2, 20, 21: "Проверьте путь."
        case 16, 26: "Закройте его и запустите программу снова."
        case 28, 122: "Освободите место и запустите программу снова. Ничего не потеряно."
        case 36: "Сократите имя файла."
        default: "Проверьте диск и запустите программу снова. Ничего не потеряно."
        }
    }
}
