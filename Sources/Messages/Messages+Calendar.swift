public import Forms

/// The words of the calendar.
public enum CalendarText {
    /// The name that calendar programs show.
    public static func name(_ period: Period) -> String {
        "Наставничество: \(CompletenessText.name(of: period))"
    }
    /// What the due date of the reports is.
    public static func deadline(_ form: Form, _ period: Period) -> String {
        "Последний день сдачи отчёта «\(form.shortTitle)» за \(CompletenessText.name(of: period, in: form))"
    }
    /// What is to be known of it; `item` is that of the road map.
    public static func deadlineHelp(_ form: Form, _ item: RoadMapItem?) -> String {
        "Весь этот день ещё входит в срок. Отчёты собирает \(form.collector)."
            + (item.map { "\n\(title(of: $0)).\n\(text(of: $0))" } ?? "")
    }
    /// An item of the road map as a title.
    public static func title(of item: RoadMapItem) -> String { "\(item.number). \(item.title)" }
    /// What is to be known of an item.
    public static func text(of item: RoadMapItem) -> String {
        "Результат: \(item.result).\nОтвечают: "
            + item.responsible.map(name).joined(separator: ", ") + "."
    }
    /// Who answers for an item.
    public static func name(of party: RoadMapItem.Party) -> String {
        switch party {
        case .guo: "ГУО"
        case .kimc: "МКУ КИМЦ"
        case .head: "руководители МОУ"
        case .curator: "кураторы МОУ"
        }
    }
}
