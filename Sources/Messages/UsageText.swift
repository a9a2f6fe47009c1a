/// The help and the complaints of the parser of command lines in Russian. The parser builds them in
/// English and cannot be told otherwise, so its own words are known here by their patterns; what
/// stands between them is ours and is kept.
public enum UsageText {
    /// A text of the parser in Russian: a page of help, or what is wrong with a command line and how
    /// it is written. Scripts and other texts for programs stay as they are.
    public static func russian(_ text: String) -> String {
        let isHelp = text.hasPrefix(overview) || text.hasPrefix(usage)
        guard isHelp || text.hasPrefix(error) || text.contains("\n" + usageLine) else {
            return text
        }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if !isHelp {
            // All lines above the usage are the complaint.
            let end = lines.firstIndex { $0.hasPrefix(help) || $0.hasPrefix(usageLine) }
            let complaint = lines.prefix(end ?? lines.count).joined(separator: "\n")
            lines.removeFirst(end ?? lines.count)
            lines.insert("Ошибка: " + fact(of: complaint.trimmingPrefix(error)), at: 0)
        }
        return lines.map(line).joined(separator: "\n")
    }

    private static let overview = "OVERVIEW: "
    private static let usage = "USAGE: "
    private static let error = "Error: "
    private static let help = "Help:  "
    private static let usageLine = "Usage: "

    private static let headings = [
        "ARGUMENTS:": "ЧТО УКАЗАТЬ:", "OPTIONS:": "ПАРАМЕТРЫ:", "SUBCOMMANDS:": "КОМАНДЫ:",
    ]

    /// Words that stand anywhere in a line of help.
    private static let words = [
        ("<subcommand>", "<команда>"), ("[<options>]", "[<параметры>]"),
        ("<options>", "<параметры>"), ("(default:", "(иначе:"), ("(values:", "(одно из:"),
        ("; default:", "; иначе:"), ("Show help information.", "Показать эту справку."),
        ("Show subcommand help information.", "Показать справку о команде."),
    ]

    private static func line(_ line: String) -> String {
        if let heading = headings[line] { return heading }
        if let match = line.wholeMatch(
            of: #/  See '(.+)' for (?:detailed help|more information)\./#)
        {
            return "  Подробнее: \(words(in: String(match.output.1)))"
        }
        let starts = [
            (overview, ""), (usage, "Вызов: "), (usageLine, "Вызов: "), (help, "Здесь: "),
        ]
        for (english, russian) in starts where line.hasPrefix(english) {
            return russian + words(in: String(line.dropFirst(english.count)))
        }
        return words(in: line)
    }

    private static func words(in text: String) -> String {
        words.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }

    // MARK: Complaints

    /// What is wrong, in one sentence.
    private static func fact(of complaint: Substring) -> String {
        let text = String(complaint)
        if let match = text.wholeMatch(of: /Missing expected argument '(.+)'/) {
            return "не указано: \(match.output.1)."
        }
        if let match = text.wholeMatch(of: /Missing one of: (.+)/) {
            return "нужно одно из: \(listed(match.output.1))."
        }
        if let match = text.wholeMatch(of: /Missing value for '(.+)'/) {
            return "не указано значение: \(match.output.1)."
        }
        if let match = text.wholeMatch(of: /Unknown option '(.+)'\. Did you mean '(.+)'\?/) {
            return "параметра \(match.output.1) нет. Возможно, нужен \(match.output.2)."
        }
        if let match = text.wholeMatch(of: /(?:Unknown option '|Invalid option: )(.+?)'?/) {
            return "параметра \(match.output.1) нет."
        }
        return factOfValue(text) ?? "команда написана неверно."
    }

    private static func factOfValue(_ text: String) -> String? {
        if let match = text.wholeMatch(of: /Unexpected argument '(.*)'/) {
            return "лишнее или незнакомое слово: «\(match.output.1)»."
        }
        if let match = text.wholeMatch(of: /\d+ unexpected arguments: (.+)/) {
            return "лишние или незнакомые слова: \(listed(match.output.1))."
        }
        let option = /The option '(.+)' does not take any value, but '(.*)' was specified\./
        if let match = text.wholeMatch(of: option) {
            return "параметр \(match.output.1) пишут без значения, а указано «\(match.output.2)»."
        }
        let value = /(?s)The value '(.*)' is invalid(?: for '(.+?)')?(?:\. Please .+? of (.+)\.)?.*/
        if let match = text.wholeMatch(of: value) {
            let place = match.output.2.map { " для \($0)" } ?? ""
            let known = match.output.3.map { " Можно: \(listed($0))." } ?? ""
            return "значение «\(match.output.1)» не подходит\(place).\(known)"
        }
        if text == "Missing required subcommand." { return "не указана команда." }
        if text.hasPrefix("Value to be set with ") { return "одно и то же указано дважды." }
        return nil
    }

    /// A list of quoted words without the quotes of the parser.
    private static func listed(_ text: Substring) -> String {
        String(text).replacing("' or '", with: "', '").replacing("' and '", with: "', '")
            .replacing("'", with: "")
    }
}
