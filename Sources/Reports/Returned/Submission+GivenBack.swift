import Forms

extension Submission {
    /// What is written into the form that goes back: a text that was cut is whole again, and no
    /// text is longer than a cell can hold. What was not understood is written as it was typed.
    func givenBack(_ findings: [Finding]) -> Submission {
        var fixed: Set<ValueKey> = []
        var entered: Set<[Int]> = []
        for finding in findings {
            guard case .textTooLong = finding.fact, let column = finding.place.column else {
                continue
            }
            if let row = finding.place.row { fixed.insert(ValueKey(row, column)) }
            if let ordinal = finding.place.ordinal { entered.insert([ordinal, column]) }
        }
        var result = self
        for (key, entry) in entries where fixed.contains(key) || entry.value == nil {
            result.entries[key] = entry.givenBack(isCut: fixed.contains(key))
        }
        for (sheet, rows) in registers {
            for (index, row) in rows.enumerated() {
                for (column, entry) in row.entries {
                    let isCut = entered.contains([row.ordinal, column])
                    guard isCut || entry.value == nil else { continue }
                    result.registers[sheet]?[index].entries[column] = entry.givenBack(isCut: isCut)
                }
            }
        }
        return result
    }
}

extension Entry {
    /// The longest text that a cell can hold, in UTF-16 units.
    private static let longestText = 32_767

    /// The entry with what was typed as far as a cell can hold it; as the value, too, when the text
    /// was cut.
    fileprivate func givenBack(isCut: Bool) -> Entry {
        var entry = self
        if typed.utf16.count > Self.longestText {
            var units = 0
            let scalars = typed.unicodeScalars.prefix { scalar in
                units += UTF16.width(scalar)
                return units <= Self.longestText
            }
            entry.typed = String(String.UnicodeScalarView(scalars))
        }
        if isCut, !entry.typed.isEmpty { entry.value = .text(entry.typed) }
        return entry
    }
}
