/// Finds references to other workbooks in formulas: `[1]Sheet!A1`, `'[1]My sheet'!A1`, `[1]!Name`.
enum ExternalReference {
    /// Whether the formula has such a reference outside of its string literals.
    ///
    /// A bracket after a name is a column of a table, not a workbook.
    static func occurs(in formula: [UInt8]) -> Bool {
        var isLiteral = false
        for (place, byte) in formula.enumerated() {
            if byte == UInt8(ascii: "\"") { isLiteral.toggle() }
            guard byte == UInt8(ascii: "["), !isLiteral else { continue }
            if place > 0, isPartOfName(formula[place - 1]) { continue }
            let inside = formula[(place + 1)...].prefix { $0 != UInt8(ascii: "]") }
            let isClosed = place + 1 + inside.count < formula.count
            let isNumber = !inside.isEmpty && inside.allSatisfy { $0 &- UInt8(ascii: "0") <= 9 }
            if isClosed, isNumber || isFileName(inside) { return true }
        }
        return false
    }

    /// Some programs write the name of the workbook in place of its number.
    private static func isFileName(_ inside: ArraySlice<UInt8>) -> Bool {
        String(decoding: inside, as: UTF8.self).lowercased().contains(".xls")
    }

    private static func isPartOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "."),
            UInt8(ascii: "]"), UInt8(ascii: "["), 0x80...:
            true
        default: false
        }
    }
}
