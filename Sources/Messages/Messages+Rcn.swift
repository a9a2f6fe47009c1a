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
        package static let method = "Методика"
    }

    package static let workbookTitle =
        "Сведения о системе наставничества педагогических работников города Красноярска"
    package static let addressee = "Для регионального центра наставничества"
    package static let basis =
        "Соглашение с региональным центром наставничества (пункт 1.1 дорожной карты), пункты 6.4 и 7.2"
        + " муниципальной дорожной карты на 2025–2029 годы"

    /// Institution and year below a sheet's title.
    package static func subtitle(_ form: Form, _ year: Int) -> String {
        "\(GuoText.author) · \(form.shortTitle) · \(year) год"
    }

    /// The footer of every page.
    package static func footer(_ form: Form, _ year: Int) -> String {
        "&L&8\(form.shortTitle) · \(GuoText.author)&C&8 \(year) год&R&8Стр. &P из &N"
    }

    package static let yearCaption = "Год"
    package static let sourceCaption = "Отчёты"
    package static let coverage = "Охват (последнее полугодие года)"
    package static let indicatorsTitle = "Показатели наставничества по городу"
    package static let indicatorsHelp =
        "Значение – сумма числителей, делённая на сумму знаменателей. «-» означает, что делить не на что"
        + " или сведений за год нет. Изменение долей – в процентных пунктах."
    package static let districtsTitle = "Сведения по районам города"
    package static let kindsTitle = "Сведения по типам учреждений"
    package static let formsTitle = "Формы и виды наставничества по городу"
    package static let counts = "Количество"
    package static let shares = "Показатели"
    package static let institutions = "Учреждения"
    package static let line = "Сведения"
    package static let basisColumn = "По отчётам"
    package static let withheld = "скрыто"

    /// What stands for a count below the threshold.
    package static func small(_ threshold: Int) -> String { "менее \(threshold)" }

    /// What the marks mean.
    package static func smallHelp(_ threshold: Int) -> String {
        "Значения от 1 до \(threshold - 1) показаны как «\(small(threshold))»; «\(withheld)» стоит там,"
            + " где по значению можно было бы вычислить малое число."
    }

    /// A year as the head of a column.
    package static func year(_ year: Int) -> String { "\(year) год" }

    /// The half-years that a year's figures rest on.
    package static func sources(_ periods: [Period]) -> String {
        periods.map { CompletenessText.name(of: $0) }.joined(separator: "; ")
    }

    /// What a figure of the year rests on.
    package static func basis(of kind: Indicator.Kind, _ periods: [Period]) -> String {
        switch kind {
        case .stock:
            periods.last.map { "\($0.half.rawValue)-е полугодие" } ?? GuoText.dash
        case .flow: periods.count > 1 ? "сумма полугодий" : basis(of: .stock, periods)
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

    /// What is found on a sheet, for the table of contents.
    package static func purpose(ofTab tab: String) -> String {
        switch tab {
        case Tab.indicators: "Показатели города за год в сравнении с прошлым годом"
        case Tab.districts: "Количества и показатели по семи районам"
        case Tab.kinds: "Школы, детские сады, дополнительное образование"
        case Tab.forms: "Пары, группы и программы по формам и видам наставничества"
        case RoadMapText.tab: "Все пункты дорожной карты: сроки, ответственные, выполнение"
        case Tab.method: "Определения, формулы, правила подсчёта и скрытия малых чисел"
        default: ""
        }
    }

    /// The rules that hold for all figures.
    package static func method(threshold: Int) -> [(heading: String, text: String)] {
        [
            (
                "Как сложены показатели",
                "Показатель равен сумме числителей принятых отчётов, делённой на сумму знаменателей; средние"
                    + " от процентов не считаются. Учреждение без нужных сведений или с нулевым знаменателем"
                    + " в долю не входит. Пустая клетка отчёта нулём не считается."
            ),
            (
                "Год и полугодия",
                "Показатели «на дату» берутся по последнему полугодию года, «за период» складываются за два"
                    + " полугодия, «итог учебного года» берётся по отчётам за первое полугодие. Показатели на"
                    + " дату не складываются. Один человек может войти в показатель «за период» дважды, если"
                    + " он участвовал в обоих полугодиях."
            ),
            (
                "Малые числа",
                "В разбивке по районам, типам учреждений и формам значения от 1 до \(threshold - 1) заменены"
                    + " словами «\(small(threshold))». Чтобы такое число нельзя было вычислить по итогу строки,"
                    + " скрыто ещё одно или несколько значений той же строки («\(withheld)»). Если и этого мало,"
                    + " скрыта вся разбивка строки. Доли района или типа не показаны, если скрыто хотя бы одно"
                    + " число, из которого они сложены."
            ),
            (
                "Формулы",
                "Итог строки, в которой ничего не скрыто, и доли – формулы по этой книге. Итог строки со"
                    + " скрытыми значениями – число: формула выдала бы скрытое."
            ),
            (
                "Чего здесь нет",
                "Книга не содержит сведений об отдельных учреждениях, фамилий, телефонов, адресов электронной"
                    + " почты и текстов учреждений."
            ),
        ]
    }
}
