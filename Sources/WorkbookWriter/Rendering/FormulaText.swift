/// Formulas as the file format writes them.
enum FormulaText {
    /// The greatest count of characters of a formula.
    static let limit = 8192

    /// The formula without a leading "=", newer functions under their names in the file.
    ///
    /// Programs know functions added since 2010 only by a name that begins with `_xlfn.`; without
    /// it a cell shows «#ИМЯ?». What stands in quotes or apostrophes is left alone.
    static func encoding(_ formula: String) -> String {
        let body = formula.hasPrefix("=") ? String(formula.dropFirst()) : formula
        return EncodedText.encoding(prefixingNewFunctions(in: body))
    }

    private static func prefixingNewFunctions(in formula: String) -> String {
        let bytes = Array(formula.utf8)
        var result: [UInt8] = []
        var wordStart = 0
        var written = 0
        var quote: UInt8?
        for (index, byte) in bytes.enumerated() {
            if let open = quote {
                if byte == open { quote = nil }
            } else if isPartOfWord(byte) {
                continue
            } else if byte == UInt8(ascii: "(") {
                let word = String(decoding: bytes[wordStart..<index], as: UTF8.self)
                if newFunctions.contains(word.uppercased()) {
                    result += bytes[written..<wordStart] + Array("_xlfn.".utf8)
                    written = wordStart
                }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            }
            wordStart = index + 1
        }
        guard !result.isEmpty else { return formula }
        return String(decoding: result + bytes[written...], as: UTF8.self)
    }

    private static func isPartOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }

    private static let newFunctions: Set<String> = [
        "CONCAT", "DAYS", "FORMULATEXT", "IFNA", "IFS", "ISFORMULA", "MAXIFS",
        "MINIFS", "MODE.MULT", "MODE.SNGL", "NUMBERVALUE", "PERCENTILE.EXC", "PERCENTILE.INC",
        "PERCENTRANK.EXC", "PERCENTRANK.INC", "QUARTILE.EXC", "QUARTILE.INC", "RANK.AVG",
        "RANK.EQ", "SHEET", "SHEETS", "STDEV.P", "STDEV.S", "SWITCH", "TEXTJOIN", "UNICHAR",
        "UNICODE", "VAR.P", "VAR.S", "XLOOKUP", "XMATCH", "XOR",
    ]
}
