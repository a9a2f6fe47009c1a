public import Forms
public import Spreadsheet

/// The words of a blank that do not come from the definition of its form.
public enum BlankText {
    /// The name of the first sheet.
    public static let instructionSheet = OwnSheet.instruction.name
    /// The name of the sheet that counts what is still empty.
    public static let checkSheet = OwnSheet.check.name
    /// The name of the sheet on which the formulas of the check stand.
    public static let calculationSheet = OwnSheet.calculation.name
    /// The name of the sheet with the lists.
    public static let listsSheet = OwnSheet.lists.name
    /// The name of the sheet that says which form, version and period it is.
    public static let serviceSheet = OwnSheet.service.name
    /// What the defined name of a list begins with.
    public static let listPrefix = "Список_"
    /// What the defined name of a single cell begins with.
    public static let cellPrefix = "Строка_"

    // MARK: Whose report, for when

    /// «15 декабря 2026 года».
    public static func day(_ date: CalendarDate) -> String {
        let months = [
            "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
            "октября", "ноября", "декабря",
        ]
        return "\(date.day)\u{A0}\(months[date.month - 1]) \(date.year)\u{A0}года"
    }

    /// Who answers, in a title: an institution with its ИНН, anybody else by name.
    public static func name(of organization: Organization) -> String {
        organization.hasINN ? "\(organization.name), ИНН \(organization.inn)" : organization.name
    }

    /// The second row of every sheet; `district` is the one that the blank is for, if any.
    public static func subtitle(
        form: Form, organization: Organization?, district: String? = nil, period: Period,
        due: CalendarDate
    ) -> String {
        let report =
            "Отчёт за \(CompletenessText.name(of: period, in: form)), срок сдачи – \(day(due))"
        let whose = organization.map(name) ?? district.map(Cover.district)
        return (whose.map { "\($0). " } ?? "") + "\(report)."
    }

    /// The line with the unit of a sheet.
    public static func unit(_ unit: String) -> String { "Единица измерения: \(unit)" }

    /// The footer of a printed page, in the notation of spreadsheets.
    public static func footer(
        form: Form, organization: Organization?, district: String? = nil, period: Period
    ) -> String {
        // An ampersand begins a code of the footer unless doubled; 200 characters are allowed.
        let whose = organization?.name ?? district.map(Cover.district)
        let name = whose?.prefix(90)
            .split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&&")
        let left = [form.shortTitle, name].compactMap(\.self).joined(separator: ", ")
        return "&L\(left)&C\(CompletenessText.name(of: period, in: form))&Rстр. &P из &N"
    }

    /// The title of the document.
    public static func documentTitle(form: Form, organization: Organization?) -> String {
        guard let organization else { return form.title }
        return "\(form.shortTitle): \(organization.name)"
    }

    /// The link from a sheet to the one that counts.
    public static let toCheck = "К проверке →"
    /// The link from the counting sheet to the instruction.
    public static let toInstruction = "← К инструкции"

    // MARK: The cover

