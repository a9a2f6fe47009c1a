import Spreadsheet

/// Reads the cells that take texts, choices and taxpayer numbers.
enum TextReading {
    typealias Result = CellReading.Result

    /// A text; numbers and dates as they are shown. Source: failure modes C12, C14.
    static func text(_ cell: SheetContents.Cell, shown: String, limit: Int) -> Result {
        switch cell.value {
        case .text(let text):
            return limited(tidied(text), to: limit)
        case .number(let number):
            var result = limited(shown, to: limit)
            if number != number.rounded() || ShownText.isPercent(cell.format) {
                result.facts.append(.textFromNumber(found: shown, read: shown))
            }
            return result
        case .date, .time, .duration, .boolean, .error:
            var result = limited(shown, to: limit)
            result.facts.append(.textFromNumber(found: shown, read: shown))
            return result
        }
    }

    /// One of the values of a list. Source: failure modes C11, I10.
    static func choice(_ cell: SheetContents.Cell, shown: String, list: ChoiceList) -> Result {
        switch list.match(shown) {
        case .value(let value):
            return .value(.text(value))
        case .corrected(let value):
            return .value(
                .text(value), .lettersPutRight(found: CellReading.quoted(shown), read: value))
        case .none:
            return .refused(.notInList(found: CellReading.quoted(shown), list: list.shown))
        }
    }

    /// A taxpayer number; zeros that a number cell has lost at the front are put back.
    /// Source: failure mode I04.
    static func inn(_ cell: SheetContents.Cell, shown: String) -> Result {
        guard let inn = inn(in: cell.value) else {
            return .refused(.wrongINN(found: CellReading.quoted(shown)))
        }
        return .value(.text(inn))
    }

    /// The taxpayer number that a cell holds; nil when it holds none with the right check digit.
    static func inn(in value: CellValue) -> String? {
        let digits: String
        switch value {
        case .number(let number):
            guard let whole = Int(exactly: number), (1...9_999_999_999).contains(whole) else {
                return nil
            }
            let shown = String(whole)
            digits = String(repeating: "0", count: 10 - shown.utf8.count) + shown
        case .text(let text):
            guard text.utf8.count <= 60 else { return nil }
            var scalars = String.UnicodeScalarView()
            for scalar in text.unicodeScalars where !Wording.isSpace(scalar) && scalar != "'" {
                scalars.append(scalar)
            }
            digits = String(scalars)
        case .boolean, .error, .date, .time, .duration:
            return nil
        }
        return INN.isValid(digits) ? digits : nil
    }

    /// The text without spaces around it, with plain line breaks and without other control signs.
    private static func tidied(_ text: String) -> String {
        let trimmed = Wording.trimmed(text)
        let isPlain = trimmed.utf8.allSatisfy { $0 >= 0x20 || $0 == UInt8(ascii: "\n") }
        if isPlain { return String(trimmed) }
        let broken = trimmed.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        var scalars = String.UnicodeScalarView()
        for scalar in broken.unicodeScalars {
            if scalar == "\t" {
                scalars.append(" ")
            } else if scalar.value >= 0x20 || scalar == "\n" {
                scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    private static func limited(_ text: String, to limit: Int) -> Result {
        guard text.utf8.count > limit, text.count > limit else { return .value(.text(text)) }
        return .value(.text(String(text.prefix(limit))), .textTooLong(limit: limit))
    }
}
