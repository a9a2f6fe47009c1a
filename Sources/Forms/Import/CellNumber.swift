import FoundationEssentials
import Spreadsheet

/// The number that a cell holds, before it is asked whether the form takes it.
enum CellNumber {
    /// A number of the spreadsheet; a percentage is already multiplied by a hundred.
    case stored(Double, isPercent: Bool)
    /// A number written as text: `significand` divided by ten to the power of `decimals`.
    case written(significand: Int, decimals: Int, isPercent: Bool)

    /// The number of a cell, or why there is none.
    enum Finding {
        case number(CellNumber)
        case refused(Fact)
    }

    /// Takes the number from a cell.
    static func of(_ cell: SheetContents.Cell, shown: String) -> Finding {
        switch cell.value {
        case .number(let number):
            let isPercent = ShownText.isPercent(cell.format)
            return .number(.stored(isPercent ? number * 100 : number, isPercent: isPercent))
        case .text(let text):
            return of(text)
        case .date, .time, .duration:
            return .refused(.dateForNumber(found: shown))
        case .boolean, .error:
            return .refused(.notANumber(found: shown))
        }
    }

    private static func of(_ text: String) -> Finding {
        switch NumberText(text) {
        case .number(let significand, let decimals, let isPercent):
            return .number(
                .written(significand: significand, decimals: decimals, isPercent: isPercent))
        case .ambiguous:
            return .refused(.ambiguousNumber(found: CellReading.quoted(text)))
        case .words:
            let found = CellReading.quoted(text)
            let key = Wording.russianKey(ofKey: Wording.key(text.prefix(40)))
            if Wording.isCrossedOut(text) || saysNone.contains(key) {
                return .refused(.dashForZero(found: found))
            }
            return .refused(
                DateText.day(text) == nil
                    ? .notANumber(found: found) : .dateForNumber(found: found))
        }
    }

    /// Whether it was meant as a percentage.
    var isPercent: Bool {
        switch self {
        case .stored(_, let isPercent), .written(_, _, let isPercent): isPercent
        }
    }

    /// The whole number it is, apart from the noise of binary fractions; nil when it has decimals.
    var whole: Int? {
        switch self {
        case .stored(let number, _):
            let nearest = number.rounded()
            let noise = 1e-9 * max(1, abs(number))
            guard abs(number) < 1e15, abs(number - nearest) <= noise else { return nil }
            return Int(nearest)
        case .written(let significand, let decimals, _):
            let unit = Self.power(decimals)
            return significand % unit == 0 ? significand / unit : nil
        }
    }

    /// The number rounded to so many decimals, halves away from nought; nil when it is too big.
    func rounded(toPlaces places: Int) -> Decimal? {
        let unit = Self.power(places)
        switch self {
        case .stored(let number, _):
            let scaled = number * Double(unit)
            guard abs(scaled) < 1e15 else { return nil }
            // A half that binary fractions made a little smaller is still a half.
            let nudged = scaled + (scaled < 0 ? -1e-9 : 1e-9) * max(1, abs(scaled))
            return Self.exact(Int(nudged.rounded()), decimals: places)
        case .written(let significand, let decimals, _):
            guard decimals > places else { return Self.exact(significand, decimals: decimals) }
            let cut = Self.power(decimals - places)
            let half = significand < 0 ? -cut / 2 : cut / 2
            return Self.exact((significand + half) / cut, decimals: places)
        }
    }

    /// The remark that a number written as text was understood.
    func remark(read: Decimal, shown: String) -> [Fact] {
        switch self {
        case .stored: []
        case .written: [.numberAsText(found: CellReading.quoted(shown), read: read)]
        }
    }

    private static func exact(_ significand: Int, decimals: Int) -> Decimal {
        Decimal(
            sign: significand < 0 ? .minus : .plus, exponent: -decimals,
            significand: Decimal(abs(significand)))
    }

    /// Ten to a power; the digits of a text are limited, so it fits.
    private static func power(_ exponent: Int) -> Int {
        (0..<max(0, min(exponent, 15))).reduce(1) { unit, _ in unit * 10 }
    }

    private static let saysNone: Set<String> = [
        "нет", "нету", "н/д", "нд", "н.д", "отсутствует", "отсутствуют", "неимеется",
    ]
}
