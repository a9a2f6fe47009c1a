import Spreadsheet

/// Reads days as people write them.
enum DateText {
    /// The day that a text names: «15.06.2025», «15.06.25», «15 июня 2025 г.», «2025-06-15»; nil
    /// when it names none.
    static func day(_ text: some StringProtocol) -> CalendarDate? {
        guard text.utf8.count <= 80 else { return nil }
        let tokens = tokens(of: text)
        guard tokens.count == 3 || (tokens.count > 3 && isYearWord(tokens[3])) else { return nil }
        guard let first = number(tokens[0]), let last = number(tokens[2]) else { return nil }
        if tokens[0].utf8.count == 4, let month = number(tokens[1]) {
            return CalendarDate(year: first, month: month, day: last)
        }
        guard tokens[0].utf8.count <= 2, let month = number(tokens[1]) ?? month(tokens[1]),
            let year = year(last, digits: tokens[2].utf8.count)
        else { return nil }
        return CalendarDate(year: year, month: month, day: first)
    }

    /// The runs of digits and of letters; a midnight at the end is left out. No runs when other
    /// signs stand between them than people put into dates.
    private static func tokens(of text: some StringProtocol) -> [String] {
        var tokens: [String] = []
        var wasDigit: Bool?
        for character in Wording.dateKey(text).unicodeScalars {
            let isDigit = ("0"..."9").contains(character)
            if isDigit || ("а"..."я").contains(character) {
                if wasDigit == isDigit {
                    tokens[tokens.count - 1].unicodeScalars.append(character)
                } else {
                    tokens.append(String(character))
                }
                wasDigit = isDigit
            } else if character == "." || character == "/" || character == "-" || character == " " {
                wasDigit = nil
            } else {
                return []
            }
        }
        return tokens.count > 4 ? [] : tokens
    }

    private static func number(_ token: String) -> Int? {
        token.utf8.count <= 4 ? Int(token) : nil
    }

    private static func year(_ number: Int, digits: Int) -> Int? {
        switch digits {
        case 4: number
        case 2 where number < 50: 2000 + number
        default: nil
        }
    }

    private static func isYearWord(_ token: String) -> Bool {
        token == "г" || token == "год" || token == "года"
    }

    /// The number of a month named in full or by at least its first three letters.
    private static func month(_ word: String) -> Int? {
        guard word.unicodeScalars.count >= 3 else { return nil }
        let match = months.firstIndex { names in names.contains { $0.hasPrefix(word) } }
        return match.map { $0 + 1 }
    }

    private static let months = [
        ["января", "январь"], ["февраля", "февраль"], ["марта", "март"], ["апреля", "апрель"],
        ["мая", "май"], ["июня", "июнь"], ["июля", "июль"], ["августа", "август"],
        ["сентября", "сентябрь"], ["октября", "октябрь"], ["ноября", "ноябрь"],
        ["декабря", "декабрь"],
    ]
}

extension Wording {
    /// The text with plain spaces, small Russian letters and no quotes; a time of midnight at its
    /// end is left out.
    fileprivate static func dateKey(_ text: some StringProtocol) -> String {
        var body = Substring(text)
        for midnight in ["T00:00:00", " 00:00:00", " 0:00:00", " 0:00"]
        where body.hasSuffix(midnight) {
            body = body.dropLast(midnight.count)
            break
        }
        let words = body.unicodeScalars.split(whereSeparator: isSpace)
        return words.map { russianKey(ofKey: key(String($0))) }.joined(separator: " ")
    }
}
