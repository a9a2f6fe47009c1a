internal import Spreadsheet

/// Reads the values of cells of type `d`.
///
/// Source: ISO 8601 as ECMA-376 part 1, §18.18.11 refers to it.
enum ISODate {
    private static let day = 86_400_000

    /// What the text is and its milliseconds, rounded; nil when it is none of these.
    static func parse(_ bytes: [UInt8]) -> (CellRecord.Kind, Int)? {
        var text = Substring(decoding: bytes, as: UTF8.self)
        while let last = text.last, last == "Z" || last.isWhitespace { text.removeLast() }
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        if text.hasPrefix("P") || text.hasPrefix("-P") { return duration(text) }
        let separator = text.firstIndex { $0 == "T" || $0 == " " }
        let dateText = separator.map { text[..<$0] } ?? text
        let timeText = separator.map { text[text.index(after: $0)...] }
        if dateText.isEmpty || dateText.contains(":") {
            return time(timeText ?? dateText).map { (.isoTime, min($0, day - 1)) }
        }
        guard let date = CalendarDate(iso: dateText) else { return nil }
        guard let timeText else { return (.isoDate, date.dayNumber * day) }
        return time(timeText).map { (.isoDate, date.dayNumber * day + $0) }
    }

    private static func time(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, let hours = Int(parts[0]),
            let minutes = Int(parts[1]), (0...24).contains(hours), (0...59).contains(minutes)
        else { return nil }
        var milliseconds = (hours * 60 + minutes) * 60_000
        if parts.count == 3 {
            guard let seconds = seconds(parts[2]), seconds >= 0, seconds < 61 else { return nil }
            milliseconds += Int((seconds * 1000).rounded())
        }
        return milliseconds
    }

    /// `P1DT2H3M4.5S`; months and years have no length in milliseconds.
    private static func duration(_ text: Substring) -> (CellRecord.Kind, Int)? {
        let isNegative = text.hasPrefix("-")
        var milliseconds = 0.0
        var isTime = false
        var number = ""
        for character in text.dropFirst(isNegative ? 2 : 1) {
            if character == "T" { isTime = true; continue }
            guard character.isLetter else { number.append(character); continue }
            guard let amount = seconds(Substring(number)) else { return nil }
            switch (character, isTime) {
            case ("D", false): milliseconds += amount * Double(day)
            case ("H", true): milliseconds += amount * 3_600_000
            case ("M", true): milliseconds += amount * 60_000
            case ("S", true): milliseconds += amount * 1000
            default: return nil
            }
            number = ""
        }
        guard number.isEmpty, milliseconds < 1e15 else { return nil }
        let rounded = Int(milliseconds.rounded())
        return (.isoDuration, isNegative ? -rounded : rounded)
    }

    private static func seconds(_ text: Substring) -> Double? {
        NumberParser.number(Array(text.utf8).span)
    }
}
