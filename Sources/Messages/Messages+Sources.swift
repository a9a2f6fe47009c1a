/// The words of «Источники» in КИМЦ's own workbook.
extension KimcText {
    package enum Sources {
        package static let purpose =
            "Файлы, из которых сложились числа: имя, версия, день получения"
        package static let title = "Источники: файлы, из которых сложились числа"
        package static let help =
            "По строке на учреждение: файл той версии, которая учтена в своде; пока отчёт не принят – "
            + "последней полученной. Номер ячейки для любого числа сводных книг назовёт команда: "
            + "svod trace КНИГА.xlsx 'Лист!C14'. Имена файлов из КИМЦ не передаются."
        package static let file = "Имя файла, как он пришёл"
        package static let sum = "SHA-256 (начало)"
        package static let formVersion = "Версия формы"
        package static let arrivalSource = "Откуда известен день"
        package static let seenDay = "Записан"
        package static let seenTime = "Время записи"
        package static let correction = "№ корректировки"
        package static let earlier = "Версий до неё"
        package static let notThere = "нет отчёта"
    }
}
