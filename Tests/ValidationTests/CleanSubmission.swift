import Forms
import FoundationEssentials
import Spreadsheet
import Validation

/// A report on form М-6.1 in which nothing is wrong, and small changes of it; with a report of the
/// half-year before, in which nothing was wrong either, as soon as one is asked for.
struct CleanSubmission {
    private(set) var submission = Submission()
    private(set) var context = ValidationContext(
        period: Period(year: 2026, half: .first), due: SmallForm.day(2026, 6, 15),
        today: SmallForm.day(2026, 6, 10), organization: SmallForm.organization)

    init(form: Form) {
        for sheet in form.sheets {
            for (line, row) in sheet.rows.enumerated() {
                for (column, cell) in row.cells {
                    let key = ValueKey(row.code, column)
                    submission.places[key] = CellSource(
                        sheet: sheet.name, cell: CellAddress(row: line + 6, column: column - 1))
                    if case .integer = cell.kind { set(key, .number(0)) }
                }
            }
        }
        fillTitle()
        fillDocuments()
        fillStaff()
        fillRegister()
        fillResults()
    }

    /// Applies changes such as `304.3=9; #2.502=П-01; #*.516=нет; half=2; before.301.3=80`: a fixed
    /// cell, a cell of the second row of the register, of all its rows, the half-year of the
    /// collection, a cell of the report before. Without a value the cell is cleared.
    ///
    /// `before` alone gives the report one before it, `again` makes that one its twin.
    mutating func change(_ changes: String) {
        for change in changes.split(separator: ";") {
            let parts = change.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let place = parts[0].filter { $0 != " " }
            let value = parts.count > 1 ? Self.value(parts[1]) : nil
            if place == "half" {
                context.period.half = .second
                context.due = SmallForm.day(2026, 12, 15)
            } else if place == "again" {
                context.previous = submission
            } else if place.hasPrefix("before") {
                var previous = context.previous ?? before
                Self.put(value, at: place.dropFirst("before.".count), of: &previous)
                context.previous = previous
            } else {
                Self.put(value, at: place[...], of: &submission)
            }
        }
    }

    private static func put(
        _ value: FormValue?, at place: Substring, of report: inout Submission
    ) {
        guard !place.isEmpty else { return }
        let codes = place.drop { $0 == "#" }.split(separator: ".")
        guard codes.count == 2, let column = Int(codes[1]) else {
            preconditionFailure("a change names row and column: \(place)")
        }
        let entry = value.map(SmallForm.entry)
        guard place.hasPrefix("#") else {
            report.entries[ValueKey(Int(codes[0]) ?? 0, column)] = entry
            return
        }
        let rows = report.registers[5] ?? []
        for index in rows.indices where codes[0] == "*" || Int(codes[0]) == index + 1 {
            report.registers[5]?[index].entries[column] = entry
        }
    }

    /// What was reported half a year earlier, when all programmes were still going on.
    private var before: Submission {
        var report = submission
        Self.put(.date(SmallForm.day(2025, 12, 1)), at: "108.3", of: &report)
        Self.put(.text("2 (срок 15 декабря)"), at: "107.3", of: &report)
        Self.put(.number(2025), at: "106.3", of: &report)
        for (place, number) in [("603.3", 4), ("802.3", 2), ("803.3", 1), ("804.3", 3)] {
            Self.put(.number(Decimal(number)), at: place[...], of: &report)
        }
        Self.put(.text("реализуется"), at: "#*.513", of: &report)
        Self.put(nil, at: "#*.514", of: &report)
        Self.put(.number(40), at: "#*.515", of: &report)
        return report
    }

    private static func value(_ text: Substring) -> FormValue? {
        if text.isEmpty { return nil }
        if let date = CalendarDate(iso: text) { return .date(date) }
        let isNumber = text.allSatisfy { "0123456789.".contains($0) } && text.count < 10
        if isNumber, let number = Decimal(string: String(text)) { return .number(number) }
        return .text(String(text))
    }

    private mutating func set(_ key: ValueKey, _ value: FormValue) {
        submission.entries[key] = Entry(
            value: value, typed: SmallForm.entry(value).typed,
            source: submission.places[key] ?? SmallForm.address)
    }

    /// Numbers of a row, from column 3 on.
    private mutating func set(_ row: Int, _ numbers: Int...) {
        for (place, number) in numbers.enumerated() {
            set(ValueKey(row, place + 3), .number(Decimal(number)))
        }
    }

