public import Forms

/// What is said of a file that could not be taken as a report: the fact and the remedy.
public struct RefusalText: Hashable, Sendable {
    /// What is wrong.
    public var fact: String
    /// What is to be done.
    public var remedy: String

    /// Both sentences together.
    public var sentence: String { "\(fact) \(remedy)" }

    /// The words for a refusal.
    ///
    /// - Parameters:
    ///   - refusal: why the file was not taken.
    ///   - form: the form that was expected.
    ///   - forms: all forms that could have been sent, where there are several.
    public init(_ refusal: Refusal, form: Form, among forms: [Form] = []) {
        let saveAs = "«Сохранить как», тип «Книга Excel (.xlsx)»"
        switch refusal {
        case .oldFormat:
            fact = "Файл сохранён в старом формате Excel (.xls)."
            remedy = "Откройте его, выберите \(saveAs) и пришлите новый файл."
        case .openDocument:
            fact = "Файл сохранён в формате OpenDocument (.ods)."
            remedy = "В программе выберите \(saveAs) и пришлите новый файл."
        case .password:
            fact = "Файл защищён паролем, прочитать его нельзя."
            remedy = "Снимите пароль на открытие и пришлите файл ещё раз."
        case .notASpreadsheet(let kind):
            fact = "Это не таблица Excel, а \(Self.name(of: kind))."
            remedy = "Нужен сам файл формы, а не его скан, фотография или пересказ."
        case .damaged:
            fact = "Файл повреждён (возможно, не догрузился)."
            remedy = "Пришлите его ещё раз."
        case .archive:
            fact = "Прислан архив."
            remedy = "Пришлите каждый файл отдельно, без архива."
        case .binaryWorkbook:
            fact = "Файл сохранён как двоичная книга (.xlsb)."
            remedy = "Откройте его, выберите \(saveAs) и пришлите новый файл."
        case .emptyFile:
            fact = "Файл пустой (0 байт)."
            remedy = "Пришлите его ещё раз."
        case .forbiddenStructure:
            fact = "Файл имеет недопустимое внутреннее устройство и не принят."
            remedy = "Перенесите данные в бланк, который разослал \(form.collector)."
        case .container(let fault): (fact, remedy) = Self.words(for: fault)
        case .link:
            fact = "Вместо файла прислана ссылка."
            remedy = "Скачайте файл и пришлите его."
        case .outlookLetter:
            fact = "Это письмо, сохранённое в Outlook (.msg), открыть его нельзя."
            remedy = "Сохраните вложение из письма и положите его отдельно."
        case .unreadableStructure:
            fact = "Файл имеет недопустимое внутреннее устройство и не принят."
            remedy = "Откройте его, выберите \(saveAs) и пришлите новый файл."
        case .unfilled:
            let asksForNumbers = form.respondents == .institutions
            fact =
                "Прислан незаполненный бланк"
                + (asksForNumbers
                    ? ": в нём нет ни одного числа." : ": в нём нет ни одной отметки.")
            remedy =
                "Заполните форму и пришлите её."
                + (asksForNumbers ? " Если показателей нет, впишите 0." : "")
        case .notThisForm where forms.count > 1:
            let names = forms.map { "«\($0.shortTitle)»" }.joined(separator: ", ")
            fact = "Этого бланка программа не знает. Известны формы: \(names)."
            remedy = "Заполните бланк одной из них, который разослал \(form.collector)."
        case .notThisForm:
            fact = "Это не «\(form.shortTitle)»."
            remedy = "Заполните бланк, который разослал \(form.collector)."
        case .nobodysReport where form.respondents == .institutions:
            fact =
                "Из файла не видно, чей это отчёт: нет ИНН ни на титуле, ни в служебных отметках."
            remedy =
                "Впишите ИНН в строку \(form.identity.respondent.row) и пришлите файл ещё раз."
        case .nobodysReport:
            fact = "Из файла не видно, кто отвечает."
            remedy = "Заполните строку \(form.identity.respondent.row) и пришлите файл ещё раз."
        case .notInRegister(let inn):
            fact = "МОУ с ИНН \(inn) нет в списке."
            remedy =
                "Проверьте строку \(form.identity.respondent.row). Если МОУ новое или "
                + "реорганизовано, его нужно внести в реестр."
        case .notAnOffice(let found, let offices):
            fact = "«\(found)» не заполняет «\(form.shortTitle)»."
            remedy =
                "В строке \(form.identity.respondent.row) выберите из списка: "
                + "\(offices.joined(separator: ", "))."
        case .contradiction(let inns) where form.respondents == .institutions:
            fact = "Отметки в файле указывают на разные МОУ: ИНН \(inns.joined(separator: ", "))."
            remedy = "Уточните, чей это отчёт: возможно, взят бланк другого учреждения."
        case .contradiction(let names):
            fact = "Отметки в файле называют разных отвечающих: \(names.joined(separator: ", "))."
            remedy =
                "Уточните, чей это отчёт: возможно, взят чужой бланк. Решение: "
                + "svod receive ФАЙЛ --org ОТВЕЧАЮЩИЙ."
        case .otherFolder(let folder, let found):
            fact = "Файл лежит в папке МОУ с ИНН \(folder), а сам называет ИНН \(found)."
            remedy =
                "Проверьте, не перепутана ли папка. Если отчёт всё же от МОУ с ИНН \(folder): "
                + "svod receive ФАЙЛ --org \(folder)."
        case .otherName(let inn, let named):
            fact =
                (form.identity.name.map { "В строке \($0.row)" } ?? "В файле")
                + " названо МОУ с ИНН "
                + "\(named.joined(separator: ", ")), а в файле стоит ИНН \(inn)."
            remedy =
                "Уточните, чей это отчёт: возможно, взят бланк другого учреждения. Решение: "
                + "svod receive ФАЙЛ --org ИНН."
        case .noPeriod:
            fact =
                "Из файла не видно, за "
                + (form.periodNames.isEmpty ? "какое полугодие" : "какой период") + " отчёт."
            remedy =
                "Заполните строки \(form.identity.year.row) и \(form.identity.half.row) и пришлите "
                + "файл ещё раз."
        }
    }