    /// The words of the first sheet.
    public enum Cover {
        /// The label of the institution.
        public static let organization = "Учреждение"
        /// What stands there in a blank for everybody.
        public static func anyOrganization(sheet: String) -> String {
            "укажите на листе «\(sheet)»"
        }
        /// The label of whoever answers, where that is no institution.
        public static let respondent = "Кто отвечает"
        /// The label of the district.
        public static let districtLabel = "Район"
        /// A district in a title: «Ленинский район».
        public static func district(_ name: String) -> String {
            name.lowercased().contains("район") ? name : "\(name) район"
        }
        /// The label of ИНН and district.
        public static let identity = "ИНН, район"
        /// The label of the period.
        public static let period = "Отчётный период"
        /// The label of the last day.
        public static let due = "Срок сдачи"
        /// The last day.
        public static func due(_ date: CalendarDate) -> String { "не позднее \(day(date))" }
        /// The label of the collector.
        public static let collector = "Кому сдать"
        /// Which item of the road map the form answers.
        public static func roadMap(_ item: String) -> String {
            "Пункт \(item) дорожной карты по развитию системы наставничества"
        }
        /// The label of how things stand.
        public static let state = "Как заполнено"
        /// The heading of the legend.
        public static let legend = "Что означают цвета ячеек"
        /// The heading of the table of contents.
        public static let contents = "Разделы формы"
        /// The captions of the table of contents.
        public static let contentsHeader = ["№", "Лист", "Что заполнить"]
        /// What stands in the sample of a cell to fill.
        public static let sampleRequired = "12"
        /// What a cell to fill means.
        public static let required = "Заполните обязательно. Если показателя нет, поставьте 0."
        /// What a cell means once it is filled.
        public static let filled = "Обязательная ячейка заполнена. Значение можно исправить."
        /// What an optional cell means.
        public static let optional =
            "Заполните, если строка к вам относится. "
            + "Когда ячейка становится обязательной, она желтеет."
        /// What a crossed out cell means.
        public static let crossed = "Не заполняется."
        /// What a grey cell means.
        public static let locked = "Номера строк и граф. Эти ячейки защищены от случайной правки."
        /// What a computed cell means.
        public static let computed = "Считается само, на листе «Проверка»."
    }

    // MARK: The report before

    /// The words for what comes from the report before.
    public enum Reference {
        /// What the grey numbers beside a table are.
        public static func heading(_ period: Period, _ form: Form) -> String {
            "В отчёте за \(CompletenessText.name(of: period, in: form)), для справки"
        }
        /// The caption of a column of them, which must not be the one of the table.
        public static func caption(_ column: FormColumn) -> String {
            "гр.\u{A0}\(column.number): \(column.caption)"
        }
        /// What the grey numbers mean, in the legend.
        public static let legend =
            "Число из прошлого отчёта, справа от таблицы. Только для справки, не печатается."
        /// The label of what was taken over.
        public static let carried = "Перенесено"
        /// What was taken over, and what to do about it; nil when nothing was.
        public static func carried(
            from period: Period, form: Form, values: Int, rows: Int
        ) -> String? {
            let parts = [
                values == 0 ? nil : "постоянные сведения",
                rows == 0
                    ? nil
                    : "\(Russian.count(rows, "строка", "строки", "строк")) реестра программ",
            ].compactMap(\.self)
            guard !parts.isEmpty else { return nil }
            return "Из отчёта за \(CompletenessText.name(of: period, in: form)): "
                + "\(parts.joined(separator: " и ")). "
                + "Проверьте и исправьте, что изменилось."
        }
        /// The same on a sheet, beside its line of help.
        public static let check = "Часть ячеек заполнена по прошлому отчёту, проверьте их."
    }

    // MARK: The check

    /// The words of the counting sheet.
    public enum Check {
        /// The title.
        public static let title = "Проверка заполнения"
        /// The line of help.
        public static let help =
            "Числа на этом листе считаются сами. Нажмите на название листа, чтобы перейти к нему."
        /// The captions of the columns.
        public static let header = [
            "Лист", "Раздел", "Обязательных ячеек", "Заполнено", "Осталось", "Состояние",
        ]
        /// The caption of the last row.
        public static let total = "Всего по форме"
        /// The state of a section with nothing left to fill.
        public static let done = "заполнен"
        /// The state of a section that nobody began.
        public static let untouched = "не начат"
        /// The state of a section in between.
        public static let partly = "заполнен не весь"
        /// The state of a register without rows.
        public static let noRows = "строк нет"
        /// The state of a section that the answers make needless.
        public static let needless = "не требуется"
        /// The state of the form with nothing left to fill.
        public static let allDone = "всё заполнено"
        /// The state of the form with something left to fill.
        public static let notAllDone = "заполните оставшиеся"
        /// What the counts do not see, and what is checked only after sending.
        public static let note =
            "Здесь считаются пустые обязательные ячейки с учётом ваших ответов; в реестрах – "
            + "только в начатых строках. Ссылки, личные данные и сведения из реестра КИМЦ "
            + "проверяются после отправки, замечания придут вместе с вашей формой."

