internal import Messages
internal import Spreadsheet

/// A cell as a person names it: «Сводка!C14», 'Сводка'!$C$14, сводка!с14.
struct TracePlace: Equatable {
    /// The sheet as it was typed, without quotes.
    var sheet: String
    var cell: CellAddress

    /// Reads what was typed.
    ///
    /// - Throws: that it is no cell.
    init(_ text: String) throws {
        let typed = text.filter { !$0.isWhitespace || $0 == " " }
        guard let mark = typed.lastIndex(of: "!") else { throw Trouble.trace(.notAPlace(text)) }
        let sheet = Self.unquoted(typed[..<mark].trimming(" "))
        let address = typed[typed.index(after: mark)...].trimming(" ")
        guard !sheet.isEmpty, let cell = CellAddress(Self.latin(address)) else {
            throw Trouble.trace(.notAPlace(text))
        }
        self.sheet = sheet
        self.cell = cell
    }

    private static func unquoted(_ name: Substring) -> String {
        let pairs: [(Character, Character)] = [("'", "'"), ("\"", "\""), ("«", "»")]
        for (open, close) in pairs where name.first == open && name.last == close && name.count > 1
        {
            return String(name.dropFirst().dropLast()).split(separator: "''").joined(separator: "'")
        }
        return String(name)
    }

    /// The letters of a column that look the same in Cyrillic are typed in it all the time.
    private static func latin(_ address: Substring) -> String {
        String(address.uppercased().map { lookalikes[$0] ?? $0 })
    }

    private static let lookalikes: [Character: Character] = [
        "А": "A", "В": "B", "С": "C", "Е": "E", "Н": "H", "К": "K", "М": "M", "О": "O", "Р": "P",
        "Т": "T", "У": "Y", "Х": "X",
    ]
}

extension Substring {
    fileprivate func trimming(_ character: Character) -> Substring {
        var text = drop { $0 == character }
        while text.last == character { text.removeLast() }
        return text
    }
}
