/// What a number format makes of a number.
///
/// Source: ECMA-376 part 1, §18.8.30 and §18.8.31.
struct NumberFormat: Hashable, Sendable {
    /// Which kind of value a number with this format is.
    enum Kind: Hashable, Sendable {
        case number
        case date
        case duration
    }

    /// The kind of value.
    let kind: Kind
    /// The code; nil for General.
    let code: String?

    /// The format without any.
    static let general = NumberFormat(kind: .number, code: nil)

    private init(kind: Kind, code: String?) {
        self.kind = kind
        self.code = code
    }

    /// The longest code that is looked at; Excel's has 255 characters.
    private static let lengthLimit = 1024

    /// The format that a code describes.
    init(code: String) {
        guard code.utf8.count <= Self.lengthLimit else {
            self = .general
            return
        }
        kind = Self.kind(of: Array(code.utf8))
        self.code = code == "General" ? nil : code
    }

    /// The format with a reserved number that the file itself does not describe.
    init(builtIn id: Int) {
        switch id {
        case 27...36, 50...58: self.init(kind: .date, code: nil)
        default: self = Self.builtIns[id].map { Self(code: $0) } ?? .general
        }
    }

    private static let builtIns: [Int: String] = [
        1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
        12: "# ?/?", 13: "# ??/??", 14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
        18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm",
        37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)", 39: "#,##0.00;(#,##0.00)",
        40: "#,##0.00;[Red](#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0",
        48: "##0.0E+0", 49: "@",
    ]

    /// Looks at the first section only, past quoted, escaped and padded characters.
    private static func kind(of code: [UInt8]) -> Kind {
        var bare: [UInt8] = []
        var isEastAsian = false
        var place = 0
        while place < code.count, code[place] != UInt8(ascii: ";") {
            switch code[place] {
            case UInt8(ascii: "\""):
                place = end(of: code, from: place + 1, at: UInt8(ascii: "\""))
            case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"):
                place += 1
            case UInt8(ascii: "["):
                let close = end(of: code, from: place + 1, at: UInt8(ascii: "]"))
                let inside = code[min(place + 1, code.count)..<min(close, code.count)]
                if isElapsed(inside) { return .duration }
                if isEastAsianMark(inside) { isEastAsian = true }
                place = close
            default:
                bare.append(code[place] | 0x20)
            }
            place += 1
        }
        return isDate(bare, isEastAsian: isEastAsian) ? .date : .number
    }

    private static func end(of code: [UInt8], from start: Int, at mark: UInt8) -> Int {
        code[min(start, code.count)...].firstIndex(of: mark) ?? code.count
    }

    private static func isElapsed(_ bracket: ArraySlice<UInt8>) -> Bool {
        guard let first = bracket.first.map({ $0 | 0x20 }) else { return false }
        let isUnit = [UInt8(ascii: "h"), UInt8(ascii: "m"), UInt8(ascii: "s")].contains(first)
        return isUnit && bracket.allSatisfy { $0 | 0x20 == first }
    }

    /// Whether a bracket names a language whose dates have letters of their own: the year of an
    /// emperor, the name of an era, the year of Buddha.
    private static func isEastAsianMark(_ bracket: ArraySlice<UInt8>) -> Bool {
        let mark = bracket.map { $0 | 0x20 }
        if mark.starts(with: "dbnum".utf8) { return true }
        guard mark.first == UInt8(ascii: "$"), let dash = mark.firstIndex(of: UInt8(ascii: "-"))
        else {
            return false
        }
        let language = mark[(dash + 1)...]
        return eastAsianNumbers.contains { language.reversed().starts(with: $0.reversed()) }
            || eastAsianLanguages.contains { language.starts(with: $0) }
    }

    private static let eastAsianNumbers = [
        "411", "404", "804", "c04", "1004", "1404", "412", "41e",
    ]
    .map { Array($0.utf8) }
    private static let eastAsianLanguages = ["ja-", "zh-", "ko-", "th-"].map { Array($0.utf8) }

    /// Whether lower-case letters outside of literals name a part of a date or a time.
    ///
    /// The letters g, e and b do so in East Asian codes only: elsewhere they are grams, exponents
    /// and currencies.
    private static func isDate(_ bare: [UInt8], isEastAsian: Bool) -> Bool {
        if code(bare, hasAnyOf: ["general"]) { return false }
        if bare.contains(where: { dateLetters.contains($0) }) { return true }
        // The lower-case bit was set in every byte; these three have it anyway or not at all.
        let hasEra = isEastAsian || code(bare, hasAnyOf: ["年", "月", "日"])
        return hasEra && bare.contains { eraLetters.contains($0) }
    }

    private static let dateLetters = Array("ymdhs".utf8)
    private static let eraLetters = Array("geb".utf8)

    private static func code(_ bare: [UInt8], hasAnyOf characters: [String]) -> Bool {
        characters.contains { character in
            let wanted = character.utf8.map { $0 | 0x20 }
            return bare.indices.contains { bare[$0...].starts(with: wanted) }
        }
    }
}
