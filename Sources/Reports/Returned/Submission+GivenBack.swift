import Forms

extension Submission {
    /// The longest text that a cell can hold, in UTF-16 units.
    private static let longestText = 32_767

    /// What is written into the form that goes back: values, and in place of what was not
    /// understood or was cut, the text as it was typed.
    func givenBack(_ findings: [Finding]) -> Submission {
        var fixed: Set<ValueKey> = []
        var cut: Set<[Int]> = []
        for finding in findings {
            guard case .textTooLong = finding.fact, let column = finding.place.column else {
                continue
            }
            if let row = finding.place.row { fixed.insert(ValueKey(row, column)) }
            if let ordinal = finding.place.ordinal { cut.insert([ordinal, column]) }
        }
        var result = self
        for (key, entry) in entries where fixed.contains(key) || entry.value == nil {
            result.entries[key]?.value = Self.typed(entry)
        }
        for (sheet, rows) in registers {
            for (index, row) in rows.enumerated() {
                for (column, entry) in row.entries
                where entry.value == nil || cut.contains([row.ordinal, column]) {
                    result.registers[sheet]?[index].entries[column]?.value = Self.typed(entry)
                }
            }
        }
        return result
    }

    /// What was typed; nil where that was no text, such as a formula without a result.
    private static func typed(_ entry: Entry) -> FormValue? {
        guard !entry.typed.isEmpty else { return entry.value }
        guard entry.typed.utf16.count > longestText else { return .text(entry.typed) }
        var units = 0
        let scalars = entry.typed.unicodeScalars.prefix { scalar in
            units += UTF16.width(scalar)
            return units <= longestText
        }
        return .text(String(String.UnicodeScalarView(scalars)))
    }
}
