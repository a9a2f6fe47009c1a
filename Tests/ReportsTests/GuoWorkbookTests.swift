import Forms
import Foundation
import Reports
import Spreadsheet
import Testing
import WorkbookWriter

@Suite struct GuoWorkbookTests {
    private static let created = DateTime(date: CalendarDate(dayNumber: 20_000))

    private func book(of count: Int = 40) throws -> WorkbookDocument {
        let city = try TestCity(of: count)
        let previous = try TestCity(of: count, seed: 7)
        return GuoWorkbook.document(
            try city.statement(), previous: try previous.statement(), created: Self.created)
    }

    @Test func theWorkbookIsWrittenWithoutComplaint() throws {
        let bytes = try WorkbookFile.bytes(of: try book())
        #expect(bytes.count > 10_000)
        if let folder = ProcessInfo.processInfo.environment["SVOD_BOOKS"] {
            try Data(bytes).write(
                to: URL(fileURLWithPath: folder).appendingPathComponent("guo.xlsx"))
        }
    }
}
