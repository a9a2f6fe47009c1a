import Forms
import FoundationEssentials
import Spreadsheet
import TestSupport
import Testing

@testable import Consolidation

/// Three institutions, the marks that checkers give them, and what their reports say: for tests of
/// rounds of the shipped form М-6.2.
struct CheckedCity {
    static let round = Period(year: 2026, half: .second)
    static let inns = ["0000000019", "0000000027", "0000000035"]
    static let criteria = 6201...6216

    var form: Form
    let checkedForm: Form
    var reports: [String: SiteRound.CheckedReport] = [:]

    init() throws {
        form = try TestForm.m62()
        checkedForm = try TestForm.m61()
        for inn in Self.inns { reports[inn] = Self.owed }
    }

    /// A report that is owed and has not arrived.
    private static var owed: SiteRound.CheckedReport {
        SiteRound.CheckedReport(values: nil, arrived: nil, due: date(2026, 6, 15))
    }

    var register: [Organization] {
        Self.inns.enumerated().map { index, inn in
            Organization(
                inn: inn, name: "МБОУ СШ № \(index + 1)", fullName: "Школа", kind: "школа",
                district: index == 2 ? "Кировский" : "Советский", hosts: ["school\(index + 1).ru"])
        }
    }

    /// A day of July 2026.
    static func july(_ day: Int) -> CalendarDate { date(2026, 7, day) }

    static func date(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
        CalendarDate(year: year, month: month, day: day) ?? CalendarDate(dayNumber: 0)
    }

    /// A row of the checklist: the same mark for every criterion, with these differences.
    static func row(
        _ inn: String, all mark: String = "2", _ others: [Int: String] = [:],
        on day: CalendarDate = july(10), updated: CalendarDate? = nil, flag: String = "нет",
        at address: String? = nil
    ) -> [Int: FormValue] {
        var values: [Int: FormValue] = [6222: .text(inn), 6225: .date(day), 6218: .text(flag)]
        for column in criteria { values[column] = .text(others[column] ?? mark) }
        if let updated { values[6217] = .date(updated) }
        if let address { values[6226] = .text(address) }
        return values
    }

    /// A row on a recommendation.
    static func advice(
        _ inn: String, _ code: String, earlier: Bool = false, text: String? = nil,
        due: CalendarDate? = nil, sent: String? = nil, done: String? = nil
    ) -> [Int: FormValue] {
        var values: [Int: FormValue] = [
            6331: .text(inn), 6333: .text(code),
            6332: .text(earlier ? "прошлый раунд" : "этот раунд"),
        ]
        if let text { values[6334] = .text(text) }
        if let due { values[6335] = .date(due) }
        if let sent { values[6336] = .text(sent) }
        if let done { values[6337] = .text(done) }
        return values
    }

    /// A checker's workbook.
    static func sheet(
        _ checker: String, settles: Bool = false, _ rows: [[Int: FormValue]],
        advice: [[Int: FormValue]] = []
    ) -> SiteRound.Sheet {
        let source = CellSource(sheet: "", cell: CellAddress(row: 0, column: 0))
        func entries(_ values: [Int: FormValue]) -> [Int: Entry] {
            values.mapValues { Entry(value: $0, typed: "", source: source) }
        }
        func register(_ rows: [[Int: FormValue]]) -> [RegisterRow] {
            rows.enumerated().map { RegisterRow(ordinal: $0 + 1, entries: entries($1)) }
        }
        var submission = Submission(registers: [2: register(rows), 3: register(advice)])
        let kind = settles ? "сводный лист" : "лист проверяющего"
        submission.entries[ValueKey(104)] = Entry(value: .text(kind), typed: "", source: source)
        return SiteRound.Sheet(checker: checker, submission: submission)
    }

    /// What a report says, cell by cell.
    mutating func report(
        _ inn: String, _ values: [ValueKey: FormValue], arrived: CalendarDate? = nil
    ) {
        let source = CellSource(sheet: "", cell: CellAddress(row: 0, column: 0))
        reports[inn] = SiteRound.CheckedReport(
            values: ReportValues(
                Submission(
                    entries: values.mapValues { Entry(value: $0, typed: "", source: source) })),
            arrived: arrived, due: Self.date(2026, 6, 15))
    }

    /// The round of these workbooks.
    func round(
        _ sheets: [SiteRound.Sheet], _ period: Period = round, before: SiteRound? = nil
    ) throws -> SiteRound {
        try #require(
            SiteRound(
                period, form: form, sheets: sheets, checking: checkedForm, reports: reports,
                register: register, before: before))
    }

    /// What a round of a single row says of its institution.
    func result(_ row: [Int: FormValue]) throws -> SiteResult {
        let round = try round([Self.sheet("методист А", [row])])
        return try #require(round.results[Self.inns[0]])
    }
}
