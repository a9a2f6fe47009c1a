public import Intake
public import Jail

/// What is said of the processes that read files.
public enum ReadersText {
    /// That none could be started.
    public static func sentence(_ error: NoReader) -> String {
        let reason = error.code.map { " (ошибка системы \($0))" } ?? ""
        return
            "Не удалось запустить отдельный процесс для чтения файлов\(reason). Непрочитанные файлы "
            + "остались на месте. Проверьте, хватает ли компьютеру памяти, и повторите."
    }

    /// That files are read with fewer protections than the program knows.
    ///
    /// - Parameter missing: the protections that do not stand.
    /// - Returns: the fact, the consequence and the remedy.
    public static func weak(without missing: Protections) -> String {
        let names = names.filter { missing.contains($0.0) }.map(\.1).joined(separator: ", ")
        return "Система не даёт полностью отгородить чтение присланных файлов, не действуют: "
            + "\(names). Файлы читаются с остальными ограничениями. Покажите это сообщение "
            + "администратору: нужно ядро Linux 5.13 или новее с Landlock и seccomp."
    }

    private static let names: [(Protections, String)] = [
        (.files, "запрет открывать файлы (Landlock)"),
        (.calls, "запрет системных вызовов (seccomp)"),
        (.privileges, "отказ от прав"),
        (.memory, "ограничение памяти"),
        (.limits, "ограничения ресурсов"),
    ]
}
