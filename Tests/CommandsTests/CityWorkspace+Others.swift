import Forms
import FoundationEssentials
import Reports
import Spreadsheet
import WorkbookWriter

@testable import Commands

/// Files on the forms that no institution fills in.
extension CityWorkspace {
    /// The round that checks the sites for the half-year.
    static let round = Period(year: 2026, half: .second)
    /// The day of the round's checks.
    static let roundDay = CalendarDate(iso: "2026-07-09") ?? CalendarDate(dayNumber: 0)

    private static func entry(_ value: FormValue) -> Entry {
        Entry(
            value: value, typed: "",
            source: CellSource(sheet: "", cell: CellAddress(row: 0, column: 0)))
    }

    /// The workspace, spoken of for one of its forms.
    func speaking(of form: String) throws -> Session {
        try Session(workspace).speaking(ofNamed: form)
    }

    /// The form of an office as a file: every required cell of the office filled.
    func officeFile(
        status: String = "выполняется", registers: [Int: [[Int: FormValue]]] = [:]
    ) throws -> [UInt8] {
        let form = try speaking(of: "М-7.2").form
        var submission = Submission(formVersion: form.version)
        func put(_ row: Int, _ value: FormValue, column: Int = 3) {
            submission.entries[ValueKey(row, column)] = Self.entry(value)
        }
        put(7201, .text("КИМЦ"))
        put(7202, .number(2026))
        put(7203, .text("1 (срок 15 июня)"))
        put(7204, .date(Self.due.adding(days: -5)))
        put(7205, .text("методист"))
        for row in 7211...7231 { put(row, .text(status), column: 4) }
        submission.registers = registers.mapValues { rows in
            rows.enumerated().map {
                RegisterRow(ordinal: $0 + 1, entries: $1.mapValues(Self.entry))
            }
        }
        return try WorkbookFile.bytes(
            of: BlankLayout(form: form).document(
                organization: Organization(respondent: "КИМЦ", name: "КИМЦ"),
                period: Self.period, due: Self.due, created: DateTime(date: Self.due),
                values: submission))
    }

    /// A checker's workbook: the same mark for everything but the second criterion.
    func checkerFile(
        _ checker: String, second: String, on form: String = "М-6.2"
    ) throws -> [UInt8] {
        let form = try speaking(of: form).form
        let titles: [Int: FormValue] = [
            101: .number(2026), 102: .text("2 – июль"), 103: .text(checker),
            104: .text("лист проверяющего"), 105: .date(Self.roundDay), 106: .date(Self.roundDay),
        ]
        var submission = Submission(formVersion: form.version)
        for (row, value) in titles { submission.entries[ValueKey(row)] = Self.entry(value) }
        submission.registers[2] = organizations.prefix(2).enumerated().map { index, school in
            var values: [Int: FormValue] = [
                6221: .text(school.name), 6222: .text(school.inn), 6223: .text(school.district),
                6224: .text(school.kind), 6225: .date(Self.roundDay), 6227: .text("Официально"),
                6218: .text("нет"),
            ]
            for column in 6201...6216 { values[column] = .text("2") }
            values[6202] = .text(index == 0 ? second : "1")
            return RegisterRow(ordinal: index + 1, entries: values.mapValues(Self.entry))
        }
        return try WorkbookFile.bytes(
            of: BlankLayout(form: form).document(
                organization: nil, period: Self.round, due: Self.roundDay,
                created: DateTime(date: Self.roundDay), values: submission))
    }
}
