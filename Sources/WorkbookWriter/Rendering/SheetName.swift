/// Names of sheets as formulas write them.
enum SheetName {
    /// The greatest count of UTF-16 units.
    static let limit = 31

    /// The name in apostrophes, those within it doubled; right for every name.
    static func quoted(_ name: String) -> String {
        var result = "'"
        for scalar in name.unicodeScalars {
            if scalar == "'" { result += "'" }
            result.unicodeScalars.append(scalar)
        }
        return result + "'"
    }

    /// The name as programs compare it: without regard to case.
    static func folded(_ name: String) -> String { name.lowercased() }
}
