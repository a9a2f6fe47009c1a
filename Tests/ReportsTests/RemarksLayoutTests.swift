import Forms
import Spreadsheet
import TestSupport
import Testing
import WorkbookWriter

@testable import Reports

// 1. The head says whose report it is, what became of it, when it came and how much is filled.
// 2. Errors stand first, then warnings, then notices; each with place, fact and remedy.
// 3. A clean report has a table that says so.
struct RemarksLayoutTests {
    let form: Form

    init() throws {
        form = try TestForm.m61()
    }

    private func document(_ findings: [Finding], day: String = "2026-12-17") throws
        -> WorkbookDocument
    {
        let due = try #require(CalendarDate(iso: "2026-12-15"))
        let version = Report.Version(
            number: 2,
            arrival: Arrival(date: try #require(CalendarDate(iso: day)), source: .journal),
            submission: Submission(), findings: findings, verdict: Verdict(findings: findings),
            filledCells: 212, requiredCells: 214)
        return RemarksLayout(form: form).document(
            for: BlankSample.organization, period: BlankSample.period, version: version, due: due,
            created: DateTime(date: due))
    }

    private static func place(_ row: Int, _ column: Int, _ cell: String) -> Finding.Place {
        Finding.Place(
            sheet: "3_Кадры", cell: CellAddress(cell), row: row, column: column)
    }

    static let findings = [
        Finding(.dateAsText(found: "1.6.26", read: CalendarDate(dayNumber: 20_605))),
        Finding(
            .receivedLate(on: .init(dayNumber: 20_804), due: .init(dayNumber: 20_802), days: 2)),
        Finding(.empty, at: place(304, 5, "E14")),
        Finding(.notANumber(found: "пять"), at: place(301, 3, "C8")),
    ]

    private func texts(_ sheet: SheetDocument) -> [String] {
        sheet.cells.sorted { $0.key < $1.key }.compactMap {
            guard case .text(let text) = $0.value.content else { return nil }
            return text
        }
    }

    @Test func theHeadSaysWhatBecameOfTheReport() throws {
        let sheet = try #require(try document(Self.findings).sheets.first)
        let texts = texts(sheet)
        #expect(sheet.name == "Замечания")
        #expect(texts.contains("На доработке"))
        #expect(texts.contains("17.12.2026, на 2\u{A0}дня позже срока (срок 15.12.2026); версия 2"))
        #expect(texts.contains("212 из 214\u{A0}обязательных ячеек"))
        #expect(texts.contains { $0.contains("МАОУ СШ № 1 & Ко, ИНН 2460000003") })
    }

    @Test func errorsStandFirstAndCarryPlaceFactAndRemedy() throws {
        let sheet = try #require(try document(Self.findings).sheets.first)
        let first = try #require(sheet.frozenAt?.row)
        let table = (first..<first + 4).map { row in
            (0...7).map { sheet.cells[CellAddress(row: row, column: $0)]?.content ?? .blank }
        }
        #expect(
            table.map { $0[1] } == [
                .text("ошибка"), .text("ошибка"), .text("предупреждение"), .text("сведение"),
            ])
        #expect(table.map { $0[3] } == [.text("C8"), .text("E14"), .blank, .blank])
        #expect(table[0][4] == .text("301. Педагогические работники, всего"))
        #expect(table[1][5] == .text("5. от 3 до 5 лет"))
        #expect(table[2][2] == .text("весь файл"))
        #expect(table[0][6] != .blank && table[0][7] != .blank)
        #expect(sheet.filter?.rows == first - 1...first + 3)
    }

    @Test func aCleanReportSaysSo() throws {
        let sheet = try #require(try document([], day: "2026-12-15").sheets.first)
        let texts = texts(sheet)
        #expect(texts.contains("Замечаний нет."))
        #expect(texts.contains("Принят"))
        #expect(texts.contains("15.12.2026, в срок (срок 15.12.2026); версия 2"))
        #expect(sheet.filter == nil)
    }

    @Test func noTextIsHigherThanItsRow() throws {
        let sheet = try #require(try document(Self.findings).sheets.first)
        #expect(LayoutCheck.clipped(sheet) == [])
    }
}
