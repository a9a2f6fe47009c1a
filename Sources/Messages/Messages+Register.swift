public import Forms

/// What is said of the register workbook.
public enum RegisterText {
    /// The place, the fact and the remedy.
    public static func sentence(for problem: RegisterProblem) -> String {
        guard let row = problem.worksheetRow else { return sentence(for: problem.fact) }
        let left = problem.leavesRowOut ? " Строка не учтена." : ""
        return "Реестр МОУ, строка \(row): \(sentence(for: problem.fact))\(left)"
    }

    private static func sentence(for fact: RegisterProblem.Fact) -> String {
        switch fact {
        case .noTable:
            "В книге реестра не найдена таблица с графами «ИНН» и «Краткое наименование». "
                + "Верните заголовки граф."
        case .missingINN:
            "не указан ИНН. Впишите 10 цифр."
        case .wrongINN(let found):
            "ИНН «\(found)» введён с ошибкой: нужны 10 цифр с верной контрольной цифрой. "
                + "Проверьте его."
        case .duplicateINN(let inn, let firstRow):
            "ИНН \(inn) уже есть в строке \(firstRow). Оставьте одну из них."
        case .missingName:
            "не указано краткое наименование. Впишите его."
        case .unknownKind(let found):
            found.isEmpty
                ? "не указан тип МОУ. Выберите его из списка формы."
                : "типа «\(found)» нет в списке формы. Выберите тип из списка."
        case .unknownDistrict(let found):
            found.isEmpty
                ? "не указан район. Выберите его из списка формы."
                : "района «\(found)» нет в списке формы. Выберите район из списка."
        case .badDate(let caption, let found):
            "в графе «\(caption)» дата «\(found)» не распознана. Впишите её в виде 15.06.2026."
        case .endsBeforeItBegins:
            "«Действует по» раньше, чем «Действует с». Проверьте даты."
        case .unknownSuccessor(let inn):
            "преемника с ИНН \(inn) нет в реестре. Добавьте его или исправьте ИНН."
        case .badExtension(let found):
            "продление «\(found)» не распознано. "
                + "Впишите его в виде «2026-2 до 20.12.2026: причина»."
        }
    }
}

/// The words of the register workbook itself.
public enum RegisterBookText {
    /// The name of the sheet with the table.
    public static let sheet = "Реестр"
    /// The name of the sheet that explains the columns.
    public static let explanationSheet = "Пояснение"
    /// The title of the table, also of the document.
    public static let title = "Реестр муниципальных образовательных учреждений"
    /// The line of help below the title.
    public static let help =
        "Одна строка – одно учреждение. Новые впишите в пустые строки снизу, заголовки граф не "
        + "меняйте. Что вписать в графу, сказано на листе «Пояснение»."
    /// The title of the explanation.
    public static let explanationTitle = "Как вести реестр учреждений"
    /// The line of help of the explanation.
    public static let explanationHelp =
        "По реестру выдаются бланки, проверяются отчёты и считается, кто не сдал. Персональных "
        + "данных в нём нет."
    /// The captions of the explanation.
    public static let explanationHeader = ["Графа", "Что вписать", "Пример"]

    /// What a column of the register means.
    public static func meaning(of column: RegisterColumn) -> String {
        switch column {
        case .inn:
            "ИНН учреждения, 10 цифр: по нему узнаётся отчёт. Обязательно, без повторов."
        case .name:
            "Наименование, под которым учреждение знают в городе. Обязательно."
        case .fullName: "Наименование по уставу. Если пусто, берётся краткое."
        case .kind: "Тип из списка формы. Обязательно."
        case .district: "Район из списка формы. Обязательно."
        case .number: "Номер учреждения в списке КИМЦ, если он есть."
        case .hosts:
            "Адреса официальных сайтов без https://, через точку с запятой. С ними сверяются "
                + "ссылки в отчёте; если пусто, не сверяются."
        case .validFrom:
            "Первый день работы. Если срок сдачи раньше, отчёта не ждут. Пусто – работает давно."
        case .validTo:
            "Последний день работы. Если срок сдачи позже, отчёта не ждут. Пусто – работает."
        case .successor: "ИНН учреждения, в состав которого вошло это. Оно должно быть в реестре."
        case .synonyms:
            "Другие названия, под которыми присылают отчёты, через точку с запятой."
        case .exemption: "Почему отчёта не ждут. Пусто – отчитывается."
        case .extensions:
            "Более поздний срок: период, «до», дата, двоеточие, причина. Несколько – через точку "
                + "с запятой."
        }
    }

    /// What may stand in a column of the register.
    public static func example(of column: RegisterColumn, form: Form) -> String {
        switch column {
        case .inn: "0012345673"
        case .name: "МАОУ СШ № 1"
        case .fullName:
            "Муниципальное автономное общеобразовательное учреждение «Средняя школа № 1»"
        case .kind: form.choices(at: form.identity.kind).first ?? ""
        case .district: form.choices(at: form.identity.district).first ?? ""
        case .number: "17"
        case .hosts: "sh1.example; school1.example"
        case .validFrom: "01.09.2026"
        case .validTo: "31.08.2026"
        case .successor: "0000000018"
        case .synonyms: "СШ 1; первая школа"
        case .exemption: "капитальный ремонт"
        case .extensions: "2026-2 до 20.12.2026: карантин"
        }
    }

    /// What is said after a wrong date.
    public static let dateRefusal = "Здесь нужна дата, например 01.09.2026."

    /// The footer of a printed page, in the notation of spreadsheets.
    public static func footer(form: Form) -> String {
        "&L\(form.shortTitle), реестр МОУ&Rстр. &P из &N"
    }
}
