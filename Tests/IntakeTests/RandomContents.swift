import Spreadsheet

/// Workbooks of any contents, the same for the same seed.
struct RandomContents {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    }

    /// A number from 0 on; the generator is SplitMix64.
    mutating func number(below limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((bits ^ bits >> 31) % UInt64(limit))
    }

    mutating func byte() -> UInt8 { UInt8(number(below: 256)) }

    mutating func workbook() -> WorkbookContents {
        WorkbookContents(
            sheets: (0..<number(below: 4)).map { _ in sheet() },
            customProperties: Dictionary(
                (0..<number(below: 5)).map { _ in (text(), text()) }, uniquingKeysWith: { $1 }),
            hasMacros: number(below: 2) == 0, hasExternalLinks: number(below: 2) == 0,
            hasComments: number(below: 2) == 0)
    }

    private mutating func sheet() -> SheetContents {
        let places = Set((0..<number(below: 60)).map { _ in address() }).sorted()
        let formats = [nil, "0%", "#,##0.00\\ \"₽\"", ""]
        var cells: [SheetContents.Cell] = []
        for place in places {
            let format = number(below: 20) == 0 ? text() : formats[number(below: formats.count)]
            cells.append(
                .init(
                    address: place, value: value(), format: format,
                    isFormula: number(below: 3) == 0))
        }
        return SheetContents(
            name: text(), visibility: SheetContents.Visibility.allCases[number(below: 3)],
            cells: cells,
            merges: (0..<number(below: 4)).map { _ in CellRange(address(), address()) },
            hiddenRows: Set((0..<number(below: 9)).map { _ in number(below: 1_048_576) }).sorted(),
            formulasWithoutResult: (0..<number(below: 4)).map { _ in address() },
            externalFormulas: (0..<number(below: 4)).map { _ in address() })
    }

    private mutating func address() -> CellAddress {
        CellAddress(row: number(below: 1_048_576), column: number(below: 16_384))
    }

    private mutating func value() -> CellValue {
        switch number(below: 8) {
        case 0: .number(Double(number(below: 1_000_000)) / 7 - 300)
        case 1: .text("я" + text())
        case 2: .boolean(number(below: 2) == 0)
        case 3: .error("#DIV/0!")
        case 4:
            .date(
                DateTime(
                    date: CalendarDate(dayNumber: number(below: 3_000_000) - 700_000),
                    milliseconds: number(below: 86_400_000)))
        case 5: .time(milliseconds: number(below: 86_400_000))
        case 6: .duration(milliseconds: number(below: 1 << 40) - (1 << 39))
        default: .text(String(repeating: text() + "!", count: 1 + number(below: 300)))
        }
    }

    private mutating func text() -> String {
        let letters: [Character] = [
            "a", "Ж", "и\u{306}", "й", "€", "👩‍👧", "\u{0}", "\u{202E}", "\n", "\"",
        ]
        return String((0..<number(below: 12)).map { _ in letters[number(below: letters.count)] })
    }
}

extension WorkbookContents {
    /// Whether both are equal in all that they tell.
    func isSame(as other: WorkbookContents) -> Bool {
        sheets.count == other.sheets.count
            && zip(sheets, other.sheets).allSatisfy { $0.isSame(as: $1) }
            && customProperties == other.customProperties && hasMacros == other.hasMacros
            && hasExternalLinks == other.hasExternalLinks && hasComments == other.hasComments
    }
}

extension SheetContents {
    fileprivate func isSame(as other: SheetContents) -> Bool {
        name == other.name && visibility == other.visibility && cells == other.cells
            && merges == other.merges && hiddenRows == other.hiddenRows
            && formulasWithoutResult == other.formulasWithoutResult
            && externalFormulas == other.externalFormulas
    }
}