        // MARK: Rules

        /// «Осталось заполнить: 3; ошибок: 0; предупреждений: 1», in three pieces before numbers.
        public static let summary = [
            "Осталось заполнить: ", "; ошибок: ", "; предупреждений: ",
        ]
        /// The summary with its numbers.
        public static func summary(empty: Int, errors: Int, warnings: Int) -> String {
            zip(summary, [empty, errors, warnings]).map { "\($0)\($1)" }.joined()
        }
        /// The heading of the list of breaches, of which so many lines are shown.
        public static func found(count: Int, listed: Int) -> String {
            if count == 0 { return foundNothing }
            return count > listed
                ? "\(found)\(foundFirst)\(listed) из \(count)" : "\(found)\(count)"
        }
        /// The same as a formula over the one that counts.
        public static func foundFormula(count: String, listed: Int) -> String {
            "IF(\(count)=0,\"\(foundNothing)\",\"\(found)\"&IF(\(count)>\(listed),"
                + "\"\(foundFirst)\(listed) из \",\"\")&\(count))"
        }
        private static let found = "Что исправить или пояснить: "
        private static let foundFirst = "первые "
        private static let foundNothing = "Что исправить или пояснить: несоответствий не найдено"
        /// The captions of the list of breaches: number, severity, place, fact, remedy.
        public static let foundHeader = ["Где", "Что не так", "Важность", "Что сделать"]
        /// The heading of the list of all rules.
        public static let all = "Все контрольные соотношения, которые форма проверяет сама"
        /// The help of that list.
        public static let allHelp =
            "Если есть предупреждение, а данные верны, напишите причину в жёлтой ячейке "
            + "«Пояснение»: отчёт не вернётся из-за него. Ошибки объяснить нельзя, их исправляют."
        /// The captions of the list of all rules.
        public static let allHeader = [
            "Код", "Что должно быть верно", "Мест", "Состояние", "Пояснение",
        ]
        /// The state of a rule that holds.
        public static let holds = "верно"
        /// The state of a rule that cannot be told yet.
        public static let untold = "ещё нет данных"
        /// What stands for a value that is not there.
        public static let unknownValue = "–"
        /// What stands before the code of a row.
        public static let row = ", строка "
        /// What stands before the number of a register's line.
        public static let entry = ", запись "
        /// What stands before the number of a column.
        public static let column = ", графа "
    }

    /// The words of the sheet on which the formulas of the check stand.
    public enum Calculation {
        /// The title.
        public static let title =
            "Расчёт для листа «Проверка». Заполнять здесь ничего не нужно."

        /// A fact from outside the form, in the order of their lines.
        public enum Fact: Int, CaseIterable, Sendable {
            /// The year and the half of the collection, its last day.
            case year, half, due
            /// 1 September of the school year.
            case schoolYearStart
            /// What the register has of the institution.
            case name, inn, district, kind
            /// Whether all numbers are those of the report before.
            case isUnchanged
            /// What crosses out a cell.
            case crossings

            /// The words for it.
            public var label: String {
                switch self {
                case .year: "Год"
                case .half: "Полугодие"
                case .due: "Срок"
                case .schoolYearStart: "Начало учебного года"
                case .name: "Наименование"
                case .inn: "ИНН"
                case .district: "Район"
                case .kind: "Тип"
                case .isUnchanged: "Числа прошлого отчёта прежние"
                case .crossings: "Знаки пустой ячейки"
                }
            }
        }
    }

    // MARK: Lists and service

    /// The words of the sheets at the end.
    public enum Service {
        /// The title of the lists.
        public static let listsTitle = "Списки для выбора"
        /// The help of the lists.
        public static let listsHelp =
            "Из этих значений выбирают в ячейках формы. Лист менять не нужно."
        /// The title of the service sheet.
        public static let title = "Служебные сведения"
        /// The help of the service sheet.
        public static let help = "По этим данным узнаётся форма. Лист менять не нужно."
    }
}
