import Spreadsheet

/// A formula of a conditional format, seen from another cell: its relative references move along.
enum ShiftedFormula {
    /// The formula of a rule for a range as it stands in a piece of that range.
    static func of(_ formula: String, from range: CellRange, to piece: CellRange) -> String {
        of(
            formula, rows: piece.first.row - range.first.row,
            columns: piece.first.column - range.first.column)
    }

    /// The formula as it stands so many rows further down and columns further right.
    static func of(_ formula: String, rows: Int, columns: Int) -> String {
        guard rows != 0 || columns != 0 else { return formula }
        var result = ""
        var rest = formula[...]
        while let first = rest.first {
            if first == "\"" || first == "'" {
                let end =
                    rest.dropFirst().firstIndex(of: first) ?? rest.index(before: rest.endIndex)
                result += rest[...end]
                rest = rest[rest.index(after: end)...]
            } else if isPartOfName(first) {
                let name = rest.prefix(while: isPartOfName)
                rest = rest[name.endIndex...]
                let isFunction = rest.first == "(" || rest.first == "!"
                result += isFunction ? String(name) : moved(name, rows: rows, columns: columns)
            } else {
                result.append(first)
                rest.removeFirst()
            }
        }
        return result
    }

    private static func isPartOfName(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || "$_.\\".contains(character)
    }

    /// The reference moved; whatever else the name is, it stays.
    private static func moved(_ name: Substring, rows: Int, columns: Int) -> String {
        guard let parts = name.wholeMatch(of: /(\$?)([A-Z]{1,3})(\$?)([1-9][0-9]{0,6})/)?.output,
            let address = CellAddress("\(parts.2)\(parts.4)")
        else { return String(name) }
        let column = parts.1.isEmpty ? address.column + columns : address.column
        let row = parts.3.isEmpty ? address.row + rows : address.row
        guard row >= 0, column >= 0 else { return "#REF!" }
        return "\(parts.1)\(CellAddress.letters(ofColumn: column))\(parts.3)\(row + 1)"
    }
}
