import Forms
import FoundationEssentials
import Spreadsheet
import TestSupport
import Testing
import WorkbookReader
import WorkbookWriter

@testable import Reports

// 1. Every explanation of the versions that arrived last is listed, with whose it is and what of.
// 2. The table can be filtered; without explanations it says so.
// 3. A text that looks like a formula is a text.
struct KimcWorkbookTests {
    private func document(_ words: [String]) throws -> WorkbookDocument {
        var city = try TestCity(of: 12)
        var left = words[...]
        for index in city.reports.indices {
            guard let latest = city.reports[index].latest, let text = left.first else { continue }
            left.removeFirst()
            var finding = Finding(
                .ruleBroken(id: "R311", arguments: [.number(0), .number(3)]),
                at: .init(sheet: "Кадры (2)", row: 314, column: 3), severity: .warning)
            finding.explanation = text
            let other = Finding(.empty, at: .init(row: 301, column: 3))
            city.reports[index].latest?.findings = [other, finding]
            city.reports[index].latest?.number = latest.number + 1
        }
        return try KimcWorkbook.settled(
            city.statement(), created: DateTime(date: TestCity.deadline))
    }

    @Test("1, 2") func everyExplanationIsListed() throws {
        let words = ["Нет средств", "=1+2", String(repeating: "Долго. ", count: 100)]
        let document = try document(words)
        let sheet = try document.sheet("Пояснения")
        let first = try #require(sheet.frozenAt).row
        let lines = (first..<first + 3).map { row in
            (0...10).map { sheet.cells[CellAddress(row: row, column: $0)]?.content ?? .blank }
        }
        #expect(Set(lines.map { $0[7] }) == Set(words.map { .text($0) }))
        for line in lines {
            #expect(line[3] == .text("3_Кадры"))
            #expect(line[4].words?.hasPrefix("314. ") == true)
            #expect(line[5] == .text("3. Всего (сумма граф 4–9)"))
            #expect(line[6].words?.hasPrefix("Выплату получают 0 из 3") == true)
            #expect(line[8] == .text("R311") && line[9] == .number(2))
        }
        #expect(sheet.filter?.rows == first - 1...first + 2)
        #expect(LayoutCheck.clipped(sheet) == [])
        let width = sheet.columnWidths.values.reduce(0, +)
        #expect(Theme.landscapeWidth / width >= Theme.leastScale - 0.01)
    }

    @Test("2") func noneIsSaidToBeNone() throws {
        let sheet = try document([]).sheet("Пояснения")
        #expect(sheet.cells.values.contains { $0.content == .text("Пояснений пока нет.") })
        #expect(sheet.filter == nil)
    }

    @Test("3") func textsStayTexts() throws {
        let bytes = try WorkbookFile.bytes(of: try document(["=cmd|'/c calc'!A1"]))
        let sheets = try WorkbookReader(bytes: bytes).contents().sheets
        let cells = try #require(sheets.first { $0.name == "Пояснения" }).cells
        let cell = try #require(cells.first { $0.value == .text("=cmd|'/c calc'!A1") })
        #expect(!cell.isFormula)
    }
}
