public import Consolidation
public import Forms
internal import Spreadsheet

/// What is traced, in words.
extension TraceText {
    /// What a number is, of whom and when.
    ///
    /// - Parameters:
    ///   - origin: where it comes from.
    ///   - form: the form.
    ///   - round: gives the round of site checks that checks a half-year; nil for none.
    /// - Returns: the words.
    public static func subject(
        of origin: Origin, form: Form, round: (Period) -> SiteRound?
    ) -> String {
        guard let total = origin.totals.first else { return "" }
        let isOfSites = if case .site = total.measure { true } else { false }
        let isChange = if case .change = origin { true } else { false }
        var periods: [Period] = []
        for period in origin.totals.flatMap(\.periods) where !periods.contains(period) {
            periods.append(period)
        }
        return [
            (isChange ? "изменение: " : "") + name(of: origin, form: form),
            name(of: total.subject),
            periods.map { period in
                (isOfSites ? round(period) : nil).map(SitesText.checking)
                    ?? CompletenessText.name(of: period)
            }.joined(separator: ", "),
        ].filter { !$0.isEmpty }.joined(separator: "; ")
    }

    private static func name(of origin: Origin, form: Form) -> String {
        switch origin {
        case .total(.numerator(let indicator), _, _) where !indicator.hasDenominator:
            "показатель \(indicator.code) «\(indicator.caption)»"
        case .total(let measure, _, _): name(of: measure, form: form)
        case .ratio(.total(.numerator(let indicator), _, _), _):
            "показатель \(indicator.code) «\(indicator.caption)»"
        case .outOf100(.total(.site, _, _), _): name(of: .score, form: form)
        case .outOf100(let top, let bottom):
            "\(name(of: top, form: form)) – из 100, от: \(name(of: bottom, form: form))"
        case .ratio(.total(.site(.score), _, _), _): "средний балл сайтов"
        case .ratio(let top, let bottom):
            "доля: \(name(of: top, form: form)) – от: \(name(of: bottom, form: form))"
        case .change(_, let to, _): name(of: to, form: form)
        }
    }

    private static func name(of subject: Origin.Subject) -> String {
        switch subject {
        case .group(.city): "весь город"
        case .group(.district(let district)): district
        case .group(.kinds(let kinds)): kinds.sorted().joined(separator: ", ")
        case .institution(let organization): organization.name
        }
    }

    /// What is taken of each report, in words.
    public static func name(of measure: Measure, form: Form) -> String {
        switch measure {
        case .cell(let key):
            let column = form.sheet(ofRow: key.row)?.column(key.column)?.caption ?? ""
            let isAlone = form.row(key.row)?.cells.count == 1
            return "строка \(key.row) «\(form.row(key.row)?.caption ?? "")»"
                + (isAlone ? "" : ", графа \(key.column) «\(column)»")
        case .answers(let keys, let words):
            let answers = words.map { "«\($0)»" }.joined(separator: " или ")
            guard keys.count == 1, let key = keys.first else {
                return "ответы \(answers) в \(rows(of: keys))"
            }
            return "ответы \(answers) в строке \(key.row) «\(form.row(key.row)?.caption ?? "")»"
        case .stated(let keys): return "заполненные ответы в \(rows(of: keys))"
        case .numerator(let indicator):
            return indicator.hasDenominator
                ? "числитель показателя \(indicator.code)" : "показатель \(indicator.code)"
        case .denominator(let indicator): return "знаменатель показателя \(indicator.code)"
        case .members(let indicator): return "МОУ, учтённые в показателе \(indicator.code)"
        case .score: return "балл сайта по мониторингу официальных сайтов"
        case .site(let fact): return name(of: fact)
        case .reports(let standing): return name(of: standing)
        case .arrivals(let days, let isLate): return name(ofArrivals: days, late: isLate)
        case .version(let fact): return name(of: fact)
        case .entry(let sheet, let row, let column):
            let caption = form.sheets.first { $0.number == sheet }?.column(column)?.caption ?? ""
            return "раздел \(sheet), строка \(row + 1) по порядку, графа «\(caption)»"
        case .published(_, let sheet, let row, let column):
            return "раздел \(sheet) реестра, строка \(row + 1) по порядку, графа \(column)"
        case .remark(.row): return "строка формы, к которой относится замечание"
        case .remark(.column): return "графа формы, к которой относится замечание"
        case .items(let phase):
            return "пункты дорожной карты в состоянии «\(RoadMapText.name(of: phase))»"
        }
    }

