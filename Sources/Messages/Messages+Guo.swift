package import Consolidation
package import Forms

/// The words of the consolidated workbook for ГУО.
package enum GuoText {
    /// The names of the tabs.
    package enum Tab {
        package static let title = "Титул"
        package static let summary = "Сводка"
        package static let charts = "Диаграммы"
        package static let dynamics = "Динамика"
        package static let missing = "Без_отчёта"
        package static let timeliness = "Сроки"
        package static let delivery = "Сдача"
        package static let institutions = "По_МОУ"
        package static let documents = "Документы"
        package static let forms = "Формы_виды"
        package static let formData = "Формы_МОУ"
        package static let remarks = "Замечания"
        package static let method = "Методика"
    }

    /// Captions of columns.
    package enum Column {
        package static let number = "№"
        package static let district = "Район"
        package static let kind = "Тип"
        package static let institution = "Учреждение"
        package static let inn = "ИНН"
        package static let state = "Статус"
        package static let arrival = "Дата получения"
        package static let arrivalSource = "Откуда известна дата"
        package static let timeliness = "Своевременность"
        package static let daysLate = "Опоздание, дней"
        package static let due = "Срок сдачи"
        package static let published = "Дата размещения на сайте"
        package static let publicationDaysLate = "Размещено позже срока, дней"
        package static let correction = "№ уточнения"
        package static let filled = "Заполнено ячеек"
        package static let required = "Обязательных ячеек"
        package static let filledShare = "Заполнено, %"
        package static let errors = "Открытых ошибок"
        package static let warnings = "Открытых предупреждений"
        package static let explained = "Пояснённых предупреждений"
        package static let code = "Код"
        package static let indicator = "Показатель"
        package static let unit = "Ед."
        package static let city = "Город"
        package static let numerator = "Числитель"
        package static let denominator = "Знаменатель"
        package static let members = "МОУ в расчёте"
        package static let change = "Изменение"
        package static let severity = "Вид"
        package static let sheet = "Лист"
        package static let row = "Строка"
        package static let column = "Графа"
        package static let remark = "Содержание замечания"
        package static let total = "Итого"
        package static let totalCity = "Итого по городу"
        package static let registered = "В реестре"
        package static let obliged = "Должны сдать"
        package static let received = "Представили"
        package static let accepted = "Принято"
        package static let inTime = "В срок"
        package static let late = "С опозданием"
        package static let returned = "На доработке"
        package static let absent = "Не представили"
        package static let inTimeShare = "В срок, %"
        package static let yes = "Есть"
        package static let no = "Нет"
        package static let notNeeded = "Не требуется"
        package static let stated = "Указано всего"
        package static let yesShare = "Полнота, %"
    }

    /// The title of the workbook.
    package static let workbookTitle =
        "Сводный отчёт о системе наставничества педагогических работников МОУ города Красноярска"
    /// Who formed the workbook: never a person.
    package static let author = "МКУ КИМЦ"
    /// For whom the workbook is.
    package static let addressee =
        "Для главного управления образования администрации города Красноярска"
    /// The mark of figures that may still change.
    package static let preliminary = "ПРЕДВАРИТЕЛЬНО"
    /// The words in a share's place when its denominator is empty.
    package static let dash = "-"

    /// Institution and period below a sheet's title.
    package static func subtitle(_ form: Form, _ period: Period) -> String {
        "\(author) · \(form.shortTitle) · \(CompletenessText.name(of: period, in: form))"
    }

    /// The caption of a result of the school year where the half-year does not give it.
    package static func outcomeOfYear(_ caption: String) -> String {
        "\(caption) (\(IndicatorText.name(of: .outcome)), рассчитывается по отчётам за"
            + " 1-е полугодие)"
    }

    /// How many reports the figures rest on.
    package static func base(_ accepted: Int, of obliged: Int) -> String {
        "По данным \(Russian.number(accepted)) МОУ из \(Russian.number(obliged)), обязанных представить отчёт."
    }

    /// The footer of every page: form, period, page.
    package static func footer(_ form: Form, _ period: Period) -> String {
        "&L&8\(form.shortTitle) · \(author)&C&8\(CompletenessText.name(of: period, in: form))"
            + "&R&8стр. &P из &N"
    }

    /// The mark behind the period of every sheet whose figures may still change.
    package static func marked(_ subtitle: String, preliminary: Bool) -> String {
        preliminary ? "\(subtitle) · \(Self.preliminary)" : subtitle
    }

    // MARK: Титул

    package static let periodCaption = "Период"
    package static let dayCaption = "Сведения на дату"
    package static let deadlineCaption = "Срок представления отчётов"
    package static let basisCaption = "Основание"
    package static let basis =
        "Пункты 6.1 и 7.2 муниципальной дорожной карты по внедрению системы наставничества"
        + " педагогических работников на 2025–2029 годы"
    package static let formedByCaption = "Сформировано"
    package static let formCaption = "Форма"
    package static let addresseeCaption = "Для кого"
    package static func formVersion(_ form: Form) -> String {
        "\(form.shortTitle), версия \(form.version)"
    }
    package static let coverage = "Охват"
    package static let contents = "Содержание"
    package static let count = "МОУ"
    package static let shareOfObliged = "Доля от обязанных"
    /// Why the figures may still change.
    package static func preliminaryReason(isBeforeDeadline: Bool, unresolvedFiles: Int) -> String {
        var reasons: [String] = []
        if isBeforeDeadline { reasons.append("срок представления отчётов ещё не истёк") }
        if unresolvedFiles > 0 {
            reasons.append("файлов, о которых КИМЦ решает, чей это отчёт: \(unresolvedFiles)")
        }
        return "Данные могут измениться: " + reasons.joined(separator: "; ") + "."
    }

    /// What is found on a sheet, for the table of contents.
    package static func purpose(ofTab tab: String) -> String {
        switch tab {
        case Tab.summary: "Показатели по городу и районам, сравнение с прошлым полугодием"
        case Tab.charts: "Главные показатели по районам на диаграммах"
        case Tab.dynamics: "Показатели и ключевые сведения по полугодиям с начала дорожной карты"
        case Tab.missing: "Учреждения без принятого отчёта, которых нет в суммах"
        case Tab.timeliness: "Сколько учреждений сдали отчёт и сколько из них в срок"
        case Tab.delivery: "Каждое учреждение: когда сдан отчёт, в каком он состоянии"
        case Tab.institutions: "Каждое учреждение: исходные числа и показатели"
        case Tab.documents: "Каждое учреждение: какие документы размещены на сайте"
        case SitesText.Tab.guo: "Каждое учреждение: балл и уровень сайта, рекомендации"
        case Tab.forms: "Формы и виды наставничества по городу и районам"
        case Tab.formData: "Каждое учреждение: формы и виды наставничества"
        case RoadMapText.tab: "Все пункты дорожной карты: сроки, ответственные, выполнение"
        case RoadMapText.membersTab: "Каждое учреждение: что указано о пунктах дорожной карты"
        case Tab.remarks: "Открытые ошибки и предупреждения по учреждениям"
        case Tab.method: "Определения, формулы, правила подсчёта"
        default: ""
        }
    }

    // MARK: Titles and help

    package static let summaryTitle = "Показатели наставничества"
    package static let summaryHelp =
        "Значение для города и района – сумма числителей, делённая на сумму знаменателей."
        + " «-» означает, что делить не на что. Формулы показателей – на листе «Методика»."
    package static let previousHelp = "Изменение долей – в процентных пунктах."
    package static let missingReference = "Кого нет в суммах – на листе «\(Tab.missing)»."
    package static func missingTitle(_ count: Int) -> String {
        "Учреждения без принятого отчёта: \(Russian.number(count))"
    }
    package static func missingHelp(_ codes: [String]) -> String {
        let sums = "В суммы показателей эти учреждения не входят."
        guard !codes.isEmpty else { return sums }
        return sums
            + " В показателях \(codes.joined(separator: ", ")), которые делятся на число всех"
            + " обязанных, каждое из них считается как «нет»."
    }
    package static let noneMissing = "Отчёты всех обязанных учреждений приняты."
    package static let chartsTitle = "Главные показатели по районам"
    package static let chartsHelp = "Чёрная линия – значение по городу."
    package static let timelinessTitle = "Полнота и сроки представления отчётов"
    package static let timelinessHelp =
        "Своевременность считается по первому поступлению отчёта; доли – от обязанных сдать."
    package static let deliveryTitle = "Представление отчётов учреждениями"
    package static let deliveryHelp =
        "Отмеченные курсивом даты получения приняты по дню обнаружения файла. Размещение на сайте"
        + " оценивается отдельно от получения отчёта. Ошибки и предупреждения – последней версии"
        + " отчёта; предупреждение, о котором учреждение написало пояснение, уже не открытое."
    package static let institutionsTitle = "Сведения и показатели по учреждениям"
    package static let institutionsHelp =
        "Пустая клетка – сведений нет, 0 – таких нет. Учитываются только принятые отчёты."
    package static let documentsTitle = "Документы на сайтах учреждений"
    package static let documentsHelp = "Номера граф с документами – коды строк раздела 2 формы."
    package static let documentsShareCaption = "Доля МОУ, где документ есть"
    package static let formsTitle = "Формы и виды наставничества"
    package static let formsHelp =
        "По приказам текущего учебного года. Одна пара может использовать несколько видов."
    package static let formDataTitle = "Формы и виды наставничества по учреждениям"
    package static let remarksTitle = "Открытые замечания"
    package static let remarksHelp =
        "Открытые ошибки и предупреждения последней версии отчёта: столько же, сколько на листе"
        + " «\(Tab.delivery)». Пояснённые предупреждения сочтены только там. Тексты учреждений не"
        + " приводятся."
    package static let noRemarks = "Открытых замечаний нет."
    package static let methodTitle = "Методика"
    package static let withheld = "…"

    /// The caption of a row of the form above its columns.
    package static func rowGroup(_ code: Int, _ caption: String) -> String {
        "Стр. \(code). \(caption)"
    }

    /// The caption of a single column of a row of the form.
    package static func cell(_ code: Int, _ column: String) -> String {
        "стр. \(code): \(column)"
    }

    /// The score of the site, and in which round.
    ///
    /// - Parameter round: the round that checks the half-year; nil while there is none.
    /// - Returns: the caption.
    package static func score(_ round: SiteRound?) -> String {
        "Балл сайта (\(round.map(SitesText.name) ?? SitesText.notBegun))"
    }
    package static let indicatorsGroup = "Показатели"
    package static let arithmeticGroup = "Расчёт: числители и знаменатели показателей"
    package static func numerator(of code: String) -> String { "\(code) числ." }
    package static func denominator(of code: String) -> String { "\(code) знам." }
    package static func documents(_ word: String) -> String { "Документов: «\(word)»" }
    package static func previousColumn(_ period: Period) -> String {
        "Город, \(period.half.rawValue)-е полугодие \(period.year)"
    }

    /// «ошибка», «предупреждение», «сведение».
    package static func name(of severity: Severity) -> String {
        switch severity {
        case .error: "ошибка"
        case .warning: "предупреждение"
        case .notice: "сведение"
        }
    }

    // MARK: Charts

    package static func inTimeChart(_ share: Double?) -> String {
        guard let share else { return "Срок ещё не наступил" }
        return "В срок сдали \(IndicatorText.wholePercent(share)) учреждений"
    }
    package static func indicatorChart(_ indicator: Indicator, _ value: Double?) -> String {
        "\(indicator.caption): по городу \(IndicatorText.value(value, indicator.unit))"
    }
    package static func formsChart(
        _ caption: String, greatest: String, _ count: Int
    ) -> String {
        "\(caption): больше всего – «\(greatest)», \(Russian.number(count))"
    }
    package static let waitingSeries = "Не представлено"
    package static let lateSeries = "С опозданием"
    package static let absentSeries = "Не представили"
    package static let ofDistrict = "Район"
    package static let byKind = "По типам учреждений"
    package static let formOrKind = "Форма, вид наставничества"
    package static let kindsHeading = "Виды наставничества: пар и групп, использующих вид"
    package static func column(_ number: Int) -> String { "гр. \(number)" }
    package static func column(_ number: Int, _ caption: String) -> String {
        "Графа \(number). \(caption)"
    }
    package static let inTimeLine = "Представили в срок"
    package static let lateLine = "Представили с опозданием"
    package static let contentsPurpose = "Что на листе"
    package static let methodKind = "Вид показателя"
    package static let methodFormula = "Формула (строки и графы формы)"
    package static let methodWords = "Формула словами"
    package static let methodBase = "Кто учитывается"
    package static let methodNote = "Примечание"
    package static let onlyFirstHalf = "Рассчитывается по отчётам за первое полугодие."
}
