public import FoundationEssentials
public import Spreadsheet

/// Numbers, dates and plural forms as Russian papers write them. The system's own inflection is
/// not there on every platform.
public enum Russian {
    /// A number with its word: «1 строка», «2 строки», «5 строк».
    public static func count(_ count: Int, _ one: String, _ few: String, _ many: String) -> String {
        "\(number(count))\u{A0}\(form(for: count, one, few, many))"
    }

    /// The form of a word that goes with a number.
    public static func form(
        for count: Int, _ one: String, _ few: String, _ many: String
    ) -> String {
        let rest = Int(count.magnitude % 100)
        guard !(11...14).contains(rest) else { return many }
        return switch rest % 10 {
        case 1: one
        case 2, 3, 4: few
        default: many
        }
    }

    /// A count with its digits in groups: «1 234».
    public static func number(_ count: Int) -> String { number(Decimal(count)) }

    /// A number with its digits in groups and a decimal comma: «1 234,5».
    public static func number(_ number: Decimal) -> String {
        written(number, groupsFrom: 4)
    }

    /// A number inside a sentence, where it may be a year or a code: groups from five digits on.
    public static func plainNumber(_ number: Decimal) -> String {
        written(number, groupsFrom: 5)
    }

    /// A day in words: «15 июня 2026 г.».
    public static func day(_ date: CalendarDate) -> String {
        let (year, month, day) = date.components
        return "\(day)\u{A0}\(months[month - 1])\u{A0}\(year)\u{A0}г."
    }

    /// A day in digits: «15.06.2026».
    public static func digits(of date: CalendarDate) -> String { date.russian }

    /// The text with a capital letter in front.
    public static func capitalised(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }

    /// The text as it goes on after a colon: with a small letter in front, unless it begins with an
    /// abbreviation.
    static func continued(_ text: String) -> String {
        let isAbbreviation = text.dropFirst().first?.isUppercase ?? false
        return isAbbreviation ? text : text.prefix(1).lowercased() + text.dropFirst()
    }

    /// The text as a whole sentence, with a full stop unless it ends otherwise.
    public static func sentence(_ text: String) -> String {
        guard let last = text.last else { return "" }
        return capitalised(text) + (".!?…".contains(last) ? "" : ".")
    }

    /// A month as it follows the number of a day: «июня»; nil when there is none.
    static func month(_ number: Int) -> String? {
        months.indices.contains(number - 1) ? months[number - 1] : nil
    }

    private static let months = [
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
        "октября", "ноября", "декабря",
    ]

    private static func written(_ number: Decimal, groupsFrom least: Int) -> String {
        let parts = "\(number.magnitude)".split(separator: ".")
        guard let whole = parts.first else { return "" }
        var groups = ""
        for (place, digit) in whole.enumerated() {
            let isBreak = place > 0 && (whole.count - place).isMultiple(of: 3)
            if isBreak, whole.count >= least { groups += "\u{A0}" }
            groups.append(digit)
        }
        let fraction = parts.count > 1 ? ",\(parts[1])" : ""
        return (number < 0 ? "\u{2212}" : "") + groups + fraction
    }
}
