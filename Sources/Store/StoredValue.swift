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

    /// The value as SQLite counts with it, where SQLite can hold it exactly.
    init(_ value: FormValue?) {
        switch value {
        case nil: self = .null
        case .text(let text): self = .text(text)
        case .date(let date): self = .text(date.description)
        case .number(let number): self.init(number)
        }
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

    /// The value of a form again; nil when the letter and what is stored do not fit.
    func value(ofKind kind: UInt8) -> FormValue? {
        switch (kind, self) {
        case (Kind.number, .integer(let whole)): .number(Decimal(whole))
        case (Kind.number, .real(let real)): Decimal(string: real.description).map { .number($0) }
        case (Kind.number, .text(let text)): Decimal(string: text).map { .number($0) }
        case (Kind.date, .text(let text)): CalendarDate(iso: text).map { .date($0) }
        case (Kind.text, .text(let text)): .text(text)
        default: nil
        }
    }

    /// How a value looks in a cell when nobody wrote it otherwise. Only a difference from it is
    /// stored.
    static func usualPrint(of value: FormValue?) -> String {
        switch value {
        case nil: ""
        case .number(let number): number.description
        case .date(let date): date.russian
        case .text(let text): text
        }
    }
}