    private static func rows(of keys: [ValueKey]) -> String {
        guard let first = keys.first?.row, let last = keys.last?.row else { return "строках" }
        return "строках \(first)–\(last)"
    }

    private static func name(of standing: Measure.Standing) -> String {
        switch standing {
        case .registered: "МОУ в реестре"
        case .obliged: "МОУ, обязанные представить отчёт"
        case .received: "МОУ, приславшие отчёт"
        case .accepted: "МОУ, отчёт которых принят"
        case .returned: "МОУ, отчёт которых на доработке"
        case .inTime: "МОУ, приславшие отчёт в срок"
        case .late: "МОУ, приславшие отчёт с опозданием"
        case .absent: "МОУ, не приславшие отчёт"
        }
    }

    private static func name(of fact: Measure.SiteFact) -> String {
        switch fact {
        case .mark(let column): "отметка в графе \(column) листа проверки"
        case .points: "вес критерия × отметка"
        case .possible: "вес критерия × наибольшая отметка"
        case .score: "балл сайта"
        case .base: "МОУ, обязанные представить проверяемый отчёт"
        case .checked: "МОУ, сайты которых проверены"
        case .scored: "МОУ с баллом"
        case .level(let name): "МОУ, уровень сайта – \(name)"
        case .flagged: "МОУ, сайт которых требует внимания"
        case .advice(let code): "МОУ, которым направляется рекомендация \(code)"
        case .recommendations: "направляемые рекомендации"
        case .differences: "расхождения отчёта с сайтом"
        case .rows: "строки листа проверяющего"
        }
    }

    private static func name(
        ofArrivals days: ClosedRange<CalendarDate>, late isLate: Bool?
    ) -> String {
        let reports =
            switch isLate {
            case nil: "МОУ, первый отчёт которых получен"
            case true?: "МОУ, первый отчёт которых получен с опозданием"
            case false?: "МОУ, первый отчёт которых получен в срок"
            }
        let (first, last) = (days.lowerBound, days.upperBound)
        if first == last { return "\(reports), \(last.russian)" }
        return first.dayNumber == 0
            ? "\(reports), по \(last.russian)"
            : "\(reports), с \(first.russian) по \(last.russian)"
    }

    /// Which part of what is said of an institution that is, in words.
    public static func name(of detail: Contribution.Detail) -> String {
        switch detail {
        case .criterion(let name, let weight, let points):
            "\(name), вес \(weight) × \(points)"
        case .advice(let code): "рекомендация \(code)"
        case .difference(let id): "расхождение \(id)"
        case .item(let number, let title): "пункт \(number) «\(title)»"
        case .remark(let code): "замечание \(code)"
        }
    }

    private static func name(of fact: Measure.Fact) -> String {
        switch fact {
        case .filled: "заполненные обязательные ячейки"
        case .required: "обязательные ячейки"
        case .errors: "открытые ошибки"
        case .warnings: "открытые предупреждения"
        case .explained: "пояснённые предупреждения"
        case .daysLate: "дней опоздания"
        case .publicationDaysLate: "дней опоздания публикации"
        case .correction: "номер корректировки"
        case .earlier: "версии отчёта до учтённой"
        }
    }

    /// Why an institution adds nothing, in words.
    public static func name(of reason: Gap.Reason) -> String {
        switch reason {
        case .notSent: "отчёт не сдан"
        case .returned: "отчёт на доработке"
        case .notObliged: "сдавать не обязано"
        case .empty: "нужная ячейка пуста"
        case .zeroDenominator: "знаменатель 0"
        case .notCounted: "не подходит под счёт"
        case .unchecked: "сайт не проверен"
        }
    }
}
