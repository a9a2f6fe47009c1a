public import Forms
import Spreadsheet
public import Validation

/// «Мы поняли так»: what stood in a cell that was not filled in as the form asks for, and what it was
/// taken for, in words.
public struct UnderstoodText: Hashable, Sendable {
    /// What stood there: «« 1 234»».
    public var written: String
    /// What it was taken for.
    public var meaning: String
    /// Row and column in two short lines; empty for a whole sheet.
    public var captions: String
    /// What is asked of the school, in a word; empty for nothing.
    public var mark: String
    /// All of it in one line, with the place.
    public var line: String

    /// The words for a value.
    ///
    /// - Parameters:
    ///   - value: the value.
    ///   - submission: the report, whose registers say what their rows call themselves.
    ///   - form: the form that was filled in.
    public init(
        _ value: UnderstoodValue, in submission: Submission = Submission(), form: Form
    ) {
        written = Self.written(value)
        meaning = Self.meaning(of: value)
        mark = Self.mark(on: value)
        captions =
            if case .gone(let number, let caption) = value.meaning {
                RemarksText.labelled(number, caption)
            } else {
                PlaceText.lines(for: value.place, in: submission, form: form)
            }
        let place = PlaceText.words(for: value.place, form: form)
        let isSheet = if case .sheet = value.meaning { true } else { false }
        line =
            (place.isEmpty || isSheet ? "" : "\(place): ")
            + "\(isSheet ? Russian.capitalised(written) : written) → \(meaning)"
            + (mark.isEmpty ? "" : " (\(mark))")
    }

    // MARK: The table

    /// The name of the sheet and the title of the table.
    public static let title = OwnSheet.understood.name
    /// What the table is for.
    public static let help =
        "Это записано не так, как просит форма. Если что-то понято неверно, исправьте ячейку."
    /// The captions of the table.
    public static let header = [
        "№", "Где", "Строка и графа", "Записано", "Понято так", "Отметка",
    ]
    /// What is said when nothing had to be understood.
    public static let nothing = "Все значения прочитаны так, как записаны."
    /// The link from the remarks to the table.
    public static let link = "Мы поняли так →"

    // MARK: Words

    private static func written(_ value: UnderstoodValue) -> String {
        switch (value.written, value.meaning) {
        case (.text(let text), .sheet): "лист «\(RemarksText.quoted(text))»"
        case (.text(let text), _): "«\(RemarksText.quoted(text))»"
        case (.withheld, _): RemarksText.withheld
        case (.untold, .nothing(.plainValue)): "формула"
        case (.untold, .nothing), (.untold, .gone): RemarksText.withheld
        case (.untold, _): "длинный текст"
        }
    }

    private static func meaning(of value: UnderstoodValue) -> String {
        switch value.meaning {
        case .number(let number): "число \(Russian.plainNumber(number))"
        case .percent(let number): "\(Russian.plainNumber(number))\u{A0}%"
        case .date(let day): "дата \(day.russian)"
        case .text where value.written == .withheld: "прочитано как текст"
        case .text(let text):
            // A number or a date that was taken for a text looks the same.
            (value.written == .text(text) ? "текст " : "") + "«\(RemarksText.quoted(text))»"
        case .russian(let text): "«\(text)» русскими буквами"
        case .beginning(let limit):
            "первые \(Russian.count(limit, "знак", "знака", "знаков")), остальное не учтено"
        case .sheet(let name): "лист «\(name)»"
        case .nothing(.blank): "не учтено, эта ячейка не заполняется"
        case .nothing(let wanted): "не принято, \(Self.wanted(wanted))"
        case .gone: "не учтено, в действующем бланке этого нет"
        }
    }

    private static func wanted(_ wanted: Understanding.Wanted) -> String {
        switch wanted {
        case .number: "нужно число"
        case .numberOrNought: "нужно число или 0"
        case .wholeNumber: "нужно целое число"
        case .plainNumber: "число читается неоднозначно"
        case .numberForDate: "нужно число, а это дата"
        case .date: "нужна дата вида 15.06.2026"
        case .plainValue: "нужно само значение"
        case .choice: "нужно значение из списка"
        case .webAddress: "нужен адрес страницы сайта"
        case .inn: "нужен ИНН из 10 цифр"
        case .blank: "должно быть пусто"
        }
    }

    private static func mark(on value: UnderstoodValue) -> String {
        switch value.severity {
        case .error: "исправьте"
        case .warning: value.isOpen ? "проверьте" : "пояснено"
        case .notice: ""
        }
    }
}