    private static func words(for fault: Refusal.Fault) -> (fact: String, remedy: String) {
        switch fault {
        case .nothingInside:
            (
                "В письме или архиве нет ни одной таблицы Excel.",
                "Нужен сам файл формы (.xlsx), а не его скан, фотография или ссылка."
            )
        case .locked:
            (
                "В архиве есть файл под паролем, прочитать его нельзя.",
                "Пришлите файлы без пароля."
            )
        case .damaged:
            (
                "Письмо или архив повреждены, прочитано не всё.",
                "Пришлите их ещё раз, лучше каждый файл отдельно."
            )
        case .tooLarge:
            (
                "Письмо или архив слишком велики, прочитано не всё.",
                "Пришлите каждый файл отдельно."
            )
        case .tooDeep:
            (
                "Письма и архивы вложены друг в друга слишком глубоко, прочитано не всё.",
                "Пришлите каждый файл отдельно."
            )
        case .forbidden:
            (
                "Письмо или архив имеют недопустимое внутреннее устройство и не приняты.",
                "Пришлите каждый файл отдельно."
            )
        case .outlookPackage:
            (
                "Вложения письма упакованы так, что их открывает только Outlook (winmail.dat).",
                "Сохраните вложения из письма и положите их отдельно."
            )
        }
    }

    private static func name(of kind: Refusal.Kind) -> String {
        switch kind {
        case .pdf: "документ PDF"
        case .document: "текстовый документ"
        case .picture: "картинка"
        case .webPage: "веб-страница или ярлык"
        case .other: "файл другого вида"
        }
    }
}
