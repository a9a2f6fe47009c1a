package import Forms

/// The words of «Динамика».
package enum DynamicsText {
    package static let title = "Динамика по полугодиям"
    package static let help =
        "2026-1 – первое полугодие 2026 года (срок 15 июня), 2026-2 – второе (срок 15 декабря)."
        + " Показатели «на дату» по полугодиям не складываются; итоги учебного года подводят в первом"
        + " полугодии, во втором стоит «х». «-» – делить не на что или сведений нет."
    package static let noData = "нет данных"
    package static let line = "Показатель, сведения"
    package static let institutions = "МОУ"
    package static let reports = "Отчёты: на скольких МОУ основаны числа полугодия"
    package static let accepted = "Принято отчётов"
    package static let acceptedShare = "Доля принятых отчётов"
    package static let inTimeShare = "Доля представленных в срок"
    package static let base = "По данным принятых отчётов МОУ, из обязанных"
    package static let of = " из "
    package static let numbers = "Ключевые сведения отчётов: сумма по городу"
    package static let documents = "Документы на сайтах: у скольких МОУ документ есть"
    package static let chartData = "Данные графиков"
    package static let chartsLater =
        "Графики появятся, когда в базе будут отчёты хотя бы за два полугодия."

    /// A cell of the form as the caption of a row.
    package static func cell(_ row: String, _ column: String) -> String { "\(row): \(column)" }

    /// One of the two sums of a share.
    package static func part(of caption: String, isNumerator: Bool) -> String {
        "\(caption): \(isNumerator ? "числитель" : "знаменатель")"
    }

    /// «В 2026-2 в срок сдали 87 % учреждений».
    package static func reportsChart(inTime: Double?, _ period: Period) -> String {
        guard let inTime else { return "Принятые отчёты и отчёты в срок" }
        return "\(period): в срок сдали \(IndicatorText.wholePercent(inTime)) учреждений"
    }

    /// «Доля …: было 71,2 % (2025-1), стало 80,3 % (2026-2)».
    package static func chart(
        _ indicator: Indicator, from before: Double?, _ first: Period, to after: Double?,
        _ last: Period
    ) -> String {
        "\(indicator.caption): было \(IndicatorText.value(before, indicator.unit)) (\(first)),"
            + " стало \(IndicatorText.value(after, indicator.unit)) (\(last))"
    }

    /// «2026-2: наставники – 1204, наставляемые – 1530».
    package static func peopleChart(
        _ values: [(caption: String, value: Double?)], _ period: Period
    ) -> String {
        "\(period): "
            + values.map {
                "\($0.caption.lowercased()) – \(IndicatorText.value($0.value, .people))"
            }.joined(separator: ", ")
    }
}
