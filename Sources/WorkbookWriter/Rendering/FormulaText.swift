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
        guard formula.utf8.contains(UInt8(ascii: "(")) else { return formula }
        var result = ""
        var word = ""
        var quote: Character?
        for character in formula {
            if let open = quote {
                result.append(character)
                if character == open { quote = nil }
            } else if character.isLetter || character.isNumber || "._".contains(character) {
                word.append(character)
            } else {
                if character == "(", newFunctions.contains(word.uppercased()) {
                    result += "_xlfn."
                }
                result += word
                word = ""
                result.append(character)
                if character == "\"" || character == "'" { quote = character }
            }
        }
        return result + word
    }

    private static let newFunctions: Set<String> = [
        "CONCAT", "DAYS", "FORMULATEXT", "IFNA", "IFS", "ISFORMULA", "MAXIFS",
        "MINIFS", "MODE.MULT", "MODE.SNGL", "NUMBERVALUE", "PERCENTILE.EXC", "PERCENTILE.INC",
        "PERCENTRANK.EXC", "PERCENTRANK.INC", "QUARTILE.EXC", "QUARTILE.INC", "RANK.AVG",
        "RANK.EQ", "SHEET", "SHEETS", "STDEV.P", "STDEV.S", "SWITCH", "TEXTJOIN", "UNICHAR",
        "UNICODE", "VAR.P", "VAR.S", "XLOOKUP", "XMATCH", "XOR",
    ]
}
