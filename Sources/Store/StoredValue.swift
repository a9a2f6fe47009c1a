import Foundation
import Forms
import Spreadsheet

/// A value of a form as a column of the table `line` holds it.
enum StoredValue: Equatable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)

    /// The letters of the column `kinds`, one for each position.
    enum Kind {
        /// No entry.
        static let none = UInt8(ascii: "-")
        /// Something that was not understood.
        static let unknown = UInt8(ascii: "?")
        /// A number.
        static let number = UInt8(ascii: "n")
        /// A day.
        static let date = UInt8(ascii: "d")
        /// A text.
        static let text = UInt8(ascii: "t")
    }

    /// The letter of a value.
    static func kind(of value: FormValue?) -> UInt8 {
        switch value {
        case nil: Kind.unknown
        case .number: Kind.number
        case .date: Kind.date
        case .text: Kind.text
        }
    }

    /// Takes an entry apart: its value as SQLite counts with it, where SQLite can hold it exactly,
    /// and what was typed unless it is the usual print of that value.
    static func parts(of entry: Entry) -> (value: StoredValue, typed: String?) {
        switch entry.value {
        case nil:
            return (.null, entry.typed)
        case .text(let text):
            return (.text(text), isSame(entry.typed, text) ? nil : entry.typed)
        case .date(let date):
            let isUsual = isSame(entry.typed, date.russian)
            return (.text(date.description), isUsual ? nil : entry.typed)
        case .number(let number):
            // Nearly all numbers are whole ones that were typed plainly; printing is slow.
            if let whole = plainNumber(entry.typed), Decimal(whole) == number {
                return (.integer(whole), nil)
            }
            let isUsual = isSame(entry.typed, number.description)
            return (StoredValue(number), isUsual ? nil : entry.typed)
        }
    }

    /// Reads a whole number of at most 18 digits without sign and leading zeros, which is its own
    /// usual print.
    private static func plainNumber(_ text: String) -> Int64? {
        let bytes = text.utf8
        guard (1...18).contains(bytes.count), bytes.first != UInt8(ascii: "0") || bytes.count == 1
        else { return nil }
        var number: Int64 = 0
        for byte in bytes {
            let digit = byte &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            number = number * 10 + Int64(digit)
        }
        return number
    }

    private init(_ number: Decimal) {
        let nearest = NSDecimalNumber(decimal: number).doubleValue
        if let whole = Int64(exactly: nearest), Decimal(whole) == number {
            self = .integer(whole)
        } else if Decimal(string: nearest.description) == number {
            self = .real(nearest)
        } else {
            self = .text(number.description)
        }
    }

    /// Whether two texts have the same bytes; `==` takes two spellings of «й» for one.
    private static func isSame(_ one: String, _ other: String) -> Bool {
        one.utf8.count == other.utf8.count && one.utf8.elementsEqual(other.utf8)
    }

    /// The value of a form again, and its usual print; nil when the letter and what is stored do
    /// not fit.
    func restored(as kind: UInt8) -> (value: FormValue?, print: String)? {
        switch (kind, self) {
        case (Kind.unknown, .null): (nil, "")
        case (Kind.number, .integer(let whole)): (.number(Decimal(whole)), String(whole))
        case (Kind.number, .real(let real)): Self.number(real.description)
        case (Kind.number, .text(let text)): Self.number(text)
        case (Kind.date, .text(let text)):
            CalendarDate(iso: text).map { (.date($0), $0.russian) }
        case (Kind.text, .text(let text)): (.text(text), text)
        default: nil
        }
    }

    private static func number(_ text: String) -> (value: FormValue?, print: String)? {
        Decimal(string: text).map { (.number($0), $0.description) }
    }
}
