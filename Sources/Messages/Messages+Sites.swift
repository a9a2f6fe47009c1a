package import Consolidation
package import Forms

/// The words of what is said about the institutions' sites.
package enum SitesText {
    /// The names of the tabs of the round's workbook.
    package enum Tab {
        package static let title = "Титул"
        package static let results = "Итоги"
        package static let marks = "Чек-лист"
        package static let differences = "Сверка"
        package static let advice = "Рекомендации"
        package static let conflicts = "Расхождения"
        package static let checkers = "Проверяющие"
        /// In the workbook for ГУО.
        package static let guo = "Сайты"
        /// In the workbook for РЦН.
        package static let rcn = "Мониторинг_сайтов"
    }

    /// Captions of columns.
    package enum Column {
        package static let checkedOn = "Дата проверки"
        package static let checkers = "Кто проверил"
        package static let score = "Балл"
        package static let level = "Уровень"
        package static let inspection = "Проверка сайта"
        package static let attention = "Требует внимания"
        package static let advised = "Рекомендации, коды"
        package static let points = "Набрано"
        package static let possible = "Возможно"
        package static let standing = "Почему нет балла"
        package static let differences = "Расхождений с отчётом"
        package static let recommendations = "Рекомендаций"
        package static let comparison = "Код"
        package static let severity = "Вид"
        package static let criterion = "Критерий"
        package static let row = "Строки отчёта"
        package static let fact = "Что замечено"
        package static let code = "Код"
        package static let text = "Рекомендация"
        package static let due = "Срок исполнения"
        package static let sent = "Направляется"
        package static let done = "Отметка об исполнении"
        package static let outcome = "Чем кончилось"
        package static let marksOfCheckers = "Кто что поставил"
        package static let decision = "Решение"
        package static let whereToSettle = "Где решить"
        package static let of = "Раунд"
        package static let column = "Графа"
        package static let checker = "Проверяющий"
        package static let mark = "Отметка"
        package static let marks = "Отметки"
        package static let kind = "Вид листа"
        package static let institutions = "Проверено МОУ"
        package static let from = "С"
        package static let to = "По"
        package static let base = "Обязаны отчитаться"
        package static let checked = "Проверено"
        package static let scored = "С баллом"
        package static let sum = "Сумма баллов"
        package static let mean = "Средний балл"
        package static let group = "Город, район"
        package static let count = "МОУ"
        package static let share = "Доля"
        package static func level(_ name: String) -> String { "Уровень «\(name)»" }
    }

    // MARK: Rounds

    /// The round as people name it: «июль 2026».
    package static func name(of round: SiteRound) -> String { name(of: round.round, round.form) }

    /// The round of a form as people name it.
    package static func name(of round: Period, _ form: Form) -> String {
        "\(CompletenessText.name(of: round.half, in: form)) \(round.year)"
    }

    /// The name of a file of the round, without the path: «июль-2026».
    package static func fileName(of round: SiteRound) -> String {
        name(of: round).replacing(" ", with: "-")
    }

    /// Of which round a sheet speaks, and whose reports it checks.
    package static func subtitle(_ round: SiteRound) -> String {
        "\(round.form.shortTitle) · раунд: \(name(of: round)) · \(checkedReports(round))"
    }

    /// The same inside a sentence: «раунд: июль 2026, проверялись отчёты за …».
    package static func checking(_ round: SiteRound) -> String {
        "раунд: \(name(of: round)), \(checkedReports(round))"
    }

    private static func checkedReports(_ round: SiteRound) -> String {
        "проверялись отчёты за "
            + CompletenessText.name(of: round.checked, in: round.checkedForm)
    }

    /// How many institutions the figures rest on.
    package static func base(_ tally: SiteRound.Tally) -> String {
        "По данным \(Russian.number(tally.scored)) МОУ из \(Russian.number(tally.base)), обязанных представить проверяемый отчёт."
    }

    /// What stands for a round that has not been held yet.
    package static let notBegun = "раунд ещё не начат"

    /// What is said when the round that checks a half-year has not been held yet.
    package static func isOlder(than period: Period) -> String {
        "Раунд, который проверяет отчёты за \(CompletenessText.name(of: period)), ещё не начат:"
            + " показан последний прежний."
    }

    /// The footer of a printed page.
    package static func footer(_ round: SiteRound, internalOnly: Bool = true) -> String {
        "&L\(round.form.shortTitle)\(internalOnly ? ", только для КИМЦ" : "")&C\(name(of: round))"
            + "&Rстр. &P из &N"
    }

    // MARK: The round's workbook

    package static let workbookTitle = "Мониторинг официальных сайтов МОУ"
    package static let internalOnly = "Только для КИМЦ: здесь названы проверяющие."
    package static let resultsTitle = "Итоги проверки сайтов"
    package static let resultsHelp =
        "Балл = 100 × набрано / возможно по применимым критериям, формулы – на листе «Чек-лист»."
        + " Средний балл – сумма баллов, делённая на число МОУ с баллом. «-» – ни один критерий не применим."
        + " «В итоги не входит» – учреждения, которые проверяемый отчёт сдавать не должны: в средние, уровни"
        + " и показатель «Средний балл сайта» они не входят."
    package static let marksTitle = "Отметки, сложенные из листов проверяющих"
    package static let marksHelp =
        "Под названиями критериев – их веса. Если отметки проверяющих разошлись, стоят все через «/»,"
        + " и балла нет, пока сводный лист не решит."
    package static let weight = "Вес"
    package static let differencesTitle = "Сверка отчётов МОУ с их сайтами"
    package static let differencesHelp =
        "Что учреждение указало в отчёте и что увидел проверяющий. Предупреждения – повод для уточнённого отчёта."
    package static let noDifferences = "Расхождений между отчётами и сайтами нет."
    package static let adviceTitle = "Рекомендации"
    package static let adviceHelp =
        "Предложенные программой и исправленные сводным листом. О рекомендациях прошлого раунда сказано, чем"
        + " они кончились: срок считается прошедшим, если он наступил раньше дня проверки сайта. «В прошлом раунде не"
        + " давалась» – отметка о ней есть, а сама она в прошлом раунде не предлагалась или не направлялась."
    package static let noAdvice = "Рекомендаций нет."
    package static let conflictsTitle = "Расхождения между проверяющими"
    package static let conflictsHelp =
        "Впишите верную отметку в сводный лист и положите его в inbox: тогда появится и балл."
    package static let noConflicts = "Проверяющие ни в чём не расходятся."
    package static let checkersTitle = "Кто и когда проверял"
    package static let checkersHelp = "Сводный лист важнее листов проверяющих."
    package static let ownSheet = "лист проверяющего"
    package static let settlingSheet = "сводный лист"
    package static let thisRound = "этот"
    package static let earlierRound = "прошлый"
    package static let yes = "да"
    package static let no = "нет"
    package static let attention = "требует внимания"
    package static let roundCaption = "Раунд"
    package static let checkedCaption = "Проверялись отчёты"
    package static let formCaption = "Форма"
    package static let checkersCaption = "Листов проверяющих"
    package static let disputedCaption = "МОУ с расхождениями"
    package static let checkedInstitutions = "Проверено МОУ"
    package static let overdueCaption = "Не исполнено в срок"
    package static let unmarkedCaption = "Исполнение не отмечено"
    /// How many of how many, and which of them are meant.
    package static func checked(_ tally: SiteRound.Tally) -> String {
        "\(Russian.number(tally.checked)) из \(Russian.number(tally.base)), обязанных представить проверяемый отчёт"
    }
    /// A formula for how many of what was recommended in the round before came to something.
    package static func earlierAdvice(_ count: String) -> String {
        "\"рекомендаций прошлого раунда: \"&\(count)"
    }
    /// What that formula gives.
    package static func earlierAdvice(_ count: Int) -> String {
        "рекомендаций прошлого раунда: \(count)"
    }

    /// What is on a sheet of the round's workbook.
    package static func purpose(ofTab tab: String) -> String {
        switch tab {
        case Tab.results: "Балл и уровень каждого МОУ, средние по городу и районам"
        case Tab.marks: "Отметки по каждому критерию, расчёт балла"
        case Tab.differences: "Чем отчёты отличаются от сайтов"
        case Tab.advice: "Рекомендации этого раунда и исполнение прошлых"
        case Tab.conflicts: "Где отметки проверяющих разошлись"
        case Tab.checkers: "Кто сколько МОУ проверил и когда"
        default: ""
        }
    }

    /// Why there is no score; empty where there is one.
    package static func name(of standing: SiteResult.Standing) -> String {
        switch standing {
        case .scored: ""
        case .disputed: "отметки расходятся"
        case .incomplete: "отмечены не все критерии"
        case .notApplicable: "критерии не применимы"
        }
    }

    package static let unchecked = "не проверен"
    package static let inspected = "проверен"
    package static let outside = "в итоги не входит"

    /// The criterion, for SUMIFS and COUNTIFS, of the rows that are part of what a round comes to.
    package static func counted(_ states: String) -> String { "\(states),\"<>\(outside)\"" }

    /// Where the check of an institution's site stands.
    ///
    /// - Parameters:
    ///   - result: what the round says of it; nil for nothing.
    ///   - counts: whether it is part of what the round comes to.
    /// - Returns: the words, never none.
    package static func state(of result: SiteResult?, counts: Bool) -> String {
        guard counts else { return outside }
        guard let result, result.isChecked else { return unchecked }
        return result.standing == .scored ? inspected : name(of: result.standing)
    }

    /// What became of a recommendation of the round before.
    package static func name(of outcome: SiteResult.Recommendation.Outcome) -> String {
        switch outcome {
        case .fulfilled: "исполнена"
        case .pending: "не исполнена, срок не прошёл"
        case .overdue: "не исполнена, срок прошёл"
        case .unfulfilled: "не исполнена"
        case .unmarked: "не отмечено"
        case .unseen: "сайт не проверен"
        case .notGiven: "в прошлом раунде не давалась"
        }
    }

    /// The criterion as tables name it: «6202 Приказ о внедрении».
    package static func criterion(_ column: Int, of round: SiteRound) -> String {
        let sheet = round.form.sheets.first { $0.column(column) != nil }
        return "\(column) \(sheet?.column(column)?.caption ?? "")"
    }

    /// What a comparison tells.
    package static func fact(of difference: SiteResult.Difference, in round: SiteRound) -> String {
        let comparison = round.checklist.comparisons.first { $0.id == difference.id }
        guard let comparison else { return difference.id }
        return Russian.sentence(filled(comparison.message, difference.arguments))
    }

    /// The wording of a recommendation.
    package static func text(of recommendation: SiteResult.Recommendation) -> String {
        switch recommendation.wording {
        case .written(let text): text
        case .ready(let template, let arguments): filled(template, arguments)
        case .general(let template): general(template)
        }
    }

    /// The ready wording of a recommendation, without what is the institution's own.
    package static func caption(of advice: Checklist.Advice) -> String { general(advice.text) }

    private static func general(_ template: MessageTemplate) -> String {
        filled(template, template.values.map { _ in .text("…") })
    }

    /// The value of a mark as tables show it.
    package static func text(of value: FormValue) -> String { RuleText.shown(value) }

    private static func filled(_ template: MessageTemplate, _ arguments: [FormValue?]) -> String {
        var rest = arguments[...]
        return RuleText.filled(template, &rest)
    }

    // MARK: The workbook that goes on

    /// Who is named as the checker in the workbook that the program prepares.
    package static let summaryChecker = "Сводный лист КИМЦ"
    package static let settlingTitle = "Что решить: отметки проверяющих расходятся"
    package static let settlingHelp =
        "Впишите решение на листе формы: ссылка в последней графе ведёт к нужной ячейке. Без этих отметок сводный"
        + " лист не принимается."
    package static let unsettled = "не решено"
    /// A sentence on how many are left, as a formula over their count.
    package static func left(_ count: String) -> String { "\"Осталось решить: \"&\(count)" }
    /// The same with its count.
    package static func left(_ count: Int) -> String { "Осталось решить: \(count)" }
    /// Who marked what: «методист 1 – 2; методист 2 – 0».
    package static func marks(of conflict: SiteResult.Conflict) -> String {
        conflict.marks.map { "\($0.checker) – \(text(of: $0.value))" }.joined(separator: "; ")
    }
    /// What is disputed: «6202 Приказ о внедрении», «6308: 6337 Отметка об исполнении».
    package static func subject(of conflict: SiteResult.Conflict, in round: SiteRound) -> String {
        [conflict.recommendation, criterion(conflict.column, of: round)].compactMap(\.self)
            .joined(separator: ": ")
    }

    // MARK: For ГУО and РЦН

    package static let guoTitle = "Официальные сайты МОУ: результаты мониторинга"
    package static let guoHelp =
        "1 – рекомендация дана. «Требует внимания» – на сайте замечены признаки"
        + " нарушения; подробности КИМЦ сообщает учреждению. «Не проверен» – в этом раунде сайт не смотрели;"
        + " «отметки расходятся» – проверяющие увидели разное, балл будет, когда КИМЦ решит; «в итоги не"
        + " входит» – учреждение проверяемый отчёт сдавать не должно. «-» – балла нет. В строке города"
        + " под «Проверка сайта» – сколько МОУ со словом «проверен»."
    package static let totalCaption = "Город: средний балл, число МОУ"
    package static let rcnTitle = "Мониторинг официальных сайтов МОУ города"
    package static let rcnHelp =
        "Средний балл – сумма баллов, делённая на число МОУ с баллом. Учреждения не называются."
    package static let adviceHeading = "Типовые рекомендации: скольким МОУ даны"
    package static let noRound = "Сайты ещё не проверялись."
}
