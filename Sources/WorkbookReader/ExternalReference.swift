internal import Glibc

/// Finds references to other workbooks in formulas: `[1]Sheet!A1`, `'[1]My sheet'!A1`, `[1]!Name`.
struct ExternalReference {
    /// The longest name of a file that brackets can hold.
    private static let nameLimit = 255

    /// Whether such a reference was found.
    private var isFound = false
    private var isLiteral = false
    /// How many brackets of a table's columns are open: `Table[[2025],[2026]]`.
    private var tableDepth = 0
    private var isEscaped = false
    /// Where the name in the bracket begins that may be one of a workbook.
    private var start: Int?

    /// Whether the formula has a reference to another workbook outside of its string literals.
    ///
    /// One pass, whatever the formula. A bracket after a name is a column of a table, no workbook.
    static func occurs(in formula: [UInt8]) -> Bool {
        let bracket = Int32(UInt8(ascii: "["))
        let hasBracket = unsafe formula.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return false }
            return unsafe memchr(start, bracket, bytes.count) != nil
        }
        guard hasBracket else { return false }
        var search = ExternalReference()
        for place in formula.indices where !search.isFound { search.look(at: place, in: formula) }
        return search.isFound
    }

    private mutating func look(at place: Int, in formula: [UInt8]) {
        let byte = formula[place]
        if tableDepth > 0 {
            lookInTable(byte)
        } else if byte == UInt8(ascii: "\""), start == nil {
            isLiteral.toggle()
        } else if byte == UInt8(ascii: "["), !isLiteral {
            let isTable = start == nil && place > 0 && Self.isPartOfName(formula[place - 1])
            if isTable { tableDepth = 1 } else { start = place + 1 }
        } else if byte == UInt8(ascii: "]"), let start {
            isFound = Self.isWorkbook(formula[start..<place])
            self.start = nil
        }
    }

    private mutating func lookInTable(_ byte: UInt8) {
        if isEscaped {
            isEscaped = false
        } else if byte == UInt8(ascii: "'") {
            isEscaped = true
        } else if byte == UInt8(ascii: "[") {
            tableDepth += 1
        } else if byte == UInt8(ascii: "]") {
            tableDepth -= 1
        }
    }

    /// Some programs write the name of the workbook in place of its number.
    private static func isWorkbook(_ inside: ArraySlice<UInt8>) -> Bool {
        guard !inside.isEmpty, inside.count <= nameLimit else { return false }
        return inside.allSatisfy { $0 &- UInt8(ascii: "0") <= 9 }
            || inside.indices.contains { place in
                inside[place...].prefix(4).elementsEqual(".xls".utf8) { $0 | 0x20 == $1 | 0x20 }
            }
    }

    private static func isPartOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "."),
            UInt8(ascii: "]"), 0x80...:
            true
        default: false
        }
    }
}
