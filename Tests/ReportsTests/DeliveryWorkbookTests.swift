import Completeness
import Forms
import FoundationEssentials
import Spreadsheet
import TestSupport
import Testing
import WorkbookReader
import WorkbookWriter

@testable import Reports

/// 1. Every institution has its row, every sheet says of which day it speaks, all of it fits.
/// 2. The days add up to what «Сроки» counts, each a formula over «Сдача» with its result.
/// 3. Nothing personal is in it.
struct DeliveryWorkbookTests {
    private let city: CityReports
    private let document: WorkbookDocument

    init() throws {
        city = try TestCity(of: 90).statement()
        document = DeliveryWorkbook.document(city, created: DateTime(date: TestCity.deadline))
    }

    @Test("1") func theSheets() throws {
        #expect(document.sheets.map(\.name) == ["Сдача", "Сроки", "Ход сдачи"])
        for sheet in document.settled.sheets {
            #expect(LayoutCheck.clipped(sheet) == [])
            let words = sheet.cells.values.compactMap(\.content.words)
            #expect(words.contains { $0.contains("сведения на 20.06.2026") })
        }
        let rows = try document.settled.sheet("Сдача").cells.filter { $0.key.column == 4 }
        for status in city.board.statuses {
            #expect(rows.values.count { $0.content == .text(status.organization.inn) } == 1)
        }
        _ = try WorkbookFile.bytes(of: document)
    }

    @Test("2") func theDaysAddUp() throws {
        let sheet = try document.sheet("Ход сдачи")
        func results(_ column: Int) -> [Double] {
            sheet.cells.sorted { $0.key.row < $1.key.row }.compactMap { address, cell in
                guard address.column == column, case .formula(_, .number(let value)) = cell.content
                else { return nil }
                return value
            }
        }
        let total = city.board.total
        #expect(results(2).reduce(0, +) == Double(total.inTime))
        #expect(results(3).reduce(0, +) == Double(total.late))
        #expect(results(5).last == Double(total.received))
        #expect(results(6).last == Double(total.received) / Double(total.obliged))
        #expect(sheet.charts.count == 2)
        let deadline = sheet.cells.values.filter { $0.content.words == "15.06 – срок" }
        #expect(deadline.count == 1 && deadline.first?.style.isBold == true)
    }

    @Test("3") func nobodyIsNamed() throws {
        let bytes = try WorkbookFile.bytes(of: document)
        for sheet in try WorkbookReader(bytes: bytes).contents().sheets {
            for cell in sheet.cells {
                if case .text(let text) = cell.value { #expect(!text.contains("Фамильева")) }
            }
        }
    }
}
