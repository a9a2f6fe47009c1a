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

    /// The formula as the file has it; nil when it is empty or too long for one.
    static func accepted(_ formula: String) -> String? {
        let encoded = encoding(formula)
        guard !encoded.isEmpty, encoded.utf8.count <= limit || encoded.utf16.count <= limit else {
            return nil
        }
        return encoded
    }

    private static func prefixingNewFunctions(in formula: String) -> String {
        let bytes = formula.utf8.span
        var result: [UInt8] = []
        var wordStart = 0
        var written = 0
        var quote: UInt8?
        for index in bytes.indices {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if isPartOfWord(byte) {
                continue
            } else if byte == UInt8(ascii: "(") {
                if isNewFunction(bytes.extracting(wordStart..<index)) {
                    for place in written..<wordStart { result.append(bytes[place]) }
                    result += Array("_xlfn.".utf8)
                    written = wordStart
                }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            }
            wordStart = index + 1
        }
        guard !result.isEmpty else { return formula }
        for place in written..<bytes.count { result.append(bytes[place]) }
        return String(decoding: result, as: UTF8.self)
    }

    /// Whether a word is the name of a newer function. A form has thousands of formulas, so that
    /// nothing is made to compare with.
    private static func isNewFunction(_ word: Span<UInt8>) -> Bool {
        newFunctions.contains { name in
            guard name.count == word.count else { return false }
            return word.indices.allSatisfy { place in
                let byte = word[place]
                let isSmall = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                return (isSmall ? byte - 0x20 : byte) == name[place]
            }
        }
    }

    private static func isPartOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }

    private static let newFunctions: [[UInt8]] = [
        "CONCAT", "DAYS", "FORMULATEXT", "IFNA", "IFS", "ISFORMULA", "MAXIFS",
        "MINIFS", "MODE.MULT", "MODE.SNGL", "NUMBERVALUE", "PERCENTILE.EXC", "PERCENTILE.INC",
        "PERCENTRANK.EXC", "PERCENTRANK.INC", "QUARTILE.EXC", "QUARTILE.INC", "RANK.AVG",
        "RANK.EQ", "SHEET", "SHEETS", "STDEV.P", "STDEV.S", "SWITCH", "TEXTJOIN", "UNICHAR",
        "UNICODE", "VAR.P", "VAR.S", "XLOOKUP", "XMATCH", "XOR",
    ].map { Array($0.utf8) }
}
