import Forms
import Spreadsheet

/// A report that an invented institution sends.
struct Sending: Sendable {
    /// Who sends it.
    var organization: Organization
    /// Whose ИНН gets into it when blanks are mixed up.
    var neighbour: Organization
    /// The last day of the collection for the sender.
    var due: CalendarDate
    /// The day of arrival.
    var day: CalendarDate
    /// 0 for the first report, else the number of the correction.
    var correction = 0
    /// What is wrong with it; nil for a clean one.
    var spoiling: Spoiling?
    /// Whether it is filled in on a blank of the form's older version, should the form have one.
    var isOnOlderBlank = false
    /// The name of the file.
    var name = ""
}

extension Sending {
    /// A name such as people give to files. It never has a person in it.
    func fileName(period: Period, dice: inout Dice) -> String {
        let school = String(organization.name.prefix(60).map { $0 == "/" ? "-" : $0 })
        if spoiling == .picture {
            return dice.pick(["скан отчёта.jpg", "Скан М-6.1 \(school).jpg"])
        }
        let base =
            correction > 0
            ? dice.pick([
                "М-6.1 \(school) уточнённый", "М-6.1 \(school) исправленный (1)",
                "М61_\(organization.inn)_\(period)_в0\(correction + 1)", "\(school) уточнение",
            ])
            : dice.pick([
                "М-6.1 \(school)", "М-6.1 \(school)", "М-6.1_\(school)_\(period)",
                "М61_\(organization.inn)_\(period)_в01", "\(school) форма М-6.1",
                "отчет наставничество \(period.year)", "Мониторинг наставничества \(school)",
                "Копия М-6.1 \(school) итог2", "М-6.1 итог", "форма 6.1 (1)",
            ])
        return base + (spoiling == .oldFormat ? ".xls" : ".xlsx")
    }
}
