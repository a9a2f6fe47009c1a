import FoundationEssentials
import Spreadsheet

/// What the user of a Russian spreadsheet program sees in a cell.
enum ShownText {
    /// The cell as its user sees it; numbers in their shortest form with a comma.
    static func of(_ cell: SheetContents.Cell) -> String {
        switch cell.value {
        case .number(let number): of(number, format: cell.format)
        case .text(let text): text
        case .boolean(let boolean): boolean ? "ИСТИНА" : "ЛОЖЬ"
        case .error(let literal): errors[literal] ?? literal
        case .date(let moment): moment.date.russian
        case .time(let milliseconds), .duration(let milliseconds): clock(milliseconds)
        }
    }

    /// The number with a comma, as a percentage where the format says so, and with the zeros in
    /// front that a format such as "0000" adds.
    static func of(_ number: Double, format: String?) -> String {
        guard let format else { return of(number) }
        if isPercent(format) { return of(number * 100) + "%" }
        let shown = of(number)
        guard number >= 0, format.utf8.allSatisfy({ $0 == UInt8(ascii: "0") }) else { return shown }
        return String(repeating: "0", count: max(0, format.utf8.count - shown.utf8.count)) + shown
    }

    /// The number in its shortest form with a comma, to 15 digits as spreadsheets show it.
    static func of(_ number: Double) -> String {
        if let whole = Int(exactly: number), whole.magnitude < 1_000_000_000_000_000 {
            return String(whole)
        }
        var text = "\(number)"
        if text.utf8.count > 16 { text = "\(rounded(number))" }
        if text.hasSuffix(".0") { text.removeLast(2) }
        return text.replacing(".", with: ",")
    }

    /// The number with a comma.
    static func of(_ number: Decimal) -> String {
        number.description.replacing(".", with: ",")
    }

    /// Whether a format shows a fraction as a percentage.
    static func isPercent(_ format: String?) -> Bool {
        format?.utf8.contains(UInt8(ascii: "%")) ?? false
    }

    /// Whether the cell shows an error of the spreadsheet program, or the text of one: copied as a
    /// value, or given back as it was found, it is no more an answer than before.
    static func isError(_ value: CellValue) -> Bool {
        switch value {
        case .error: true
        case .text(let text):
            text.utf8.first == UInt8(ascii: "#")
                && (errors[text] != nil || errors.values.contains(text))
        case .number, .boolean, .date, .time, .duration: false
        }
    }

    /// The number to 15 significant digits.
    private static func rounded(_ number: Double) -> Double {
        let size = abs(number)
        guard size.isFinite, size > 1e-9, size < 1e15 else { return number }
        var scale = 1.0
        while size * scale < 1e14 { scale *= 10 }
        return (number * scale).rounded() / scale
    }

    private static func clock(_ milliseconds: Int) -> String {
        let minutes = milliseconds.magnitude / 60_000
        let rest = String(minutes % 60)
        let sign = milliseconds < 0 ? "-" : ""
        return "\(sign)\(minutes / 60):\(rest.utf8.count < 2 ? "0" : "")\(rest)"
    }

    private static let errors = [
        "#DIV/0!": "#ДЕЛ/0!", "#REF!": "#ССЫЛКА!", "#N/A": "#Н/Д", "#VALUE!": "#ЗНАЧ!",
        "#NAME?": "#ИМЯ?", "#NUM!": "#ЧИСЛО!", "#NULL!": "#ПУСТО!",
    ]
}
