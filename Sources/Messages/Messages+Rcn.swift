package import Forms

/// The words of the consolidated workbook for РЦН.
package enum RcnText {
    /// The names of the tabs.
    package enum Tab {
        package static let title = "Титул"
        package static let indicators = "Показатели"
        package static let districts = "По_районам"
        package static let kinds = "По_типам"
        package static let forms = "Формы_виды"
        package static let training = "Обучение"
        package static let events = "Мероприятия"
        package static let ownEvents = "Мероприятия_КИМЦ"
        package static let practices = "Практики"
        package static let method = "Методика"
    }

    package static let workbookTitle =
        "Сведения о системе наставничества педагогических работников города Красноярска"
    package static let addressee = "Для регионального центра наставничества"
    package static let basis =
        "Соглашение с региональным центром наставничества (пункт 1.1 дорожной карты), пункты 6.4 и 7.2"
        + " муниципальной дорожной карты на 2025–2029 годы"

    /// Institution and year below a sheet's title.
    package static func subtitle(_ form: Form, _ year: String) -> String {
        "\(GuoText.author) · \(form.shortTitle) · \(year)"
    }

    /// The footer of every page.
    package static func footer(_ form: Form, _ year: String) -> String {
        "&L&8\(form.shortTitle) · \(GuoText.author)&C&8 \(year)&R&8стр. &P из &N"
    }

    package static let yearCaption = "Год"
    package static let sourceCaption = "Отчёты"
    package static let coverage = "Охват (последнее полугодие года)"
    package static let indicatorsTitle = "Показатели наставничества по городу"
    package static let indicatorsHelp =
        "Значение – сумма числителей, делённая на сумму знаменателей. «-» означает, что делить не на что"
        + " или сведений за год нет. Изменение долей – в процентных пунктах."
    /// Why an indicator made of the scores of sites has no value.
    package static func unscored(_ codes: [String], _ period: Period) -> String {
        "\(codes.joined(separator: ", ")) – «\(GuoText.dash)», пока нет баллов раунда, который проверяет"
            + " отчёты за \(CompletenessText.name(of: period)): последний прежний раунд – на листе"
            + " «\(SitesText.Tab.rcn)»."
    }
    package static let flowsNotCompared =
        "Сведения «за период» с прошлым годом не сравниваются: за эти годы учтены разные полугодия."
    package static let districtsTitle = "Сведения по районам города"
    package static let kindsTitle = "Сведения по типам учреждений"
    package static let formsTitle = "Формы и виды наставничества по городу"
    package static let trainingTitle = "Обучение и профессиональные дефициты: итоги по городу"
    package static let eventsTitle = "Мероприятия учреждений: итоги по городу"
    package static let yearHelp =
        "Год: сведения «за период» – сумма двух полугодий, «на дату» – последнее полугодие. Человек,"
        + " учтённый в обоих полугодиях, в их сумме сочтён дважды: это число участий, а не людей."
    /// How many institutions reported at least once in a year of two half-years.
    package static func reporting(_ count: Int) -> String {
        "Хотя бы за одно полугодие года отчёты приняты от \(count) МОУ."
    }
    package static let overYear = "Что стоит за год"
    package static let wholeYear = "Год"
    private static let sumOfHalves = "сумма полугодий"
    /// What stands in the column of the whole year.
    package static func ofYear(_ kind: Indicator.Kind) -> String {
        switch kind {
        case .flow: sumOfHalves
        case .stock, .outcome: IndicatorText.name(of: kind)
        }
    }
    package static func half(_ half: Half) -> String { "\(half.rawValue)-е полугодие" }
    package static let notAsked = "В форме отчёта таких сведений нет."
    package static let ownEventsTitle = "Мероприятия МКУ КИМЦ"
    package static let ownEventsHelp =
        "По сведениям МКУ КИМЦ о пунктах дорожной карты, за которые отвечает центр."
    package static let noOwnEvents = "Сведения о мероприятиях КИМЦ за этот год пока не внесены."
    package static let practicesTitle = "Практики наставничества"
    package static func practicesHelp(showsAuthors: Bool) -> String {
        "По реестру практик, который ведёт МКУ КИМЦ: одна строка – одна внесённая им практика. На листе"
            + " «\(Tab.indicators)» (практики в РАОП и в реестре) – сколько практик указали в отчётах сами"
            + " МОУ, поэтому там их может быть больше."
            + (showsAuthors
                ? " Авторы названы там, где КИМЦ держит их согласие." : " Авторы не указываются.")
    }
    /// That a practice has no link of a kind.
    package static let noLink = "нет"
    package static let noPractices = "Практики за этот год в реестр пока не внесены."
    package static let counts = "Количество"
    package static let shares = "Показатели"
    package static let institutions = "Учреждения"
    package static let line = "Сведения"
    /// Why the counts of a year do not give its shares.
    package static func sharesOfYear(_ codes: [String]) -> String {
        "Доли \(codes.joined(separator: ", ")) по строкам этого листа не пересчитать: они делятся на"
            + " последнее за год число каждого МОУ, а в строке стоит сумма по отчётам последнего полугодия."
            + " Числители и знаменатели по городу – на листе «\(Tab.indicators)»."
    }
    package static let basisColumn = "По отчётам"
    package static let withheld = "скрыто"

    /// What stands for a count below the threshold.
    package static func small(_ threshold: Int) -> String { below + "\(threshold)" }
    private static let below = "менее "

    /// Whether a text stands for a count that is not shown.
    package static func isHidden(_ text: String) -> Bool {
        text == withheld || text.hasPrefix(below) && Int(text.dropFirst(below.count)) != nil
    }

    /// What the marks mean.
    package static func smallHelp(_ threshold: Int) -> String {
        "Значения от 1 до \(threshold - 1) показаны как «\(small(threshold))»; «\(withheld)» стоит там,"
            + " где по значению можно было бы вычислить малое число."
    }

    /// A year as the head of a column; the half of it that is over.
    package static func year(_ year: Int, upTo half: Half) -> String {
        half == .second ? "\(year) год" : "\(self.half(half)) \(year) года"
    }

    /// The half-years that a year's figures rest on.
    package static func sources(_ periods: [Period]) -> String {
        periods.map { CompletenessText.name(of: $0) }.joined(separator: "; ")
    }

    /// What a figure of the year rests on.
    package static func basis(of kind: Indicator.Kind, _ periods: [Period]) -> String {
        switch kind {
        case .stock:
            periods.last.map { "\($0.half.rawValue)-е полугодие" } ?? GuoText.dash
        case .flow: periods.count > 1 ? sumOfHalves : basis(of: .stock, periods)
        case .outcome:
            periods.contains { $0.half == .first } ? "1-е полугодие" : GuoText.dash
        }
    }

    /// A value of the form as the caption of a line.
    package static func line(_ key: ValueKey, row: String, column: String, isAlone: Bool) -> String
    {
        isAlone ? "Стр. \(key.row). \(row)" : "Стр. \(key.row) гр. \(key.column). \(row): \(column)"
    }

    /// The groups of types of institutions.
    package static let kindGroups: [(caption: String, kinds: Set<String>)] = [
        ("Школы", ["школа", "гимназия", "лицей", "школа-интернат", "образовательный комплекс"]),
        ("Детские сады", ["детский сад"]),
        ("Дополнительное образование", ["учреждение дополнительного образования"]),
        ("Иное", ["иное"]),
    ]

    /// Two groups of types that stand in one column.
    package static func together(_ one: String, _ other: String) -> String {
        "\(one), \(Russian.continued(other))"
    }

    /// What is found on a sheet, for the table of contents.
    package static func purpose(ofTab tab: String) -> String {
        switch tab {
        case Tab.indicators: "Показатели города за год в сравнении с прошлым годом"
        case Tab.districts: "Количества и показатели по семи районам"
        case Tab.kinds: "Школы, детские сады, дополнительное образование"
        case SitesText.Tab.rcn: "Уровни сайтов по городу и районам, типовые рекомендации"
        case Tab.forms: "Пары, группы и программы по формам и видам наставничества"
        case RoadMapText.tab: "Все пункты дорожной карты: сроки, ответственные, выполнение"
        case Tab.training: "Обучение, профессиональные дефициты, самодиагностика: итоги по городу"
        case Tab.events: "Мероприятия учреждений и участие в них: итоги по городу"
        case Tab.ownEvents: "Мероприятия, которые провёл КИМЦ"
        case Tab.practices: "Практики наставничества и ссылки на них"
        case Tab.method: "Определения, формулы, правила подсчёта и скрытия малых чисел"
        default: ""
        }
    }
}
