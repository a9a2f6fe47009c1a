import Forms
import FoundationEssentials
import Spreadsheet

/// Reports that are the same for the same seed, and as odd as reports can be.
struct Dice {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    }

    mutating func below(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }

    mutating func submission() -> Submission {
        var submission = Submission(formVersion: ["", "2026.1"][below(2)])
        for row in [101, 102, 304, 305, 1001] {
            for column in 3...(3 + below(16)) where column <= 18 {
                let key = ValueKey(row, column)
                let place = source(row: row % 100, column: column)
                if below(9) > 0 { submission.places[key] = place }
                guard below(3) > 0 else { continue }
                // Now and then a value was read from another place than its own.
                let source = below(7) == 0 ? source(row: 40, column: column) : place
                submission.entries[key] = entry(at: source)
            }
        }
        for sheet in [5, 7] {
            let count = below(4)
            guard count > 0 else { continue }
            submission.registers[sheet] = (1...count).map { row(sheet: sheet, ordinal: $0) }
        }
        return submission
    }

    mutating func findings() -> [Finding] {
        let facts: [Fact] = [
            .empty, .notANumber(found: "много"), .personalData(kind: .phone),
            .ruleBroken(id: "R301", arguments: [.number(1), nil, .text("да")]),
            .receivedLate(on: CalendarDate(dayNumber: 20_000), due: day(), days: 3),
        ]
        return (0..<below(6)).map { _ in
            Finding(
                facts[below(facts.count)],
                at: Finding.Place(
                    sheet: below(2) == 0 ? nil : "3_Кадры",
                    cell: below(2) == 0 ? nil : CellAddress(row: below(90), column: below(40)),
                    row: below(2) == 0 ? nil : 304, column: below(2) == 0 ? nil : 3,
                    ordinal: below(2) == 0 ? nil : 1),
                severity: Severity.allCases[below(Severity.allCases.count)])
        }
    }

    private mutating func row(sheet: Int, ordinal: Int) -> RegisterRow {
        var row = RegisterRow(ordinal: ordinal, entries: [:])
        for position in 1...18 where below(4) > 0 {
            let place = source(row: 10 + ordinal, column: position)
            row.places[sheet * 100 + position] = place
            if below(2) == 0 { row.entries[sheet * 100 + position] = entry(at: place) }
        }
        return row
    }

    private mutating func entry(at source: CellSource) -> Entry {
        let texts = ["да", "", "=СУММ(A1)", "строка\nвторая \"в кавычках\"", "й", "и\u{306}", "12"]
        switch below(4) {
        case 0:
            return Entry(value: nil, typed: texts[below(texts.count)], source: source)
        case 1:
            let day = day()
            return Entry(
                value: .date(day), typed: [day.russian, day.description][below(2)], source: source)
        case 2:
            let text = texts[below(texts.count)]
            return Entry(
                value: .text(text), typed: below(3) == 0 ? " \(text) " : text, source: source)
        default:
            let number = Decimal(below(100_000)) / [1, 10, 1_000][below(3)]
            return Entry(
                value: .number(number),
                typed: below(3) == 0 ? "\(number) чел." : number.description, source: source)
        }
    }

    private mutating func source(row: Int, column: Int) -> CellSource {
        CellSource(
            sheet: below(12) == 0 ? "Лист1" : "3_Кадры",
            cell: CellAddress(row: row, column: below(10) == 0 ? column + 30 : column))
    }

    private mutating func day() -> CalendarDate {
        CalendarDate(dayNumber: 18_000 + below(4_000))
    }
}

extension Submission {
    /// Whether two submissions are equal to the last byte; "й" in two spellings is not.
    func isSame(as other: Submission) -> Bool {
        formVersion == other.formVersion && places == other.places && entries == other.entries
            && entries.allSatisfy {
                Array($1.typed.utf8) == other.entries[$0].map { Array($0.typed.utf8) }
            }
            && registers.keys == other.registers.keys
            && registers.allSatisfy { sheet, rows in
                let others = other.registers[sheet] ?? []
                return rows.count == others.count
                    && zip(rows, others).allSatisfy { one, two in
                        one.ordinal == two.ordinal && one.entries == two.entries
                            && one.places == two.places
                    }
            }
    }
}
