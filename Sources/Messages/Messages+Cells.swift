/// What the help of the command `cells` says.
public enum CellsHelp {
    /// What the command does.
    public static let abstract =
        "Показать каждую заполненную ячейку книги так, как её видит программа."
    /// What the argument is.
    public static let file = "Файл книги Excel."
    /// What the option is.
    public static let format = "Вид вывода."
    /// What the option about the limits is.
    public static let limits =
        "Пределы чтения: form — как при приёме форм, large — для любых книг."
}

/// What the help of the program itself says.
public enum RootHelp {
    /// What the program does.
    public static let abstract =
        "Сбор отчётов по формам рабочей папки: бланки, приём, проверка, сводные книги."
}
