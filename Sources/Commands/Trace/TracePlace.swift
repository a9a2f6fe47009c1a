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
        let address = Self.latin(typed[typed.index(after: mark)...].trimming(" "))
        guard !sheet.isEmpty else { throw Trouble.trace(.notAPlace(text)) }
        if let range = Self.range(typed) { throw Trouble.trace(range) }
        guard let cell = CellAddress(address) else {
            throw Trouble.trace(Self.isBeyond(address) ? .beyond(text) : .notAPlace(text))
        }
        self.sheet = sheet
        self.cell = cell
    }

    /// Several cells; nil when the text names none or one.
    private static func range(_ typed: String) -> TraceTrouble? {
        guard let mark = typed.firstIndex(of: "!") else { return nil }
        let cells = typed[typed.index(after: mark)...].split { ":;,".contains($0) }
        guard cells.count > 1, let first = CellAddress(latin(cells[0].trimming(" "))) else {
            return nil
        }
        return .range(
            typed, sheet: unquoted(typed[..<mark].trimming(" ")), first: "\(first)")
    }

    /// Whether an address is written like one, only of a cell that no sheet has.
    private static func isBeyond(_ address: String) -> Bool {
        address.wholeMatch(of: /\$?[A-Z]+\$?[0-9]+/) != nil
    }

    /// Whether that is the name of a sheet as people type it: in another case, with a space for the
    /// underscore, with letters of the other alphabet that look the same.
    static func isName(_ typed: String, of sheet: String) -> Bool {
        func folded(_ name: String) -> String {
            latin(name[...]).replacing(" ", with: "_")
        }
        return folded(typed) == folded(sheet)
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
