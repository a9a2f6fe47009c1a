package import Consolidation
package import Forms
package import Spreadsheet

/// The words of the road map's state.
package enum RoadMapText {
    /// Where an item stands.
    package static func name(of phase: RoadMapState.Phase) -> String {
        switch phase {
        case .overdue: "просрочено"
        case .passed: "срок прошёл"
        case .dueSoon: "скоро срок"
        case .running: "идёт"
        case .notYetDue: "не наступил"
        case .done: "выполнено"
        case .continuous: "весь период"
        }
    }

    /// What the word means, for the legend.
    package static func meaning(of phase: RoadMapState.Phase, soonDays: Int) -> String {
        switch phase {
        case .overdue:
            "Срок прошёл, а выполнено не всё: хотя бы одно МОУ, ГУО или МКУ КИМЦ не закончили или не"
                + " сообщили. Их ответы отмечены тем же цветом. Где срок – день сдачи отчётов,"
                + " пункт не выполнили и МОУ без принятого отчёта. \(judgedLater)"
        case .passed:
            "Срок прошёл, но отчёты о нём ещё собираются, МОУ отчитались до его конца (отчётов после"
                + " него ещё нет) или ни в одном отчёте о нём не спрашивают."
        case .dueSoon: "До последнего дня осталось не больше \(soonDays) дн."
        case .running: "Срок идёт."
        case .notYetDue: "Срок ещё не начался."
        case .done:
            "Все, кто отвечает за пункт, сообщили, что он выполнен или к ним не относится."
        case .continuous: "Пункт выполняется весь период, просрочить его нельзя."
        }
    }

    /// By which reports institutions may be called late.
    package static let judgedLater =
        "МОУ судят по отчётам, день сдачи которых – последний день срока или позже."

    /// That nobody said anything.
    package static let noStatement = "нет сведений"
    /// That an accepted report says nothing of an item.
    package static let unanswered = "нет ответа"
    /// That an institution has no accepted report.
    package static let noReport = "без принятого отчёта"

    /// When an item is due, in words.
    package static func term(
        of item: RoadMapItem, years: ClosedRange<Int>, deadlines: [Half: Form.Deadline]
    ) -> String {
        switch item.timing {
        case .throughout: return "весь период, \(years.lowerBound)–\(years.upperBound) годы"
        case .onceAYear: return "раз в год, до 31 декабря (месяц не назван)"
        case .withForm:
            let days = Half.allCases.compactMap { deadlines[$0].map { "до " + words($0) } }
            return "дважды в год: " + days.joined(separator: ", ")
        case .once(let days):
            return "один раз: \(span(days))"
        case .yearly(let windows):
            let often = windows.count > 1 ? "дважды в год" : "ежегодно"
            return often + ": " + windows.map(words).joined(separator: ", ")
        }
    }

    /// Two days: «с 01.05.2026 по 30.06.2026».
    package static func span(_ days: ClosedRange<CalendarDate>) -> String {
        "с \(days.lowerBound.russian) по \(days.upperBound.russian)"
    }

    private static func words(_ window: RoadMapItem.Window) -> String {
        let (first, last) = (window.first, window.last)
        let isOneMonth = first.month == last.month
        return "с \(isOneMonth ? "\(first.day)" : words(first)) по \(words(last))"
    }

    private static func words(_ day: Form.Deadline) -> String {
        "\(day.day) \(Russian.month(day.month) ?? "")"
    }

    /// Who answers for an item.
    package static func responsible(for item: RoadMapItem) -> String {
        item.responsible.map(CalendarText.name).joined(separator: ", ")
    }

    /// A half-year in a table: «2-е полугодие 2026».
    package static func short(_ period: Period) -> String {
        "\(period.half.rawValue)-е полугодие \(period.year)"
    }

    /// What an office states and since when that is known, on one line or on two.
    package static func statement(
        _ statement: RoadMapStatement?, in words: RoadMap.Statements, isBroken: Bool = false
    ) -> String {
        guard let statement else { return noStatement }
        let word = words.words[statement.state] ?? ""
        return word + (isBroken ? "\n" : " ")
            + "(\(short(statement.period)), \(statement.day.russian))"
    }

    /// Whose reports the counts rest on.
    package static func base(_ state: RoadMapState) -> String {
        guard let reported = state.reported else {
            return "Отчётов МОУ ещё нет."
        }
        return
            "По данным \(Russian.number(state.accepted)) МОУ из \(Russian.number(state.obliged)), отчёты за"
            + " \(CompletenessText.name(of: reported))."
    }
}

/// The words of the sheets «ДорКарта» and «ДорКарта_МОУ».
extension RoadMapText {
    package static let tab = "ДорКарта"
    package static let membersTab = "ДорКарта_МОУ"
    package static let membersTitle = "Пункты дорожной карты по учреждениям"
    package static let membersHelp =
        "Что указано в принятом отчёте о каждом пункте; названия пунктов – на листе «\(tab)»."
        + " Пустая клетка – сведений нет. Пояснения и ссылки учреждений не приводятся."
    package static let legend = "Сколько пунктов в каком состоянии, и что это значит"

    /// Captions of columns.
    package enum Column {
        package static let item = "Пункт"
        package static let title = "Мероприятие"
        package static let term = "Срок по карте"
        package static let responsible = "Отвечают"
        package static let result = "Результат"
        package static let counts = "МОУ, указавшие в принятом отчёте"
        package static let share = "Доля выполнивших; за весь период – и выполняющих"
        package static let offices = "Сообщают о себе"
        package static let day = "На дату сведений"
        package static let last = "Последний день срока"
        package static let state = "Состояние"
        package static let doneItems = "Выполнено пунктов"
        package static let undoneItems = "Не выполнено пунктов"
    }

    /// The title of the sheet.
    package static func title(_ years: ClosedRange<Int>) -> String {
        "Муниципальная дорожная карта на \(years.lowerBound)–\(years.upperBound) годы: выполнение"
    }

    /// What is to be known of the sheet.
    package static func help(_ state: RoadMapState) -> String {
        let words = state.statements.words
        func word(_ state: RoadMap.State) -> String { "«\(words[state] ?? "")»" }
        return "Состояние на \(Russian.day(state.asOf)) \(base(state)) Доля – от МОУ,"
            + " указавших \(word(.done)), \(word(.running)) или \(word(.undone));"
            + " \(word(.early)) и \(word(.unneeded)) в неё не входят. У пункта на весь период"
            + " \(word(.running)) – тоже исполнение. Пункт, не выполненный в срок,"
            + " остаётся просроченным, пока не сообщат, что он выполнен, или пока не"
            + " отчитаются о следующем сроке. «\(cross)» – за пункт отвечают другие."
    }

    package static let cross = "х"
}