    private mutating func fillTitle() {
        let texts = [
            101: SmallForm.organization.fullName, 102: SmallForm.organization.name,
            103: SmallForm.organization.inn, 104: "Советский", 105: "школа",
            107: "1 (срок 15 июня)", 109: "первичный", 111: "https://sh5.ru",
            112: "https://sh5.ru/mentors", 113: "https://sh5.ru/m.pdf", 114: "https://sh5.ru/s.pdf",
            116: "заместитель директора", 117: "Иванова Анна Петровна", 118: "8(391)227-55-44",
            119: "Петров И.И.", 121: "да",
        ]
        for (row, text) in texts { set(ValueKey(row), .text(text)) }
        set(106, 2026)
        set(ValueKey(108), .date(SmallForm.day(2026, 6, 1)))
        set(ValueKey(115), .date(SmallForm.day(2026, 6, 5)))
        set(ValueKey(120), .date(SmallForm.day(2026, 6, 5)))
    }

    private mutating func fillDocuments() {
        for row in 201...219 {
            let values: [Int: FormValue] = [
                3: .text("да"), 4: .date(SmallForm.day(2025, 10, 1)), 5: .text("01-05-12"),
                6: .text("https://sh5.ru/doc/\(row)"), 7: .date(SmallForm.day(2026, 5, 20)),
            ]
            for (column, value) in values where submission.places[ValueKey(row, column)] != nil {
                set(ValueKey(row, column), value)
            }
        }
        set(ValueKey(201, 6), .text("https://sh5.ru/mentors"))
        set(ValueKey(209, 4), .date(SmallForm.day(2025, 9, 10)))
        for row in 901...927 {
            set(ValueKey(row, 4), .text("выполнено"))
            set(ValueKey(row, 5), .text("https://sh5.ru/map/\(row)"))
        }
        for row in 1001...1006 { set(ValueKey(row), .text("Работа идёт по плану.")) }
    }

    private mutating func fillStaff() {
        set(301, 60, 10, 10, 10, 10, 10, 10)
        set(302, 20, 10)
        set(303, 5)
        set(304, 8, 4, 2, 1, 1, 0, 0)
        for (row, number) in [(305, 4), (306, 1), (307, 2), (308, 1)] { set(row, number) }
        set(309, 6, 0, 0, 1, 1, 2, 2)
        for (row, number) in [(310, 4), (311, 2), (312, 1), (313, 6), (314, 6)] { set(row, number) }
        for (row, number) in [(315, 1), (316, 13), (317, 1), (318, 0), (319, 1)] {
            set(row, number)
        }
        set(401, 6, 1, 7, 8, 7)
        set(407, 6, 1, 7, 8, 7)
        set(411, 6)
        set(412, 1)
    }

    /// Six pairs and a group; the sixth programme is still going on.
    private mutating func fillRegister() {
        submission.registers[5] = (1...7).map { ordinal in
            let isGroup = ordinal == 7
            let isOpen = ordinal == 6
            var values: [Int: FormValue] = [
                501: .number(Decimal(ordinal)), 502: .text(isGroup ? "Г-01" : "П-0\(ordinal)"),
                503: .text("Педагог – педагог"), 504: .text("Ситуационное"), 505: .number(1),
                506: .number(isGroup ? 2 : 1), 507: .text("иное"), 508: .text("учитель"),
                509: .date(SmallForm.day(2025, 9, 10)), 510: .text("01-05-12"),
                511: .date(SmallForm.day(2025, 9, 15)), 513: .text("завершена"),
                512: .date(SmallForm.day(2026, 5, 31)), 514: .date(SmallForm.day(2026, 5, 30)),
                515: .number(100), 516: .text("да"), 517: .text("https://sh5.ru/p/\(ordinal)"),
            ]
            if isOpen {
                values[512] = .date(SmallForm.day(2026, 6, 30))
                values[513] = .text("реализуется")
                values[514] = nil
                values[515] = .number(80)
            }
            let places = (501...518).map {
                (
                    $0,
                    CellSource(
                        sheet: "5_Программы", cell: CellAddress(row: ordinal, column: $0 - 501))
                )
            }
            return RegisterRow(
                ordinal: ordinal, entries: values.mapValues(SmallForm.entry),
                places: Dictionary(uniqueKeysWithValues: places))
        }
    }

    private mutating func fillResults() {
        for (row, numbers) in [
            (601, [1]), (602, [2]), (603, [5]), (604, [3, 2]), (605, [20, 5]), (606, [30, 10]),
            (607, [10, 5]), (608, [8, 4]), (609, [40, 10]), (801, [12]), (802, [3]), (803, [2]),
            (804, [3]), (805, [10]), (806, [6]), (807, [5]), (808, [2]), (809, [6]), (810, [5]),
            (811, [8]), (812, [7]), (815, [1]), (816, [1]), (817, [2]),
        ] {
            for (place, number) in numbers.enumerated() {
                set(ValueKey(row, place + 3), .number(Decimal(number)))
            }
        }
        for row in 701...711 {
            for (column, number) in [(3, 1), (4, 10), (5, 4), (6, 1)]
            where submission.places[ValueKey(row, column)] != nil {
                set(ValueKey(row, column), .number(Decimal(number)))
            }
        }
        set(ValueKey(813), .number(Decimal(85) / 10))
        set(ValueKey(814), .number(Decimal(89) / 10))
    }
}
