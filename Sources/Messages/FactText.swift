import Forms
import Spreadsheet

/// The catalogue of what can be wrong in a report: a fact and a remedy for each, without the full
/// stop, so that the fact can follow a place.
enum FactText {
    /// What is wrong, and what is to be done.
    typealias Words = (fact: String, remedy: String)

    // One long table on purpose: a new fact does not compile until it has its words here.
    static func words(for finding: Finding, form: Form) -> Words {
        switch finding.fact {
        // The sheet.
        case .sheetMissing(let name):
            (
                "нет листа «\(name)»",
                "Возьмите пустой бланк и перенесите в него данные: листы удалять нельзя"
            )
        case .sheetRenamed(let name, let found):
            ("лист «\(found)» прочитан как «\(name)»", "Не переименовывайте листы")
        case .columnMissing(let number, let caption):
            ("не найдена графа \(number) «\(caption)»", "Восстановите графы как в бланке")
        case .rowMissing(let code, let caption):
            ("нет строки \(code) «\(caption)»", "Восстановите строки как в бланке")
        case .rowRepeated(let code):
            ("строка \(code) встречается больше одного раза", "Оставьте одну")
        case .surplusRow(let row):
            (
                "вне строк формы есть данные (строка листа \(row)), они не учтены",
                "Перенесите их в строки формы или удалите"
            )
        case .cellsMerged(let range):
            (
                "объединены ячейки \(range)",
                "Отмените объединение и впишите значение в каждую ячейку"
            )
        case .rowsHidden:
            ("на листе есть скрытые строки, их значения учтены", "Проверьте, всё ли верно")
        case .externalReference: ("стоит ссылка на другой файл", "Впишите само значение")
        case .formulaWithoutResult:
            (
                "стоит формула без результата",
                "Откройте файл и сохраните его в Excel или впишите само значение"
            )

        case .macrosIgnored:
            (
                "файл сохранён с макросами, они не читались",
                "В другой раз сохраните форму как «Книга Excel (.xlsx)»"
            )

        // The cell.
        case .numberAsText(let found, let read):
            ("«\(found)» записано текстом, прочитано как \(Russian.plainNumber(read))", "")
        case .notANumber(let found):
            ("нужно число, а указано «\(found)»", "Впишите только число, без слов")
        case .empty:
            (
                "ячейка не заполнена",
                remedyForEmpty(form.cell(at: finding.place)?.kind)
            )
        case .dashForZero(let found):
            ("нужно число, а указано «\(found)»", "Если таких нет, поставьте 0")
        case .notWhole(let found):
            (
                "нужно целое число, а указано «\(found)»",
                "Считаются люди и единицы, а не ставки и доли. Впишите целое число"
            )
        case .ambiguousNumber(let found):
            (
                "число «\(found)» читается неоднозначно",
                "Впишите его без пробелов и точек, дробную часть отделите запятой"
            )
        case .percentRead(let found, let read):
            ("«\(found)» прочитано как \(Russian.plainNumber(read))\u{A0}%", "Проверьте число")
        case .dateForNumber(let found):
            (
                "нужно число, а указана дата «\(found)»",
                "Задайте ячейке формат «Общий» и впишите число"
            )
        case .notADate(let found):
            ("дата «\(found)» не распознана", "Впишите её в виде 15.06.2026")
        case .dateAsText(let found, let read):
            ("дата «\(found)» записана текстом, прочитана как \(read.russian)", "")
        case .spreadsheetError(let found):
            ("в ячейке ошибка Excel «\(found)»", "Впишите само значение")
        case .outOfBounds(let found, let lowest, let highest):
            (
                "указано «\(found)», а допустимо от \(lowest) до \(highest)",
                "Проверьте и исправьте"
            )
        case .notInList(let found, let list):
            ("значения «\(found)» нет в списке", "Выберите одно из: \(list)")
        case .textFromNumber(let found, let read) where found == read:
            ("нужен текст, а в ячейке число или дата; прочитано как «\(read)»", "Проверьте")
        case .textFromNumber(let found, let read):
            ("«\(found)» прочитано как «\(read)»", "Проверьте")
        case .notAWebAddress(let found):
            (
                "«\(found)» – не адрес страницы сайта",
                "Скопируйте адрес, который начинается с https://, из строки браузера"
            )
        case .textTooLong(let limit):
            (
                "текст длиннее \(Russian.count(limit, "знака", "знаков", "знаков")), "
                    + "лишнее не учтено",
                "Сократите текст"
            )
        case .lettersPutRight(let found, let read):
            ("в «\(found)» латинские буквы вместо русских, прочитано как «\(read)»", "")
        case .filledCrossedOut(let found):
            ("эта ячейка не заполняется, а указано «\(found)»", "Очистите её")

        // Whose report, of which period.
        case .otherFormVersion(let found, let current):
            (
                "отчёт заполнен на бланке версии \(found), сейчас действует \(current)",
                "Перенесите данные в новый бланк"
            )
        case .olderFormVersion(let found, let current):
            (
                "отчёт заполнен на бланке версии \(found), сейчас действует \(current); "
                    + "данные прочитаны и перенесены в новый бланк",
                "Исправления вносите в форму, которую вернёт КИМЦ: она уже на новом бланке"
            )
        case .absentFromVersion(let version, let caption):
            (
                "в бланке версии \(version) нет \(VersionText.part(at: finding.place)) «\(caption)»",
                "Заполните её в форме, которую вернёт КИМЦ: она на новом бланке, "
                    + "и ваши данные в ней уже есть"
            )
        case .valueGivenUp(let version, let row, let column, let caption, let found):
            (
                "\(VersionText.place(row: row, column: column)) «\(caption)» бланка версии "
                    + "\(version) в действующем бланке нет"
                    + (found.map { ", указанное там «\($0)» не учтено" }
                        ?? ", указанное там не учтено"),
                ""
            )
        case .otherPeriod(let found, let collected):
            (
                "указано \(period(found, form)), а "
                    + (form.respondents == .institutions
                        ? "сейчас принимаются отчёты" : "бланк выписан")
                    + " за \(period(collected, form))",
                "Проверьте строки \(form.identity.year.row) и \(form.identity.half.row)"
            )
        case .wrongINN(let found):
            (
                "ИНН «\(found)» введён с ошибкой: в нём должно быть 10 цифр",
                "Проверьте строку \(form.identity.respondent.row)"
            )
        case .unknownINN(let found):
            (
                "МОУ с ИНН \(found) нет в списке",
                "Проверьте строку \(form.identity.respondent.row). "
                    + "Если МОУ новое или реорганизовано, сообщите в КИМЦ"
            )
        case .reorganised(let name, let date, let successor):
            (
                "\(name) с \(Russian.day(date)) вошло в состав «\(successor)»",
                "Отчёт нужно сдать от его имени"
            )

        case .secondFirstReport(let day):
            (
                "это второй первичный отчёт с другими данными: прежний принят, он получен "
                    + day.russian,
                "Если новый отчёт верен, \(RemarksText.correction(form: form)) и пришлите его "
                    + "ещё раз"
            )

        // Time.
        case .receivedLate(let date, let due, let days):
            (
                "отчёт получен \(date.russian), срок \(due.russian), "
                    + "опоздание \(Russian.count(days, "день", "дня", "дней"))",
                "Если была причина, напишите её в пояснении"
            )
        case .arrivalAssumed(let date):
            (
                "дата поступления не указана, принята дата обнаружения файла \(date.russian)",
                "Если отчёт поступил раньше, КИМЦ исправит дату в журнале"
            )

        // Personal data.
        case .personName:
            (
                "указана фамилия или имя",
                "В отчёте нельзя называть наставников и наставляемых. "
                    + "Оставьте код пары (П-01) и удалите имя"
            )
        case .personalData(let kind): ("указаны личные данные (\(name(of: kind)))", "Удалите их")

        // Sense.
        case .ruleBroken(let id, let arguments):
            RuleText.words(rule: id, arguments: arguments, form: form)
        }
    }

    private static func remedyForEmpty(_ kind: InputCell.Kind?) -> String {
        switch kind {
        case .integer(let bounds) where bounds.contains(0): "Если таких нет, поставьте 0"
        case .integer, .decimal: "Впишите число"
        case .date: "Впишите дату в виде 15.06.2026"
        case .choice: "Выберите значение из списка"
        case .url: "Вставьте адрес страницы целиком, вместе с https://, из строки браузера"
        case .inn: "Впишите ИНН, в нём 10 цифр"
        case .text, nil: "Заполните её"
        }
    }

    private static func name(of kind: Fact.PersonalDataKind) -> String {
        switch kind {
        case .phone: "номер телефона"
        case .mail: "адрес электронной почты"
        case .snils: "СНИЛС"
        case .passport: "данные паспорта"
        }
    }

    /// The half-year in words; what is none as it stands.
    private static func period(_ text: String, _ form: Form) -> String {
        Period(text).map { CompletenessText.name(of: $0, in: form) } ?? "«\(text)»"
    }
}
