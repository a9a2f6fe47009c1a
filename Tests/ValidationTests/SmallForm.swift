import Forms
import FoundationEssentials
import Spreadsheet
import Validation

/// A form of three sheets, small enough to be seen at a glance.
///
/// - 1_Титул: 102 name (text), 103 ИНН, 121 yes or no, all in column 3.
/// - 3_Кадры: 301 and 302 with columns 3–6, 303 with column 3 only, all whole numbers; 304 a text.
/// - 5_Пары, a register: 502 code, 505 number, 511 and 512 dates, 513 state, 517 link.
enum SmallForm {
    static let address = CellSource(sheet: "Лист", cell: CellAddress(row: 0, column: 0))

    static func form(rules: [FormRule] = []) -> Form {
        let count = InputCell(kind: .integer(0...1000), requirement: .always)
        let note = InputCell(kind: .text(limit: 300), requirement: .never)
        let identity = Form.IdentityCells(
            respondent: ValueKey(103), name: ValueKey(102), fullName: ValueKey(102),
            district: ValueKey(102), kind: ValueKey(102), year: ValueKey(102),
            half: ValueKey(102), asOf: ValueKey(102), reportKind: ValueKey(102),
            correction: ValueKey(102), published: ValueKey(102))
        return Form(
            id: "T1", version: "1", shortTitle: "", title: "", roadMapItem: "", collector: "",
            years: 2025...2029, deadlines: [:],
            lists: [Form.ValueList(name: "state", values: ["реализуется", "завершена"])],
            sheets: [
                FormSheet(
                    number: 1, name: "1_Титул", title: "", help: "", columns: columns([3]),
                    rows: [
                        row(102, [3: note]),
                        row(103, [3: InputCell(kind: .inn, requirement: .always)]),
                        row(121, [3: note]),
                    ]),
                FormSheet(
                    number: 3, name: "3_Кадры", title: "", help: "",
                    columns: columns([3, 4, 5, 6]),
                    rows: [
                        row(301, [3: count, 4: count, 5: count, 6: count]),
                        row(302, [3: count, 4: count, 5: count, 6: count]), row(303, [3: count]),
                        row(304, [3: note]),
                    ]),
                FormSheet(
                    number: 5, name: "5_Пары", title: "", help: "",
                    columns: [
                        column(502, .text(limit: 6)), column(505, .integer(0...99)),
                        column(511, .date, .never), column(512, .date, .never),
                        column(513, .choice(list: "state"), .never),
                        column(517, .url, .when(parsed("c513 = \"завершена\""))),
                    ], rows: [], registerCapacity: 10, keyColumn: 502,
                    currentRows: parsed("OR(ISBLANK(c512), c512 >= school_year_start)")),
            ], identity: identity, rules: rules, instruction: [])
    }

    static func parsed(_ text: String) -> Forms.Expression {
        guard let expression = try? Forms.Expression(parsing: text) else {
            preconditionFailure("no expression: \(text)")
        }
        return expression
    }

    /// A submission with these values; every cell of the form has its place in the file.
    static func submission(
        _ values: [ValueKey: FormValue] = [:], register: [[Int: FormValue]] = []
    ) -> Submission {
        var submission = Submission()
        for sheet in form().sheets {
            for (line, row) in sheet.rows.enumerated() {
                for column in row.cells.keys {
                    submission.places[ValueKey(row.code, column)] = source(sheet, line, column)
                }
            }
        }
        for (key, value) in values { submission.entries[key] = entry(value) }
        submission.registers[5] = register.enumerated().map { line, values in
            RegisterRow(
                ordinal: line + 1, entries: values.mapValues(entry),
                places: Dictionary(
                    uniqueKeysWithValues: [502, 505, 511, 512, 513, 517].map {
                        ($0, CellSource(sheet: "5_Пары", cell: CellAddress(row: line, column: $0)))
                    }))
        }
        return submission
    }

    static func entry(_ value: FormValue) -> Entry {
        let typed =
            switch value {
            case .text(let text): text
            case .number(let number): "\(number)"
            case .date(let date): date.russian
            }
        return Entry(value: value, typed: typed, source: address)
    }

    /// An entry that was not understood.
    static func unreadable(_ typed: String) -> Entry {
        Entry(value: nil, typed: typed, source: address)
    }

    static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
        guard let date = CalendarDate(year: year, month: month, day: day) else {
            preconditionFailure("no such day")
        }
        return date
    }

    static let organization = Organization(
        inn: "2460000000", name: "МАОУ СШ № 5", fullName: "Школа № 5 имени В.С. Молокова",
        kind: "школа", district: "Советский", hosts: ["www.sh5.ru", "https://sh5.gosuslugi.ru/"])

    static func context(previous: Submission? = nil) -> ValidationContext {
        ValidationContext(
            period: Period(year: 2026, half: .first), due: day(2026, 6, 15),
            today: day(2026, 6, 10), organization: organization, previous: previous)
    }

    private static func row(_ code: Int, _ cells: [Int: InputCell]) -> FormRow {
        FormRow(code: code, caption: "Строка \(code)", cells: cells)
    }

    private static func columns(_ numbers: [Int]) -> [FormColumn] {
        numbers.map { column($0, .integer(0...1000)) }
    }

    private static func column(
        _ number: Int, _ kind: InputCell.Kind, _ requirement: InputCell.Requirement = .always
    ) -> FormColumn {
        FormColumn(
            number: number, caption: "Графа \(number)", role: .input,
            cell: InputCell(kind: kind, requirement: requirement))
    }

    private static func source(_ sheet: FormSheet, _ line: Int, _ column: Int) -> CellSource {
        CellSource(sheet: sheet.name, cell: CellAddress(row: line + 4, column: column - 1))
    }
}
